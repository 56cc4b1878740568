package annotations

import (
	"go/token"
	"time"

	"go.yaml.in/yaml/v3"
)

// Details is the section record of lawful.yaml: what the record of processing
// must hold and no program text shows. Every field may be empty, which the
// record then says.
type Details struct {
	// JointControllers, Representative and Serves (the controllers that a
	// processor works for) complete the organisation.
	JointControllers []string
	Representative   string
	Serves           []string
	// Common holds for every activity, Purposes for those of a purpose or of one
	// below it: the nearest that has a key counts.
	Common   Particulars
	Purposes []PurposeParticulars
	// Recipients are those outside the organisation, by the code that sends to
	// them.
	Recipients []*Recipient
	Pos        token.Position
}

// Particulars are what people know of an activity, by key: the keys of
// [ParticularKeys]. Dates are YYYY-MM-DD.
type Particulars map[string]string

// PurposeParticulars are those of the activities of one purpose, in the order of
// the file.
type PurposeParticulars struct {
	Purpose string
	Particulars
}

// Particular is a key of the section and what it is for.
type Particular struct {
	Key, Means string
	Date       bool
}

// ParticularKeys returns what may be said of activities, in the order of the
// record's columns. They are those of Article 30 UK GDPR, of the list of the
// Data Security and Protection Toolkit, and the references that reviewers ask
// for.
func ParticularKeys() []Particular {
	return []Particular{
		{Key: "retention", Means: "How long the data is kept, and when it is erased."},
		{Key: "measures", Means: "Technical and organisational measures beside those in the code."},
		{Key: "policy", Means: "The appropriate policy document, where a Schedule 1 condition needs one."},
		{Key: "agreement", Means: "The data-sharing or processing agreement in place."},
		{Key: "agreement-end", Means: "The date on which the agreement ends.", Date: true},
		{Key: "system", Means: "The system or service, and where the data is held."},
		{Key: "owner", Means: "The information asset owner."},
		{Key: "support", Means: "Who supports the system."},
		{Key: "impact", Means: "What the loss of it would mean."},
		{Key: "dpia", Means: "The reference of the data protection impact assessment."},
		{Key: "approval", Means: "The approval of a research ethics committee or of the HRA."},
		{Key: "approved", Means: "The date of the approval.", Date: true},
		{Key: "dtac", Means: "The reference of the digital technology assessment (DTAC)."},
		{Key: "dspt", Means: "The reference of the Data Security and Protection Toolkit."},
		{Key: "review", Means: "The date of the next review of the activity.", Date: true},
	}
}

// Recipient is somebody outside the organisation who receives patient data.
type Recipient struct {
	// Match is a package, or a tree of packages, that sends to it.
	Match *Pattern
	// Name, Role, Country, Safeguard (of a transfer to another country),
	// Agreement and Ends (a date) may be empty.
	Name, Role, Country, Safeguard, Agreement, Ends string
	Pos                                             token.Position
}

// Particular returns what is said under a key of the activities of a purpose:
// for it, for a purpose above it, or for all. "" when nothing is.
func (d *Details) Particular(voc *Vocabulary, purpose, key string) string {
	p, ok := voc.Purpose(purpose)
	for ; ok; p, ok = voc.Purpose(p.Parent) {
		for _, own := range d.Purposes {
			if own.Purpose == p.ID && own.Particulars[key] != "" {
				return own.Particulars[key]
			}
		}
	}
	return d.Common[key]
}

// Recipient returns who receives what is sent by a package, nil when nothing is
// said of it.
func (d *Details) Recipient(path string) *Recipient {
	for _, r := range d.Recipients {
		if r.Match.MatchPath(path) {
			return r
		}
	}
	return nil
}

// recipientKeys are the keys of one recipient.
var recipientKeys = []string{"match", "name", "role", "country", "safeguard", "agreement", "agreement-end"}

// recipientRoles are what a recipient may be to the organisation.
var recipientRoles = []string{"controller", "joint-controller", "processor", "third-party"}

