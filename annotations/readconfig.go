package annotations

import (
	"go/token"
	"maps"
	"slices"
	"strings"
	"unicode"

	"go.yaml.in/yaml/v3"
)

// The rule sets: those that have rules, and those that are known and have none
// yet. A file that asks for the latter is refused, since a clean result would
// say that rules were met.
var (
	profiles      = [...]string{"gb-england"}
	emptyProfiles = [...]string{"eu-gdpr", "eu-ehds", "us-hipaa"}
)

// configReader reads the sections of one file.
type configReader struct {
	document
	catalogue bool
	group     string // of a catalogue file, for all its entries
	local     bool   // likewise
	standard  string // likewise
	config    *Config
}

func parseConfig(name string, data []byte, catalogue bool) (*Config, error) {
	r := &configReader{document: newDocument(name), catalogue: catalogue}
	r.config = &Config{Path: name, Profile: profiles[0], Vocabulary: Default()}
	if root := r.root(data); root != nil {
		r.file(root)
	}
	if len(r.faults) > 0 {
		return nil, r.faults.sorted()
	}
	return r.config, nil
}

// file reads the top level. Sections are read in an order of their own: code
// may name a basis, and a basis a purpose, that stands further down.
func (r *configReader) file(root *yaml.Node) {
	known := []string{"version", "profile", "organisation", "purposes", "bases", "code", "catalogue", "strict", "record"}
	if r.catalogue {
		known = append(known, "group", "sends", "standard")
	}
	sections := map[string]*yaml.Node{}
	for _, p := range r.mapping(root, ConfigName, known) {
		sections[p.key] = p.node
	}
	for _, s := range []struct {
		key  string
		read func(*yaml.Node)
	}{
		{"version", r.version}, {"profile", r.profile}, {"strict", r.strict}, {"group", r.groupName}, {"sends", r.sends}, {"standard", r.standardName}, {"organisation", r.organisation},
		{"catalogue", r.switches}, {"purposes", r.purposes}, {"bases", r.bases}, {"code", r.code}, {"record", r.details},
	} {
		if n := sections[s.key]; n != nil {
			s.read(n)
		}
	}
}

func (r *configReader) version(n *yaml.Node) {
	if s, ok := r.scalar(n, "version"); ok && s != "1" {
		r.fault(n, "version: found %s; expected 1", clip(s))
	}
}

func (r *configReader) profile(n *yaml.Node) {
	if slices.Contains(emptyProfiles[:], n.Value) {
		r.fault(n, "profile: found %s, which has no rules yet; expected %s", clip(n.Value), strings.Join(profiles[:], " or "))
		return
	}
	if s := r.word(n, "profile", profiles[:]...); s != "" {
		r.config.Profile = s
	}
}

func (r *configReader) strict(n *yaml.Node) {
	if l, ok := r.level(n, "strict"); ok {
		r.config.Strict = l != LevelOff
	}
}

func (r *configReader) groupName(n *yaml.Node) {
	r.group = r.word(n, "group", r.config.Vocabulary.Words(GroupWord)...)
}

// sends says whether what the file is about sends data by itself, which it does
// unless the file says no.
func (r *configReader) sends(n *yaml.Node) {
	if l, ok := r.level(n, "sends"); ok {
		r.local = l == LevelOff
	}
}

// standardName is the standard whose types the file is about.
func (r *configReader) standardName(n *yaml.Node) {
	r.standard, _ = r.scalar(n, "standard")
}

// organisationTypes are bodies that rules tell apart, and some they do not.
// Other words are taken as they are, unless they look like a slip of one of
// these.
var (
	organisationTypes = []string{"public-authority", "company", "charity", "university", "individual"}
	organisationRoles = []string{"controller", "joint-controller", "processor", "sub-processor"}
)

func (r *configReader) organisation(n *yaml.Node) {
	o := &r.config.Organisation
	o.Pos = r.position(n)
	for _, p := range r.mapping(n, "organisation", []string{"name", "role", "type", "contact", "dpo"}) {
		s, ok := r.scalar(p.node, "organisation."+p.key)
		if !ok {
			continue
		}
		switch p.key {
		case "name":
			o.Name = s
		case "role":
			o.Role = r.word(p.node, "organisation.role", organisationRoles...)
		case "type":
			o.Type = r.notSlip(p.node, "organisation.type", organisationTypes)
		case "contact":
			o.Contact = s
		case "dpo":
			o.DPO = s
		}
	}
}

