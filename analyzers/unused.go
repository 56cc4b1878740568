package analyzers

import (
	"bytes"
	"go/token"

	"github.com/lawful-lint/lawful/annotations"
	"github.com/lawful-lint/lawful/annotations/law"
)

// unusedAllows reports the allow directives that have accepted nothing. All
// analyzers that accept findings must have run.
func (r reporter) unusedAllows() {
	for _, p := range r.core.marks.UnusedProblems(r.ran) {
		if !r.silent(r.pass, p.Pos) {
			r.widen(p.Fix)
			r.tell(Finding{Diagnostic: problem(p)})
		}
	}
}

// widen makes the removal of a comment that ends a line take the space before it
// along, and the line itself when that is all there is on it.
func (r reporter) widen(fix *annotations.Fix) {
	if r.pass.ReadFile == nil {
		return
	}
	file := r.pass.Fset.File(fix.Pos)
	text, err := r.pass.ReadFile(file.Name())
	if err != nil || file.Offset(fix.End) >= len(text) || text[file.Offset(fix.End)] != '\n' {
		return
	}
	before := text[:file.Offset(fix.Pos)]
	code := bytes.TrimRight(before, " \t")
	fix.Pos -= token.Pos(len(before) - len(code))
	if len(code) == 0 || code[len(code)-1] == '\n' {
		fix.End++
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
