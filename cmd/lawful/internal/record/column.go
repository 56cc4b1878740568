package record

import (
	"fmt"
	"slices"
	"strings"

	"github.com/lawful-lint/lawful/annotations"
)

// Column is a column of the record: what Article 30 UK GDPR asks for, what the
// regulator adds for data of a special category, the list of the Data Security
// and Protection Toolkit, and what reviewers of section 251 applications want.
type Column struct {
	Key, Title string
	// From says who fills it in: the code, lawful.yaml, or both.
	From string
	cell func(*Record, *Activity) string
	// wanted says whether it applies to an activity; nil means to all.
	wanted func(*Record, *Activity) bool
	// optional columns are not missing when they are empty.
	optional bool
	// Setting is the key of lawful.yaml that fills it in for all activities; ""
	// where it is filled in by what is declared of the activity itself.
	Setting string
	// needed says that the law asks for it (Article 30 UK GDPR, and what the
	// regulator adds for data of a special category).
	needed bool
}

// What a column says where nothing stands.
const (
	MissingText       = "missing"
	NotApplicableText = "not applicable"
)

// Cell is what the column says of an activity: a value, "missing" or "not
// applicable"; "" only in a column that may be empty.
func (c Column) Cell(r *Record, a *Activity) string {
	if c.wanted != nil && !c.wanted(r, a) {
		return NotApplicableText
	}
	if v := c.cell(r, a); v != "" || c.optional {
		return v
	}
	return MissingText
}

// The sides that fill in a column.
const (
	fromCode   = "code"
	fromConfig = "lawful.yaml"
	fromBoth   = "code and lawful.yaml"
)

