package annotations

import (
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"
)

// codeKeys are the keys of an item of code.
var codeKeys = []string{"match", "kind", "data", "state", "collected", "of", "fills", "purpose", "basis",
	"deidentify", "check", "ref", "carries", "when", "in"}

// code reads the marks for code that carries no directive.
func (r *configReader) code(n *yaml.Node) {
	if n.Kind != yaml.SequenceNode {
		r.fault(n, "code: found %s; expected a list of {match: …, …}", describeNode(n))
		return
	}
	seen := map[string]int{}
	for _, item := range n.Content {
		if e := r.entry(item); e != nil {
			r.config.Code = append(r.config.Code, e)
			r.repeatedEntry(item, e, seen)
		}
	}
}

// entry reads one item; nil when it has no good pattern.
func (r *configReader) entry(n *yaml.Node) *Entry {
	known := codeKeys
	if r.catalogue {
		known = append(slices.Clip(known), "group")
	}
	e := &Entry{Pos: r.position(n), Group: r.group, Local: r.local, Standard: r.standard}
	fields := map[string]*yaml.Node{}
	pairs := r.mapping(n, "code", known)
	for _, p := range pairs {
		fields[p.key] = p.node
	}
	if n.Kind != yaml.MappingNode {
		return nil
	}
	if fields["match"] == nil {
		r.lacks(n, n, "code: found no match; expected the pattern of what it is about")
		return nil
	}
	faults := len(r.faults)
	e.Match = r.pattern(fields["match"], "match")
	for _, p := range pairs {
		r.entryKey(e, p)
	}
	if len(r.faults) == faults {
		r.entryWhole(e, fields, n)
	}
	if e.Match == nil {
		return nil
	}
	return e
}

// entryKey reads one key of an item.
func (r *configReader) entryKey(e *Entry, p pair) {
	n := p.node
	switch p.key {
	case "kind":
		if kind := r.word(n, "kind", "type", "func", "var"); e.Match != nil {
			e.Match.Kind = kind
		}
	case "data":
		e.Data = r.word(n, "data", "patient", "none")
	case "state":
		e.State = r.vocabularyWord(n, "state", StateWord)
	case "collected":
		e.Collected = r.purposeIDs(n, "collected", false)
	case "of":
		e.Of = r.slots(n, "of")
	case "fills":
		e.Fills = r.slots(n, "fills")
	case "purpose":
		e.Purposes = r.purposeIDs(n, "purpose", r.catalogue)
	case "basis":
		e.Basis = r.entryBasis(n)
	case "deidentify":
		if e.Deidentify = r.vocabularyWord(n, "deidentify", StateWord); e.Deidentify == "identifiable" {
			r.fault(n, "deidentify: found identifiable; expected a state of data that has been de-identified")
		}
	case "ref":
		e.Ref, _ = r.scalar(n, "ref")
	case "check":
		e.Checks = r.checks(n)
	case "carries":
		e.HasCarries = true
		e.Carries = r.carries(n)
	case "when":
		e.When = r.conditions(n)
	case "in":
		e.In = r.packages(n)
	case "group":
		e.Group = r.vocabularyWord(n, "group", GroupWord)
	}
}

// checks reads the checks that a result has passed.
func (r *configReader) checks(n *yaml.Node) []string {
	var list []string
	for _, item := range r.scalars(n, "check") {
		t, ok := r.config.Vocabulary.Term(CheckWord, item.Value)
		switch {
		case !ok:
			r.fault(item, "check: unknown check %s%s", clip(item.Value), r.config.Vocabulary.suggest(item.Value, CheckWord))
		case slices.Contains(list, t.Word):
			r.fault(item, "check: %s stands twice", t.Word)
		default:
			list = append(list, t.Word)
		}
	}
	return list
}

// packages reads patterns that must be about packages as a whole.
func (r *configReader) packages(n *yaml.Node) []*Pattern {
	var list []*Pattern
	for _, item := range r.scalars(n, "in") {
		if p := r.packagePattern(item, "in"); p != nil {
			list = append(list, p)
		}
	}
	return list
}

