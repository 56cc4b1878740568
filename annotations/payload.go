package annotations

import (
	"fmt"
	"go/token"
	"maps"
	"slices"
	"strings"
	"time"
)

// directiveNames are the directives there are.
var directiveNames = [...]string{"data", "purpose", "basis", "deidentify", "check", "allow"}

// reader turns the arguments of one directive into what it says and collects
// what is wrong with them.
type reader struct {
	voc      *Vocabulary
	name     string
	problems []Problem
}

func (r *reader) report(category string, pos, end token.Pos, format string, args ...any) *Problem {
	r.problems = append(r.problems, Problem{Pos: pos, End: end, Category: category, Message: fmt.Sprintf(format, args...)})
	return &r.problems[len(r.problems)-1]
}

// unknown reports a word that is none of a kind, with the nearest that is.
func (r *reader) unknown(kind Kind, what, word string, pos token.Pos) {
	end := pos + token.Pos(len(word))
	p := r.report(Unknown, pos, end, "unknown %s %s%s", what, clip(word), r.voc.suggest(word, kind))
	p.Fix = spell(pos, end, r.voc.Nearest(word, kind))
}

// spell is the repair of a misspelt word, nil when nothing is near.
func spell(pos, end token.Pos, near string) *Fix {
	if near == "" {
		return nil
	}
	return &Fix{Pos: pos, End: end, Text: near, Message: "write " + near}
}

// read dispatches on the directive's name; nil when nothing can be made of it.
func (r *reader) read(args []arg, pos, end token.Pos) Payload {
	switch r.name {
	case "data":
		return r.data(args, pos, end)
	case "purpose":
		return r.purpose(args, pos, end)
	case "basis":
		return r.basis(args, pos, end)
	case "deidentify":
		return r.deidentify(args, pos, end)
	case "check":
		return r.check(args, pos, end)
	case "allow":
		return r.allow(args, pos, end)
	}
	return nil
}

func (r *reader) data(args []arg, pos, end token.Pos) Payload {
	if len(args) == 0 || args[0].text != "patient" && args[0].text != "none" {
		p := r.report(Malformed, pos, end, "found no subject, expected //lawful:data patient or //lawful:data none")
		if len(args) > 0 {
			p.Pos, p.End = args[0].pos, args[0].end
			p.Message = fmt.Sprintf("found %s, expected patient or none", clip(args[0].text))
			p.Fix = spell(args[0].pos, args[0].end, NearestOf(args[0].text, []string{"patient", "none"}))
		}
		return nil
	}
	m := &DataMark{None: args[0].text == "none", State: "identifiable"}
	seen := map[string]bool{}
	for _, a := range args[1:] {
		switch {
		case a.key == "" && r.repeated(seen, a.text, a):
		case a.key == "":
			m.Names = append(m.Names, Word{a.text, a.pos})
		case r.repeated(seen, a.key+"=", a):
		case m.None:
			r.report(Contradictory, a.pos, a.end, "%s= says nothing of data that is none", a.key)
		case a.key == "state":
			if t := r.term(StateWord, "state", a.value, a.valuePos); t != nil {
				m.State = t.Word
			}
		case a.key == "collected":
			m.Collected = append(m.Collected, r.purposeList(a.value, a.valuePos)...)
		default:
			r.unknownKey(a, []string{"state", "collected"})
		}
	}
	return m
}

// repeated reports an argument that stands a second time.
func (r *reader) repeated(seen map[string]bool, what string, a arg) bool {
	if seen[what] {
		r.report(Duplicate, a.pos, a.end, "%s stands twice", strings.TrimSuffix(what, "="))
		return true
	}
	seen[what] = true
	return false
}

func (r *reader) unknownKey(a arg, known []string) {
	near := NearestOf(a.key, known)
	hint := "; expected one of " + strings.Join(known, ", ")
	if near != "" {
		hint = "; did you mean " + near + "?"
	}
	end := a.pos + token.Pos(len(a.key))
	p := r.report(Unknown, a.pos, end, "unknown key %s in //lawful:%s%s", clip(a.key), r.name, hint)
	if !a.quoted {
		p.Fix = spell(a.pos, end, near)
	}
}

func (r *reader) term(kind Kind, what, word string, pos token.Pos) *Term {
	t, ok := r.voc.Term(kind, word)
	if !ok {
		r.unknown(kind, what, word, pos)
		return nil
	}
	return t
}

// purposeWord looks one purpose up; abstract ones are refused: no code serves
// a mere heading.
func (r *reader) purposeWord(word string, pos token.Pos) (Word, bool) {
	p, ok := r.voc.Purpose(word)
	if !ok {
		r.unknown(PurposeWord, "purpose", word, pos)
		return Word{}, false
	}
	if p.Abstract {
		r.report(Unknown, pos, pos+token.Pos(len(word)), "purpose %s only groups others; expected one of %s", p.ID, strings.Join(r.voc.concrete(p.ID), ", "))
		return Word{}, false
	}
	return Word{p.ID, pos}, true
}