// Columns returns the columns in their order.
func Columns() []Column {
	list := []Column{
		{Key: "id", Title: "Activity", From: fromCode, cell: func(_ *Record, a *Activity) string { return a.ID }},
		{Key: "name", Title: "Name", From: fromCode, cell: func(_ *Record, a *Activity) string { return a.Name }},
		{Key: "status", Title: "Status", From: fromCode, cell: func(r *Record, a *Activity) string { return r.Tally(a) }},
		{Key: "blocks", Title: "Blocks sign-off", From: fromBoth, optional: true, cell: func(r *Record, a *Activity) string { return words(Blocking(r, a)) }},
		{Key: "location", Title: "Code", From: fromCode, cell: location},
		{Key: "controller", Title: "Controller and contact", Setting: "organisation.name", needed: true, From: fromConfig, cell: controllerCell},
		{Key: "joint-controllers", Title: "Joint controllers", Setting: "record.joint-controllers", needed: true, From: fromConfig, wanted: role("joint-controller"), cell: func(r *Record, _ *Activity) string { return words(r.Controller.Joint) }},
		{Key: "representative", Title: "Representative", Setting: "record.representative", From: fromConfig, optional: true, cell: func(r *Record, _ *Activity) string { return r.Controller.Representative }},
		{Key: "dpo", Title: "Data protection officer", Setting: "organisation.dpo", needed: true, From: fromConfig, cell: func(r *Record, _ *Activity) string { return r.Controller.DPO }},
		{Key: "role", Title: "Our role", Setting: "organisation.role", needed: true, From: fromConfig, cell: func(r *Record, _ *Activity) string { return r.Controller.Role }},
		{Key: "serves", Title: "Controllers served", Setting: "record.serves", needed: true, From: fromConfig, wanted: role("processor", "sub-processor"), cell: func(r *Record, _ *Activity) string { return words(r.Controller.Serves) }},
		{Key: "purpose", Title: "Purpose", From: fromCode, cell: func(_ *Record, a *Activity) string { return a.Purpose.ID }},
		{Key: "purpose-parent", Title: "Within", From: fromCode, optional: true, cell: func(_ *Record, a *Activity) string { return a.Purpose.Parent }},
		{Key: "stage", Title: "Stage", From: fromCode, cell: func(_ *Record, a *Activity) string { return a.Purpose.Stage }},
		{Key: "direct-care", Title: "Direct care", From: fromCode, cell: func(_ *Record, a *Activity) string { return a.Purpose.Direct }},
		{Key: "dpv", Title: "DPV terms", From: fromCode, optional: true, cell: func(_ *Record, a *Activity) string { return words(a.Purpose.DPV) }},
		{Key: "hl7", Title: "HL7 codes", From: fromCode, optional: true, cell: func(_ *Record, a *Activity) string { return words(a.Purpose.HL7) }},
		{Key: "individuals", Title: "Individuals", From: fromCode, cell: func(*Record, *Activity) string { return "patients (dpv:Patient)" }},
		{Key: "data", Title: "Personal data", From: fromCode, cell: func(_ *Record, a *Activity) string { return words(DataNames(a.Data)) }},
		{Key: "categories", Title: "Categories of data", From: fromCode, cell: func(_ *Record, a *Activity) string { return words(a.categories()) }},
		{Key: "types", Title: "Types of FHIR, HL7 and DICOM", From: fromCode, optional: true, cell: func(_ *Record, a *Activity) string { return words(a.Types) }},
		{Key: "special-category", Title: "Special category", From: fromCode, cell: func(*Record, *Activity) string { return "yes: data concerning health" }},
		{Key: "state", Title: "Identifiability", From: fromCode, cell: func(_ *Record, a *Activity) string { return words(a.states()) }},
		{Key: "origin", Title: "Obtained for", From: fromCode, cell: func(_ *Record, a *Activity) string { return words(a.Origins) }},
		{Key: "from", Title: "Comes from", From: fromCode, optional: true, cell: func(_ *Record, a *Activity) string { return words(a.From) }},
		{Key: "recipient", Title: "Recipients", From: fromBoth, cell: recipientCell},
		{Key: "transfer", Title: "Transfer abroad", From: fromBoth, cell: transfer},
		{Key: "a6", Title: "Article 6 basis", From: fromCode, cell: onBasis(func(b *Basis) string { return with(b.A6, b.Get("task")) })},
		{Key: "a9", Title: "Article 9 condition", From: fromCode, cell: onBasis(func(b *Basis) string { return b.A9 })},
		{Key: "schedule-1", Title: "Schedule 1 condition", From: fromCode, wanted: needsSchedule, cell: onSome(func(_ *Record, _ *Activity, b *Basis) string { return b.Schedule1 })},
		{Key: "route", Title: "Common-law route", From: fromCode, cell: onBasis(func(b *Basis) string { return b.Route })},
		{Key: "evidence", Title: "Evidence", From: fromCode, cell: onSome(func(_ *Record, _ *Activity, b *Basis) string { return evidence(b) })},
		{Key: "basis-review", Title: "Review of the basis", From: fromCode, optional: true, cell: onBasis(func(b *Basis) string { return b.Get("review") })},
		{Key: "opt-out", Title: "National data opt-out", From: fromCode, cell: optOut},
		{Key: "withdrawal", Title: "Withdrawal and dissent", From: fromCode, cell: withdrawal},
		{Key: "sanitizers", Title: "De-identification in the code", From: fromCode, cell: sanitizers},
	}
	return append(append(list, particulars()...),
		Column{Key: "open", Title: "Open findings", From: fromCode, optional: true, cell: func(r *Record, a *Activity) string {
			list := joined(r, a, func(c *Crossing) string {
				if c.Status == InOrder || c.Status == Accepted {
					return ""
				}
				return c.At.at() + ": " + c.Status
			})
			for _, f := range r.FindingsOf(a) {
				list = append(list, f.At.at()+": "+f.Severity+", "+f.Message)
			}
			return words(list)
		}},
		Column{Key: "suppressed", Title: "Accepted findings", From: fromCode, optional: true, cell: func(r *Record, a *Activity) string {
			return words(joined(r, a, func(c *Crossing) string {
				if c.Status != Accepted {
					return ""
				}
				return c.At.at() + ": " + c.Reason
			}))
		}},
	)
}

// particulars are the columns that lawful.yaml fills in for a purpose.
func particulars() (list []Column) {
	for _, k := range annotations.ParticularKeys() {
		list = append(list, Column{Key: k.Key, Title: title(k.Key), From: fromConfig, wanted: particularWanted(k.Key), Setting: "record." + k.Key, needed: neededParticular(k.Key),
			cell: func(r *Record, a *Activity) string { return particular(r, a, k.Key) }})
	}
	return list
}

// title is a key as a heading.
func title(key string) string {
	switch key {
	case "dpia", "dtac", "dspt":
		return strings.ToUpper(key)
	case "policy":
		return "Appropriate policy document"
	case "system":
		return "System, and where held"
	case "owner":
		return "Information asset owner"
	case "impact":
		return "Impact of loss"
	}
	words := strings.ReplaceAll(key, "-", " ")
	return strings.ToUpper(words[:1]) + words[1:]
}