// notSlip accepts any word but one that looks like a misspelt known one.
func (r *configReader) notSlip(n *yaml.Node, what string, known []string) string {
	if near := NearestOf(n.Value, known); near != "" && near != n.Value && editDistance(n.Value, near) <= 2 {
		r.fault(n, "%s: found %s; did you mean %s?", what, clip(n.Value), near)
	}
	return n.Value
}

// switches reads the catalogue's: one for each group, or one for all.
func (r *configReader) switches(n *yaml.Node) {
	groups := r.config.Vocabulary.Words(GroupWord)
	r.config.Catalogue = map[string]Level{}
	if n.Kind == yaml.ScalarNode {
		if l, ok := r.level(n, "catalogue"); ok {
			for _, g := range groups {
				r.config.Catalogue[g] = l
			}
		}
		return
	}
	for _, p := range r.mapping(n, "catalogue", groups) {
		if l, ok := r.level(p.node, "catalogue."+p.key); ok {
			r.config.Catalogue[p.key] = l
		}
	}
}

// purposes reads the project's own purposes. Each is checked by itself, so that
// one bad one does not hide the others.
func (r *configReader) purposes(n *yaml.Node) {
	if n.Kind != yaml.SequenceNode {
		r.fault(n, "purposes: found %s; expected a list of {id: …, within: …}", describeNode(n))
		return
	}
	var list []projectPurpose
	own, first := map[string]*Purpose{}, map[string]int{}
	for _, item := range n.Content {
		p, ok := r.projectPurpose(item)
		if !ok {
			continue
		}
		if line := first[p.purpose.ID]; line != 0 {
			r.fault(p.id, "purpose %s is defined twice, first on line %d", p.purpose.ID, line)
			continue
		}
		first[p.purpose.ID] = p.id.Line
		own[p.purpose.ID] = p.purpose
		list = append(list, p)
	}
	r.aliases(list)
	var good []*Purpose
	for _, p := range list {
		if r.rooted(p, own) {
			good = append(good, p.purpose)
		}
	}
	voc, err := r.config.Vocabulary.With(good...)
	if err != nil {
		r.fault(n, "purposes: %v", err)
		return
	}
	r.config.Vocabulary = voc
}

// aliases refuses an alias that another purpose of the file goes by.
func (r *configReader) aliases(list []projectPurpose) {
	taken := map[string]string{}
	for _, p := range list {
		taken[p.purpose.ID] = p.purpose.ID
	}
	for _, p := range list {
		p.purpose.Aliases = nil
		for _, a := range p.aliases {
			if other := taken[a.Value]; other != "" {
				r.fault(a, "alias %s is a word for purpose %s already; expected another word", clip(a.Value), other)
				continue
			}
			taken[a.Value] = p.purpose.ID
			p.purpose.Aliases = append(p.purpose.Aliases, a.Value)
		}
	}
}

// projectPurpose is a purpose of lawful.yaml with the places of its parts.
type projectPurpose struct {
	purpose    *Purpose
	id, within *yaml.Node
	aliases    []*yaml.Node
}

func (r *configReader) projectPurpose(n *yaml.Node) (p projectPurpose, ok bool) {
	p.purpose = &Purpose{Origin: "project"}
	for _, f := range r.mapping(n, "purpose", []string{"id", "within", "definition", "aliases"}) {
		switch f.key {
		case "id":
			p.id, p.purpose.ID = f.node, f.node.Value
		case "within":
			p.within, p.purpose.Parent = f.node, f.node.Value
		case "definition":
			p.purpose.Definition, _ = r.scalar(f.node, "definition")
		case "aliases":
			for _, a := range r.scalars(f.node, "aliases") {
				r.freshWord(a)
				p.purpose.Aliases, p.aliases = append(p.purpose.Aliases, a.Value), append(p.aliases, a)
			}
		}
	}
	if p.id == nil || p.within == nil {
		r.lacks(n, n, "purpose: found no id or no within; expected both, as in {id: sepsis-model, within: ml-training}")
		return p, false
	}
	if _, ok := r.scalar(p.within, "within"); !ok {
		return p, false
	}
	return p, r.freshWord(p.id)
}

// freshWord refuses a purpose's name that is no plain word, or is known.
func (r *configReader) freshWord(n *yaml.Node) bool {
	s, ok := r.scalar(n, "purpose")
	if !ok {
		return false
	}
	if !isKey(s) || s[0] < 'a' {
		r.fault(n, "purpose: found %s; expected lower-case letters, digits and hyphens", clip(s))
		return false
	}
	if old, taken := Default().Purpose(s); taken {
		r.fault(n, "purpose %s is known already (%s: %s); expected another word", s, old.ID, old.Definition)
		return false
	}
	return true
}