// concrete lists the purposes below an abstract one that code can be tagged
// with, the first few of them.
func (v *Vocabulary) concrete(id string) []string {
	const few = 6
	var list []string
	for _, p := range v.purposes {
		if !p.Abstract && p.ID != id && v.Covers(id, p.ID) {
			if len(list) == few {
				return append(list, "…")
			}
			list = append(list, p.ID)
		}
	}
	return list
}

func (r *reader) purposeList(text string, pos token.Pos) []Word {
	var list []Word
	for _, part := range strings.Split(text, ",") {
		if w, ok := r.purposeWord(part, pos); ok {
			list = append(list, w)
		}
		pos += token.Pos(len(part) + 1)
	}
	return list
}

func (r *reader) purpose(args []arg, pos, end token.Pos) Payload {
	if len(args) == 0 {
		r.report(Malformed, pos, end, "found no purpose, expected one such as //lawful:purpose direct-care")
		return nil
	}
	m := &PurposeMark{}
	for _, a := range args {
		for _, w := range r.purposeList(strings.TrimSuffix(a.text, ","), a.pos) {
			if slices.ContainsFunc(m.Purposes, func(o Word) bool { return o.Text == w.Text }) {
				r.report(Duplicate, a.pos, a.end, "purpose %s stands twice", w.Text)
				continue
			}
			m.Purposes = append(m.Purposes, w)
		}
	}
	if len(m.Purposes) == 0 {
		return nil
	}
	return m
}

func (r *reader) basis(args []arg, pos, end token.Pos) Payload {
	if len(args) == 0 {
		r.report(Malformed, pos, end, "found no basis, expected the name of one in lawful.yaml or a6=… a9=… route=…")
		return nil
	}
	if args[0].key == "" {
		for _, a := range args[1:] {
			r.report(Malformed, a.pos, a.end, "found %s after the name of a basis, expected nothing: its parts stand in lawful.yaml", clip(a.text))
		}
		return &BasisMark{Basis: &Basis{ID: args[0].text}, IDPos: args[0].pos}
	}
	m := &BasisMark{Basis: &Basis{}}
	seen := map[string]bool{}
	for _, a := range args {
		if a.key == "" {
			r.report(Malformed, a.pos, a.end, "found %s among the parts of a basis, expected key=value", clip(a.text))
			continue
		}
		if !r.repeated(seen, a.key+"=", a) {
			r.basisPart(m, a)
		}
	}
	return m
}

// basisPart stores one key=value of an inline basis.
func (r *reader) basisPart(m *BasisMark, a arg) {
	if a.value == "" {
		r.report(Malformed, a.pos, a.end, "found %s= with nothing after it, expected a value", a.key)
		return
	}
	fault := r.voc.setPart(m.Basis, a.key, a.value)
	if fault != nil {
		p := r.report(Unknown, a.valuePos, a.end, "%s", fault.message)
		if fault.inKey {
			p.Pos, p.End = a.pos, a.pos+token.Pos(len(a.key))
		}
		if !a.quoted {
			p.Fix = spell(p.Pos, p.End, fault.near)
		}
		return
	}
	m.Parts = append(m.Parts, Word{a.key, a.pos})
}

// part returns where b holds one of its three parts, and the kind of its words.
func (b *Basis) part(key string) (Kind, *string) {
	switch key {
	case "a6":
		return A6Word, &b.A6
	case "a9":
		return A9Word, &b.A9
	case "route":
		return RouteWord, &b.Route
	}
	return 0, nil
}

// partFault is what is wrong with one key and value of a basis.
type partFault struct {
	message string
	near    string // the word meant, if there is one
	inKey   bool   // the key is at fault, not the value
}

// setPart stores value under key in b: one of the three parts in its canonical
// word, or evidence.
func (v *Vocabulary) setPart(b *Basis, key, value string) *partFault {
	if kind, field := b.part(key); field != nil {
		t, ok := v.Term(kind, value)
		if !ok {
			return &partFault{message: fmt.Sprintf("unknown %s %s%s%s", key, clip(value), v.elsewhere(kind, value), v.suggest(value, kind)), near: v.Nearest(value, kind)}
		}
		*field = t.Word
		return nil
	}
	t, ok := v.Term(EvidenceWord, key)
	if !ok {
		near := NearestOf(key, append([]string{"a6", "a9", "route"}, v.Words(EvidenceWord)...))
		hint := "; expected a6, a9, route, or one of " + strings.Join(v.Words(EvidenceWord), ", ")
		if near != "" {
			hint = "; did you mean " + near + "?"
		}
		return &partFault{message: fmt.Sprintf("unknown key %s of a basis%s", clip(key), hint), near: near, inKey: true}
	}
	if fault := t.checkValue(value); fault != nil {
		return fault
	}
	if b.Evidence == nil {
		b.Evidence = map[string]string{}
	}
	b.Evidence[t.Word] = value
	return nil
}