// details reads the section record.
func (r *configReader) details(n *yaml.Node) {
	d := &r.config.Record
	d.Pos = r.position(n)
	known := []string{"joint-controllers", "representative", "serves", "purposes", "recipients"}
	for _, k := range ParticularKeys() {
		known = append(known, k.Key)
	}
	for _, p := range r.mapping(n, "record", known) {
		switch p.key {
		case "joint-controllers":
			d.JointControllers = r.texts(p.node, "record.joint-controllers")
		case "serves":
			d.Serves = r.texts(p.node, "record.serves")
		case "representative":
			d.Representative, _ = r.scalar(p.node, "record.representative")
		case "purposes":
			r.purposeDetails(p.node)
		case "recipients":
			r.recipients(p.node)
		default:
			if d.Common == nil {
				d.Common = Particulars{}
			}
			r.particular(d.Common, p, "record."+p.key)
		}
	}
}

func (r *configReader) texts(n *yaml.Node, what string) []string {
	var list []string
	for _, item := range r.scalars(n, what) {
		list = append(list, item.Value)
	}
	return list
}

// particular reads one value: a text, or a date.
func (r *configReader) particular(to Particulars, p pair, what string) {
	s, ok := r.scalar(p.node, what)
	if !ok {
		return
	}
	for _, k := range ParticularKeys() {
		if k.Key == p.key && k.Date && !r.date(p.node, what) {
			return
		}
	}
	to[p.key] = s
}

func (r *configReader) date(n *yaml.Node, what string) bool {
	if _, err := time.Parse(time.DateOnly, n.Value); err != nil {
		r.fault(n, "%s: found %s; expected a date such as 2027-03-31", what, clip(n.Value))
		return false
	}
	return true
}

// purposeDetails reads what holds for the activities of single purposes.
func (r *configReader) purposeDetails(n *yaml.Node) {
	var known []string
	for _, k := range ParticularKeys() {
		known = append(known, k.Key)
	}
	seen := map[string]bool{}
	for _, p := range r.mapping(n, "record.purposes", nil) {
		purpose, ok := r.config.Vocabulary.Purpose(p.key)
		if !ok {
			r.fault(p.name, "record.purposes: unknown purpose %s; %s", clip(p.key), orNearest(p.key, allPurposes(r.config.Vocabulary)))
			continue
		}
		if seen[purpose.ID] {
			r.fault(p.name, "record.purposes: purpose %s stands twice", purpose.ID)
			continue
		}
		seen[purpose.ID] = true
		own := PurposeParticulars{purpose.ID, Particulars{}}
		for _, f := range r.mapping(p.node, "record.purposes."+p.key, known) {
			r.particular(own.Particulars, f, "record.purposes."+p.key+"."+f.key)
		}
		r.config.Record.Purposes = append(r.config.Record.Purposes, own)
	}
}

// recipients reads who receives data outside the organisation.
func (r *configReader) recipients(n *yaml.Node) {
	if n.Kind != yaml.SequenceNode {
		r.fault(n, "record.recipients: found %s; expected a list of {match: …, name: …}", describeNode(n))
		return
	}
	for _, item := range n.Content {
		if to := r.recipient(item); to != nil {
			r.config.Record.Recipients = append(r.config.Record.Recipients, to)
		}
	}
}

func (r *configReader) recipient(n *yaml.Node) *Recipient {
	to := &Recipient{Pos: r.position(n)}
	pairs := r.mapping(n, "record.recipients", recipientKeys)
	for _, p := range pairs {
		what := "record.recipients." + p.key
		switch p.key {
		case "match":
			to.Match = r.packagePattern(p.node, what)
		case "name":
			to.Name, _ = r.scalar(p.node, what)
		case "role":
			to.Role = r.word(p.node, what, recipientRoles...)
		case "country":
			to.Country, _ = r.scalar(p.node, what)
		case "safeguard":
			to.Safeguard, _ = r.scalar(p.node, what)
		case "agreement":
			to.Agreement, _ = r.scalar(p.node, what)
		case "agreement-end":
			if s, ok := r.scalar(p.node, what); ok && r.date(p.node, what) {
				to.Ends = s
			}
		}
	}
	if n.Kind != yaml.MappingNode || to.Match == nil {
		if n.Kind == yaml.MappingNode && !hasKey(pairs, "match") {
			r.fault(n, "record.recipients: found no match; expected the package that sends to it")
		}
		return nil
	}
	return to
}

func hasKey(pairs []pair, key string) bool {
	for _, p := range pairs {
		if p.key == key {
			return true
		}
	}
	return false
}