// missing lists the keys of the columns that should say something of an
// activity and do not.
func missing(r *Record, a *Activity) []string {
	var list []string
	for _, c := range Columns() {
		if c.Cell(r, a) == MissingText {
			list = append(list, c.Key)
		}
	}
	return list
}

func words(list []string) string { return strings.Join(list, "; ") }

func with(word, more string) string {
	if word == "" || more == "" {
		return word
	}
	return word + " (" + more + ")"
}

// DataNames are the data with their state where that is not identifiable.
func DataNames(list []Datum) []string {
	var names []string
	for _, d := range list {
		if d.State == "identifiable" {
			names = append(names, d.Name)
		} else {
			names = append(names, d.Name+" ("+d.State+")")
		}
	}
	return names
}

func (a *Activity) categories() (list []string) {
	for _, d := range a.Data {
		list = addSorted(list, d.Categories...)
	}
	return list
}

func (a *Activity) states() (list []string) {
	for _, d := range a.Data {
		list = addSorted(list, d.State)
	}
	return list
}

// CrossingsOf are the crossings of an activity, in order.
func (r *Record) CrossingsOf(a *Activity) (list []*Crossing) {
	for i := range r.Crossings {
		if r.Crossings[i].Activity == a.ID {
			list = append(list, &r.Crossings[i])
		}
	}
	return list
}

// FunctionsOf are the functions of an activity, in order.
func (r *Record) FunctionsOf(a *Activity) (list []*Function) {
	ids := map[string]bool{}
	for _, id := range a.Functions {
		ids[id] = true
	}
	for i := range r.Functions {
		if ids[r.Functions[i].ID] {
			list = append(list, &r.Functions[i])
		}
	}
	return list
}

func joined(r *Record, a *Activity, say func(*Crossing) string) (list []string) {
	for _, c := range r.CrossingsOf(a) {
		if s := say(c); s != "" {
			list = append(list, s)
		}
	}
	return list
}

// location is where an activity is in the code.
func location(r *Record, a *Activity) string {
	list := []string{}
	for _, f := range r.FunctionsOf(a) {
		list = append(list, f.Name+" "+f.at())
	}
	for _, c := range r.CrossingsOf(a) {
		list = append(list, c.Func+" "+c.At.at())
	}
	return words(list)
}

func controllerCell(r *Record, _ *Activity) string {
	return with(r.Controller.Name, r.Controller.Contact)
}

func role(roles ...string) func(*Record, *Activity) bool {
	return func(r *Record, _ *Activity) bool {
		for _, known := range roles {
			if r.Controller.Role == known {
				return true
			}
		}
		return false
	}
}

func sent(r *Record, a *Activity) bool { return len(r.Outside(a)) > 0 }

// onBasis is a column that the basis fills in. Of an activity on none, those
// beside the two articles and the route have nothing to say.
func onBasis(get func(*Basis) string) func(*Record, *Activity) string {
	return func(r *Record, a *Activity) string {
		if b := r.Basis(a.Basis); b != nil {
			return get(b)
		}
		return ""
	}
}

// NoBasisText is what stands where a column depends on a basis that is not there.
const NoBasisText = "no basis"

func onSome(get func(*Record, *Activity, *Basis) string) func(*Record, *Activity) string {
	return func(r *Record, a *Activity) string {
		if b := r.Basis(a.Basis); b != nil {
			return get(r, a, b)
		}
		return NoBasisText
	}
}

func evidence(b *Basis) string {
	list := []string{b.Name}
	for _, d := range b.Evidence {
		if d.Key != "task" && d.Key != "opt-out" {
			list = append(list, d.Key+" "+d.Value)
		}
	}
	return words(list)
}

// needsSchedule reports whether the Article 9 condition needs one of Schedule
// 1: those that stand on the law of the country.
func needsSchedule(r *Record, a *Activity) bool {
	b := r.Basis(a.Basis)
	if b == nil {
		return true
	}
	switch b.A9 {
	case "employment", "health-care", "public-health", "research", "substantial-public-interest":
		return true
	}
	return b.A9 == ""
}

// optOut says how the national data opt-out is dealt with. It applies to
// confidential information used beyond individual care under regulations 2 and 5
// of the Control of Patient Information Regulations, and not to what rests on
// explicit consent, regulation 3, a legal requirement or an overriding public
// interest (NHS Digital, national data opt-out operational policy, chapters 5
// and 6).
func optOut(r *Record, a *Activity) string {
	if a.Purpose.Care {
		return "does not apply: direct care"
	}
	b := r.Basis(a.Basis)
	if b == nil {
		return NoBasisText
	}
	switch b.Get("opt-out") {
	case "applied":
		return "to be applied, by the basis: " + appliedTo(r, a)
	case "exempt":
		return "exempt, by the basis"
	case "not-applicable":
		return "does not apply, by the basis"
	}
	switch b.Route {
	case "explicit-consent", "public-health-regulations", "statutory-requirement", "court-order", "overriding-public-interest":
		return "does not apply: " + b.Route
	}
	return ""
}

