package analyzers

import (
	"golang.org/x/tools/go/analysis"

	"github.com/lawful-lint/lawful/annotations"
)

const marksDoc = `report lawful directives that are malformed, misplaced, contradictory or unused

A directive that is not understood says nothing, and what it was meant to say is
then missing: so near misses (// lawful:, //lawfull:) and unknown words are
reported too, with the nearest word as a fix.

	//lawful:purpose reserch // reported: did you mean research?
	func Enrol(p Patient) { … }

An allow directive that accepts no finding is reported as well, once all other
analyzers are done with the package. What is reported, by category:

	malformed-directive       it lacks something, or has too much
	unknown-word              a purpose, basis, state, check or rule that is not known
	near-miss-directive       a comment that was meant to be a directive
	misplaced-directive       it does not stand where it says something
	contradictory-directives  two that cannot both hold
	duplicate-directive       one that says again what another says
	unused-allow              it accepts no finding
	unmatched-pattern         a match in lawful.yaml names nothing (lawful check only)
`

// newMarks takes the analyzers whose findings an allow directive may accept.
func newMarks(o Options, facts *analysis.Analyzer, others []*analysis.Analyzer) *analysis.Analyzer {
	return o.reporting("lawfulmarks", marksDoc, facts, others, func(r reporter) {
		for _, p := range r.core.marks.Problems() {
			if !r.silent(r.pass, p.Pos) {
				r.tell(Finding{Diagnostic: problem(p)})
			}
		}
		r.unusedAllows()
	})
}

func problem(p annotations.Problem) analysis.Diagnostic {
	d := analysis.Diagnostic{Pos: p.Pos, End: p.End, Category: p.Category, URL: Page("lawfulmarks") + "#" + p.Category, Message: p.Message}
	if p.Fix != nil {
		d.SuggestedFixes = []analysis.SuggestedFix{{
			Message:   p.Fix.Message,
			TextEdits: []analysis.TextEdit{{Pos: p.Fix.Pos, End: p.Fix.End, NewText: []byte(p.Fix.Text)}},
		}}
	}
	return d
}