// elsewhere tells that a word belongs to another part of a basis: consent under
// data protection law is no common-law route, and the reverse.
func (v *Vocabulary) elsewhere(kind Kind, word string) string {
	for _, other := range []struct {
		kind Kind
		what string
	}{{A6Word, "an Article 6 basis (a6)"}, {A9Word, "an Article 9 condition (a9)"}, {RouteWord, "a common-law route (route)"}} {
		if _, ok := v.Term(other.kind, word); ok && other.kind != kind {
			return ", which is " + other.what
		}
	}
	return ""
}

// checkValue says what is wrong with the value of an evidence key.
func (t *Term) checkValue(value string) *partFault {
	if t.Values != nil && !slices.Contains(t.Values, value) {
		near := NearestOf(value, t.Values)
		hint := "expected one of " + strings.Join(t.Values, ", ")
		if near != "" {
			hint = "did you mean " + near + "?"
		}
		return &partFault{message: fmt.Sprintf("%s: found %s; %s", t.Word, clip(value), hint), near: near}
	}
	if t.Date {
		if _, err := time.Parse(time.DateOnly, value); err != nil {
			return &partFault{message: fmt.Sprintf("%s: found %s, expected a date such as 2027-03-31", t.Word, clip(value))}
		}
	}
	return nil
}

func (r *reader) deidentify(args []arg, pos, end token.Pos) Payload {
	m := &DeidentifyMark{}
	seen := map[string]bool{}
	for _, a := range args {
		switch {
		case a.key == "":
			r.report(Malformed, a.pos, a.end, "found %s, expected to=STATE and ref=…", clip(a.text))
		case r.repeated(seen, a.key+"=", a):
		case a.key == "to":
			if t := r.term(StateWord, "state", a.value, a.valuePos); t != nil {
				m.To = t.Word
			}
		case a.key == "ref":
			m.Ref = a.value
		default:
			r.unknownKey(a, []string{"to", "ref"})
		}
	}
	switch {
	case m.To == "identifiable":
		r.report(Contradictory, pos, end, "found to=identifiable, expected a state of data that has been de-identified")
	case m.To != "":
		return m
	case !seen["to="] && len(r.problems) == 0:
		r.report(Malformed, pos, end, "found no state, expected one such as //lawful:deidentify to=anonymised")
	}
	return nil
}

func (r *reader) check(args []arg, pos, end token.Pos) Payload {
	if len(args) == 0 {
		r.report(Malformed, pos, end, "found no check, expected one of %s", strings.Join(r.voc.Words(CheckWord), ", "))
		return nil
	}
	m := &CheckMark{}
	seen := map[string]bool{}
	for _, a := range args {
		if t := r.term(CheckWord, "check", a.text, a.pos); t != nil && !r.repeated(seen, t.Word, a) {
			m.Checks = append(m.Checks, Word{t.Word, a.pos})
		}
	}
	if len(m.Checks) == 0 {
		return nil
	}
	return m
}

func (r *reader) allow(args []arg, pos, end token.Pos) Payload {
	if len(args) == 0 {
		r.report(Malformed, pos, end, `found no rule, expected //lawful:allow RULE "reason"`)
		return nil
	}
	rule := Word{args[0].text, args[0].pos}
	switch {
	case len(args) == 1:
		r.report(Malformed, pos, end, `found no reason, expected //lawful:allow %s "reason"`, rule.Text)
		return nil
	case !args[1].quoted:
		words := make([]string, len(args)-1)
		for i, a := range args[1:] {
			words[i] = a.text
		}
		reason, from, to := strings.Join(words, " "), args[1].pos, args[len(args)-1].end
		p := r.report(Malformed, from, to, "found %s, expected a quoted reason", clip(reason))
		p.Fix = &Fix{Pos: from, End: to, Text: fmt.Sprintf("%q", reason), Message: "quote the reason"}
		return nil
	case strings.TrimSpace(args[1].text) == "":
		r.report(Malformed, args[1].pos, args[1].end, "found an empty reason, expected why the finding is accepted")
		return nil
	}
	m := &AllowMark{Rule: rule, Reason: args[1].text}
	seen := map[string]bool{}
	for _, a := range args[2:] {
		if !r.repeated(seen, a.key+"=", a) {
			r.decision(m, a)
		}
	}
	return m
}

// decision stores one key=value after the reason of an allow, which are words of a
// basis too.
func (r *reader) decision(m *AllowMark, a arg) {
	fields := map[string]*string{"decided-by": &m.DecidedBy, "decided": &m.Decided, "review": &m.Review}
	field := fields[a.key]
	switch {
	case a.key == "":
		r.report(Malformed, a.pos, a.end, "found %s after the reason, expected decided-by=…, decided=… or review=…", clip(a.text))
		return
	case field == nil:
		r.unknownKey(a, slices.Sorted(maps.Keys(fields)))
		return
	case a.value == "":
		r.report(Malformed, a.pos, a.end, "found %s= with nothing after it, expected a value", a.key)
		return
	}
	if t, ok := r.voc.Term(EvidenceWord, a.key); ok {
		if fault := t.checkValue(a.value); fault != nil {
			r.report(Malformed, a.valuePos, a.end, "%s", fault.message)
			return
		}
	}
	*field = a.value
}
