package annotations

import (
	"fmt"
	"go/ast"
	"slices"
	"strings"
)

// conflicts compares the directives that stand on the same thing.
func (p *fileParser) conflicts() {
	on := map[ast.Node][]*Directive{}
	for i := range p.directives {
		d := &p.directives[i]
		for _, node := range d.Target.Nodes {
			for _, old := range on[node] {
				if category, message := Conflict(p.voc, old, d); category != "" {
					p.problems = append(p.problems, Problem{Pos: d.Pos, End: d.End, Category: category,
						Message: fmt.Sprintf("%s (line %d)", message, p.layout.line(old.Pos))})
					break
				}
			}
			on[node] = append(on[node], d)
		}
	}
}

// Conflict compares two directives that stand on the same thing. It returns the
// category of the problem that the second one is, and its message, or two
// empty strings when both can hold.
func Conflict(voc *Vocabulary, first, second *Directive) (category, message string) {
	switch b := second.Says.(type) {
	case *DataMark:
		switch a := first.Says.(type) {
		case *DataMark:
			return dataConflict(a, b)
		case *DeidentifyMark:
			return stateConflict(voc, a, b)
		}
	case *DeidentifyMark:
		switch a := first.Says.(type) {
		case *DataMark:
			return stateConflict(voc, b, a)
		case *DeidentifyMark:
			if a.To != b.To {
				return Contradictory, fmt.Sprintf("deidentify to=%s contradicts to=%s above it", b.To, a.To)
			}
			return Duplicate, "deidentify is said already"
		}
	case *PurposeMark:
		if a, ok := first.Says.(*PurposeMark); ok {
			return purposeConflict(voc, a, b)
		}
	case *BasisMark:
		if a, ok := first.Says.(*BasisMark); ok && sameBasis(a.Basis, b.Basis) {
			return Duplicate, "the same basis is declared already"
		}
	case *CheckMark:
		if a, ok := first.Says.(*CheckMark); ok {
			for _, w := range b.Checks {
				if containsWord(a.Checks, w.Text) {
					return Duplicate, fmt.Sprintf("check %s is said already", w.Text)
				}
			}
		}
	case *AllowMark:
		if a, ok := first.Says.(*AllowMark); ok && a.Rule.Text == b.Rule.Text && a.Reason == b.Reason {
			return Duplicate, fmt.Sprintf("allow %s is said already", a.Rule.Text)
		}
	}
	return "", ""
}

// dataConflict compares two data directives; named parameters are only in each
// other's way when a name is in both.
func dataConflict(a, b *DataMark) (category, message string) {
	if (a.Names == nil) != (b.Names == nil) {
		return "", ""
	}
	shared := "it"
	if a.Names != nil {
		i := slices.IndexFunc(b.Names, func(w Word) bool { return containsWord(a.Names, w.Text) })
		if i < 0 {
			return "", ""
		}
		shared = b.Names[i].Text
	}
	switch {
	case a.None != b.None:
		return Contradictory, fmt.Sprintf("data %s contradicts data %s of %s", subject(b), subject(a), shared)
	case a.State != b.State:
		return Contradictory, fmt.Sprintf("state=%s contradicts state=%s of %s", b.State, a.State, shared)
	}
	return Duplicate, fmt.Sprintf("data %s is said already of %s", subject(b), shared)
}

func subject(m *DataMark) string {
	if m.None {
		return "none"
	}
	return "patient"
}

// stateConflict finds results that are said to be patient data and to be
// de-identified to the end.
func stateConflict(voc *Vocabulary, d *DeidentifyMark, m *DataMark) (category, message string) {
	t, ok := voc.Term(StateWord, d.To)
	if !ok || !t.Ends || m.None || m.Names != nil {
		return "", ""
	}
	return Contradictory, fmt.Sprintf("results cannot both be patient data and be de-identified to=%s", d.To)
}

// purposeConflict compares two purpose directives on one declaration: several
// purposes belong on one line, and care next to another use looks like an
// accident unless it is written so.
func purposeConflict(voc *Vocabulary, a, b *PurposeMark) (category, message string) {
	if samePurposes(a, b) {
		return Duplicate, "the same purpose is declared already"
	}
	for _, x := range a.Purposes {
		for _, y := range b.Purposes {
			if voc.DirectCare(x.Text) != voc.DirectCare(y.Text) {
				return Contradictory, fmt.Sprintf("purpose %s contradicts purpose %s; expected one directive that names every purpose", y.Text, x.Text)
			}
		}
	}
	return Contradictory, fmt.Sprintf("a second purpose directive (%s) beside %s; expected one that names every purpose", listWords(b.Purposes), listWords(a.Purposes))
}

func samePurposes(a, b *PurposeMark) bool {
	if len(a.Purposes) != len(b.Purposes) {
		return false
	}
	for _, w := range b.Purposes {
		if !containsWord(a.Purposes, w.Text) {
			return false
		}
	}
	return true
}

func sameBasis(a, b *Basis) bool {
	if a.ID != b.ID || a.A6 != b.A6 || a.A9 != b.A9 || a.Route != b.Route || len(a.Evidence) != len(b.Evidence) {
		return false
	}
	for key, value := range a.Evidence {
		if b.Evidence[key] != value {
			return false
		}
	}
	return true
}

func containsWord(list []Word, text string) bool {
	return slices.ContainsFunc(list, func(w Word) bool { return w.Text == text })
}

func listWords(list []Word) string {
	words := make([]string, len(list))
	for i, w := range list {
		words[i] = w.Text
	}
	return strings.Join(words, ", ")
}