// packagePattern reads a pattern for packages; nil when it is no good one.
func (r *configReader) packagePattern(n *yaml.Node, what string) *Pattern {
	p := r.pattern(n, what)
	if p != nil && (p.method || p.hasKey) {
		r.fault(n, "%s: found %s; expected a package or path/...", what, clip(n.Value))
		return nil
	}
	return p
}

// entryWhole checks what the keys of an item say together.
func (r *configReader) entryWhole(e *Entry, fields map[string]*yaml.Node, n *yaml.Node) {
	says := e.Data != "" || e.Fills != nil || e.Purposes != nil || e.Basis != nil || e.Deidentify != "" || e.Checks != nil || e.HasCarries
	switch {
	case !says:
		r.lacks(n, n, "code: the item says nothing of %s; expected one of data, fills, purpose, basis, deidentify, check, carries", clip(e.Match.Text))
	case e.Data == "" && e.Of != nil:
		r.fault(fields["of"], "of: expected data: patient or data: none beside it")
	case e.Data != "patient" && e.Fills == nil && e.State != "":
		r.fault(fields["state"], "state: expected data: patient or fills beside it")
	case e.Data != "patient" && e.Fills == nil && e.Collected != nil:
		r.fault(fields["collected"], "collected: expected data: patient or fills beside it")
	case e.Ref != "" && e.Deidentify == "":
		r.fault(fields["ref"], "ref: expected deidentify beside it; the reference of a basis stands in bases")
	case e.Data == "patient" && e.Of == nil && r.ends(e.Deidentify):
		r.fault(fields["deidentify"], "deidentify: found %s beside data: patient; expected one of the two, as results cannot be both", e.Deidentify)
	}
	if e.State == "" {
		e.State = "identifiable"
	}
}

// ends reports whether data of a state is no longer patient data.
func (r *configReader) ends(state string) bool {
	t, ok := r.config.Vocabulary.Term(StateWord, state)
	return ok && t.Ends
}

func (r *configReader) vocabularyWord(n *yaml.Node, what string, kind Kind) string {
	s, ok := r.scalar(n, what)
	if !ok {
		return ""
	}
	t, ok := r.config.Vocabulary.Term(kind, s)
	if !ok {
		r.fault(n, "%s: unknown %s %s%s", what, kind, clip(s), r.config.Vocabulary.suggest(s, kind))
		return ""
	}
	return t.Word
}

// pattern reads a pattern; a fault in it is placed at the very character where
// the file's text is that of the pattern.
func (r *configReader) pattern(n *yaml.Node, what string) *Pattern {
	s, ok := r.scalar(n, what)
	if !ok {
		return nil
	}
	p, fault := parsePattern(s)
	if fault == nil {
		return p
	}
	column := n.Column + fault.offset
	switch {
	case n.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle) != 0:
		column++
	case n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0:
		column = n.Column
	}
	r.at(n.Line, column, "%s: %s", what, fault.message)
	return nil
}

// slots reads places of a signature.
func (r *configReader) slots(n *yaml.Node, what string) []string {
	var list []string
	for _, item := range r.scalars(n, what) {
		switch {
		case !r.slot(item, what, item.Value):
		case slices.Contains(list, item.Value):
			r.fault(item, "%s: %s stands twice", what, item.Value)
		default:
			list = append(list, item.Value)
		}
	}
	return list
}

func (r *configReader) slot(n *yaml.Node, what, word string) bool {
	if !isName(word) || strings.Contains(word, "*") {
		r.fault(n, "%s: found %s; expected receiver, arg0, result0 or the name of a parameter or result", what, clip(word))
		return false
	}
	return true
}

// carries reads summaries of the form "arg0 -> result0". An empty list says that
// nothing is carried.
func (r *configReader) carries(n *yaml.Node) []Carry {
	var list []Carry
	if n.Kind == yaml.SequenceNode && len(n.Content) == 0 {
		return nil
	}
	for _, item := range r.scalars(n, "carries") {
		from, to, ok := strings.Cut(item.Value, "->")
		if !ok {
			r.fault(item, "carries: found %s; expected a flow such as arg0 -> result0", clip(item.Value))
			continue
		}
		from, to = strings.TrimSpace(from), strings.TrimSpace(to)
		if r.slot(item, "carries", from) && r.slot(item, "carries", to) {
			list = append(list, Carry{from, to})
		}
	}
	return list
}