// maxPurposeDepth bounds how deep purposes of a project stand below each other.
const maxPurposeDepth = 32

// rooted follows the parents of a project purpose up to a known one, whose
// nature and stage it takes over.
func (r *configReader) rooted(p projectPurpose, own map[string]*Purpose) bool {
	parent := p.purpose.Parent
	for range min(len(own)+1, maxPurposeDepth) {
		if known, ok := Default().Purpose(parent); ok {
			p.purpose.Direct, p.purpose.Stage, p.purpose.Conditions = known.Direct, known.Stage, known.Conditions
			return true
		}
		next := own[parent]
		if next == nil {
			if parent == p.purpose.Parent {
				r.fault(p.within, "within: unknown purpose %s; %s", clip(parent), orNearest(parent, slices.Concat(allPurposes(Default()), slices.Sorted(maps.Keys(own)))))
			}
			return false
		}
		parent = next.Parent
	}
	if len(own) < maxPurposeDepth {
		r.fault(p.within, "purpose %s stands under itself", p.purpose.ID)
	} else {
		r.fault(p.within, "purpose %s has no known purpose among the %d above it; expected fewer, and none that stands under itself", p.purpose.ID, maxPurposeDepth)
	}
	return false
}

// allPurposes are the words of every purpose, abstract ones too.
func allPurposes(v *Vocabulary) []string {
	words := v.Words(PurposeWord)
	for _, p := range v.Purposes() {
		if p.Abstract {
			words = append(words, p.ID)
		}
	}
	return words
}

// purposeIDs reads purposes: a list, or words in one text. Abstract ones are
// for the register, and for the catalogue.
func (r *configReader) purposeIDs(n *yaml.Node, what string, abstract bool) []string {
	var ids []string
	for _, item := range r.scalars(n, what) {
		words := strings.FieldsFunc(item.Value, func(c rune) bool { return unicode.IsSpace(c) || c == ',' })
		if len(words) == 0 {
			r.fault(item, "%s: found %s; expected purposes", what, clip(item.Value))
		}
		for _, w := range words {
			p, ok := r.config.Vocabulary.Purpose(w)
			switch {
			case !ok:
				r.fault(item, "%s: unknown purpose %s%s", what, clip(w), r.config.Vocabulary.suggest(w, PurposeWord))
			case p.Abstract && !abstract:
				r.fault(item, "%s: purpose %s only groups others; expected one of %s", what, p.ID, strings.Join(r.config.Vocabulary.concrete(p.ID), ", "))
			case slices.Contains(ids, p.ID):
				r.fault(item, "%s: purpose %s stands twice", what, p.ID)
			default:
				ids = append(ids, p.ID)
			}
		}
	}
	return ids
}

// bases reads the register.
func (r *configReader) bases(n *yaml.Node) {
	for _, p := range r.mapping(n, "bases", nil) {
		if !isKey(p.key) {
			r.fault(p.name, "basis: found %s; expected a name of lower-case letters, digits and hyphens", clip(p.key))
			continue
		}
		b := r.basis(p.node, "basis "+p.key, true)
		if b == nil {
			continue
		}
		b.ID, b.Pos = p.key, r.position(p.name)
		if len(b.Purposes) == 0 && b.Keys["purposes"].Line == 0 {
			r.lacks(p.node, p.name, "basis %s: found no purposes; expected the purposes it is for", p.key)
		}
		r.config.Bases = append(r.config.Bases, b)
	}
}

// basis reads the parts of one basis.
func (r *configReader) basis(n *yaml.Node, what string, register bool) *Basis {
	voc := r.config.Vocabulary
	known := append([]string{"a6", "a9", "route"}, voc.Words(EvidenceWord)...)
	if register {
		known = append(known, "purposes")
	}
	if n.Kind != yaml.MappingNode {
		r.fault(n, "%s: found %s; expected a6, a9, route and more", what, describeNode(n))
		return nil
	}
	b := &Basis{Pos: r.position(n)}
	for _, p := range r.mapping(n, what, known) {
		r.setKey(b, p)
		if p.key == "purposes" {
			b.Purposes = r.purposeIDs(p.node, what+": purposes", true)
			continue
		}
		value, ok := r.scalar(p.node, what+": "+p.key)
		if !ok {
			continue
		}
		if fault := voc.setPart(b, p.key, value); fault != nil {
			r.fault(p.node, "%s: %s", what, fault.message)
		}
	}
	return b
}

func (r *configReader) setKey(b *Basis, p pair) {
	if b.Keys == nil {
		b.Keys = map[string]token.Position{}
	}
	b.Keys[p.key] = r.position(p.node)
}
