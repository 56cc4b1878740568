package analyzers

import (
	"golang.org/x/tools/go/analysis"

	"github.com/lawful-lint/lawful/annotations"
)

// Result is the result of each reporting analyzer, for drivers that show more
// than a diagnostic holds: its diagnostics in the order they were reported, and
// between them the findings that the code accepts, which are not reported.
type Result struct{ Findings []Finding }

// Finding is a diagnostic and what the framework's type has no room for.
type Finding struct {
	analysis.Diagnostic
	// Subject is the message without the route, which may change while the
	// finding stays the same; "" when it has none.
	Subject string
	// Funcs are the functions of the route: Funcs[i] is what Related[i] is
	// about, as in "(*cohort.Writer).Add".
	Funcs []string
	// Allowed is what an allow directive says that accepts it, nil for none.
	Allowed *annotations.AllowMark
}
