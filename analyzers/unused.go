package analyzers

import "github.com/lawful-lint/lawful/annotations/law"

// unusedAllows reports the allow directives that have accepted nothing. All
// analyzers that accept findings must have run.
func (r reporter) unusedAllows() {
	for _, p := range r.core.marks.UnusedProblems(r.ran) {
		if !r.silent(r.pass, p.Pos) {
			r.tell(Finding{Diagnostic: problem(p)})
		}
	}
}

// ran reports whether a rule has been checked here: it is known, the analyzers
// check it, and the one that does was on.
func (r reporter) ran(word string) bool {
	rule, _ := law.ByName(word)
	switch {
	case rule == nil, rule.Slug == undeclared && !r.strict():
		return false
	case rule.CheckedAt(law.Record):
		return len(rule.Checked) > 1
	}
	return true
}