// conditions reads when. The bare word patient asks for patient data; the
// constant "patient" is written in quotes.
func (r *configReader) conditions(n *yaml.Node) []Condition {
	var list []Condition
	pairs := r.mapping(n, "when", nil)
	if n.Kind == yaml.MappingNode && len(n.Content) == 0 {
		r.lacks(n, n, "when: found no condition; expected one such as {arg0: \"X-Patient-*\"}")
	}
	for _, p := range pairs {
		if !r.slot(p.name, "when", p.key) {
			continue
		}
		if p.key == "receiver" || strings.HasPrefix(p.key, "result") {
			r.fault(p.name, "when: found %s; expected an argument", p.key)
			continue
		}
		if p.node.Kind != yaml.ScalarNode || p.node.Tag == "!!null" {
			r.fault(p.node, "when: found %s; expected a constant, or patient", describeNode(p.node))
			continue
		}
		patient := p.node.Value == "patient" && p.node.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle) == 0
		list = append(list, Condition{Slot: p.key, Glob: p.node.Value, Patient: patient})
	}
	slices.SortFunc(list, func(a, b Condition) int { return strings.Compare(a.Slot, b.Slot) })
	return list
}

// entryBasis reads the basis of an item: the name of an entry of the register,
// the parts as a directive writes them, or keys with values.
func (r *configReader) entryBasis(n *yaml.Node) *Basis {
	if n.Kind == yaml.MappingNode {
		if len(n.Content) == 0 {
			r.lacks(n, n, "basis: found no parts; expected a6, a9, route and more")
		}
		return r.basis(n, "basis", false)
	}
	text, ok := r.scalar(n, "basis")
	if !ok {
		return nil
	}
	reader := reader{voc: r.config.Vocabulary, name: "basis"}
	args, end, bad := lexArgs(text, 1)
	if bad != nil {
		r.fault(n, "basis: %s", bad.Message)
		return nil
	}
	mark, _ := reader.basis(args, 1, end).(*BasisMark)
	for _, p := range reader.problems {
		r.fault(n, "basis: %s", p.Message)
	}
	if mark == nil {
		return nil
	}
	mark.Basis.Pos = r.position(n)
	if id := mark.Basis.ID; id != "" {
		if _, ok := r.config.Basis(id); !ok {
			r.fault(n, "basis: %s", UnknownBasis(id, r.config))
		}
	}
	return mark.Basis
}

// UnknownBasis is the message about a name that the register does not hold; c
// may be nil.
func UnknownBasis(id string, c *Config) string {
	if c == nil {
		return "unknown basis " + clip(id) + "; there is no " + ConfigName + " with a register of bases"
	}
	names := c.BasisNames()
	if len(names) == 0 {
		return "unknown basis " + clip(id) + "; " + ConfigName + " holds none under bases"
	}
	return "unknown basis " + clip(id) + "; " + orNearest(id, names)
}

// repeatedEntry reports an item that says once more what an earlier one said of
// the same things under the same conditions.
func (r *configReader) repeatedEntry(n *yaml.Node, e *Entry, seen map[string]int) {
	var where strings.Builder
	where.WriteString(strings.Replace(e.Match.Text, "(*", "(", 1) + "\x00" + e.Match.Kind)
	for _, c := range e.When {
		where.WriteString("\x00" + c.Slot + "=" + c.Glob)
	}
	for _, in := range e.In {
		where.WriteString("\x00" + in.Text)
	}
	for _, f := range []struct {
		says bool
		what string
	}{
		{e.Data != "" && e.Of == nil, "data"}, {e.Purposes != nil, "purpose"}, {e.Deidentify != "", "deidentify"}, {e.HasCarries, "carries"},
	} {
		key := where.String() + "\x00" + f.what
		if f.says && seen[key] != 0 {
			r.fault(n, "code: %s of %s stands twice, first on line %d", f.what, clip(e.Match.Text), seen[key])
			return
		}
		if f.says {
			seen[key] = n.Line
		}
	}
}