// appliedTo says what of an activity has passed the opt-out check, as followed.
func appliedTo(r *Record, a *Activity) string {
	list := r.CrossingsOf(a)
	if len(list) == 0 {
		return "no disclosure of data shows in the code"
	}
	not := joined(r, a, func(c *Crossing) string {
		if slices.Contains(c.Passed, "opt-out") {
			return ""
		}
		return c.At.at()
	})
	if len(not) == 0 {
		return "the data has passed the check"
	}
	return fmt.Sprintf("not passed at %s (%d of %d)", strings.Join(not, ", "), len(not), len(list))
}

// withdrawal says how people can stop it, as the code shows.
func withdrawal(r *Record, a *Activity) string {
	checks := slices.DeleteFunc(slices.Clone(a.Checks), func(s string) bool { return s == "opt-out" })
	b := r.Basis(a.Basis)
	switch {
	case len(checks) > 0:
		return "checked in the code: " + words(checks)
	case b == nil:
		return NoBasisText
	case b.Route == "explicit-consent":
		return "" // people can withdraw it, and nothing shows that this stops the use
	case b.Route == "implied-consent":
		return "people may dissent; no check of that shows in the code"
	case b.Get("opt-out") == "applied":
		return "by the national data opt-out; no other right to withdraw from " + b.Route
	}
	return "no right to withdraw from " + b.Route + ", and the national data opt-out is not applied"
}

func sanitizers(r *Record, a *Activity) string {
	var list []string
	for _, s := range a.states() {
		if s != "identifiable" {
			list = addSorted(list, s)
		}
	}
	if len(list) == 0 {
		return "none: the data is identifiable"
	}
	for _, m := range r.Measures {
		if m.Does == "deidentify" && strings.Contains(words(list), m.Says) {
			list = append(list, m.Name+" "+m.at())
		}
	}
	return words(list)
}

// particular is what lawful.yaml says under a key. An approval is that of the
// basis where it cites one, and else what is stated for the whole purpose.
func particular(r *Record, a *Activity, key string) string {
	v := find(a.Details, key)
	b := r.Basis(a.Basis)
	switch {
	case v == "" && key == "agreement":
		return agreed(r, a, func(to *Recipient) string { return to.Agreement })
	case v == "" && key == "agreement-end":
		return agreed(r, a, func(to *Recipient) string { return to.Ends })
	case v != "" && key == "approval" && b != nil && b.Get("ref") == v:
		return v + " (cited by the basis)"
	case v != "" && key == "approval":
		return v + " (stated for " + a.Purpose.ID + " as a whole)"
	case v == "" && b != nil && key == "approval" && b.Get("ref") != "":
		return b.Get("ref") + " (cited by the basis)"
	case v == "" && b != nil && key == "approved":
		return b.Get("decided")
	}
	return v
}

// agreed is what is said of the agreements with all recipients of an activity, ""
// where one has none.
func agreed(r *Record, a *Activity, get func(*Recipient) string) string {
	var list []string
	for _, name := range r.Outside(a) {
		to := r.Recipient(name)
		if to == nil || get(to) == "" {
			return ""
		}
		list = append(list, get(to)+" ("+name+")")
	}
	return words(list)
}

// neededParticular are those that Article 30 UK GDPR and section 10 of the Data
// Protection Act 2018 ask for.
func neededParticular(key string) bool {
	return key == "retention" || key == "measures" || key == "policy"
}

// particularWanted says to which activities a key of lawful.yaml applies.
func particularWanted(key string) func(*Record, *Activity) bool {
	switch key {
	case "policy":
		return func(r *Record, a *Activity) bool {
			b := r.Basis(a.Basis)
			return b != nil && (b.A9 == "employment" || b.A9 == "substantial-public-interest")
		}
	case "approval", "approved":
		return func(_ *Record, a *Activity) bool {
			return a.Purpose.ID == "medical-research" || a.Purpose.Parent == "medical-research"
		}
	case "agreement", "agreement-end":
		return sent
	}
	return nil
}
