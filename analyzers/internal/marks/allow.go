package marks

import (
	"go/token"

	"github.com/lawful-lint/lawful/annotations"
)

// allowed is one allow directive and the finding it has accepted.
type allowed struct {
	directive *annotations.Directive
	rule      string // canonical
	used      token.Pos
}

// ruleName is the canonical name of the rule that a word means; the word itself
// when it means none.
func (m *Marks) ruleName(word string) string {
	if m.in.Rule != nil {
		if slug, _ := m.in.Rule(word); slug != "" {
			return slug
		}
	}
	return word
}

// Allowed reports whether an allow directive accepts a finding of a rule, given
// by its slug, at pos: it returns that one, and notes its use; nil for none. A
// directive accepts the findings of one place: the first that is asked about. Of
// several that might accept a finding the one that is about the least text does.
func (m *Marks) Allowed(pos token.Pos, rule string) *annotations.AllowMark {
	m.mu.Lock()
	defer m.mu.Unlock()
	var best *allowed
	var size token.Pos
	for _, a := range m.allows {
		if a.rule != rule || a.used != token.NoPos && a.used != pos {
			continue
		}
		for _, s := range a.directive.Target.Spans {
			if s.Contains(pos) && (best == nil || s.End-s.Pos < size) {
				best, size = a, s.End-s.Pos
			}
		}
	}
	if best == nil {
		return nil
	}
	best.used = pos
	says, _ := best.directive.Says.(*annotations.AllowMark)
	return says
}

// UnusedAllows returns the allow directives that have accepted nothing so far,
// in source order: to be asked when all findings have been shown to Allowed.
func (m *Marks) UnusedAllows() []annotations.Directive {
	m.mu.Lock()
	defer m.mu.Unlock()
	var list []annotations.Directive
	for _, a := range m.allows {
		if a.used == token.NoPos {
			list = append(list, *a.directive)
		}
	}
	return list
}

// UnusedProblems is UnusedAllows as problems, each with the repair of removing
// the directive: those for rules, given as written, that ran says were checked;
// nil says all were.
func (m *Marks) UnusedProblems(ran func(rule string) bool) []annotations.Problem {
	var list []annotations.Problem
	for _, d := range m.UnusedAllows() {
		says, _ := d.Says.(*annotations.AllowMark)
		if ran != nil && !ran(says.Rule.Text) {
			continue
		}
		list = append(list, annotations.Problem{Pos: d.Pos, End: d.End, Category: annotations.Unused,
			Message: "unused //lawful:allow " + says.Rule.Text + ": it accepts no finding",
			Fix:     &annotations.Fix{Pos: d.Pos, End: d.End, Message: "remove the directive"}})
	}
	return list
}
