package analyzers

import (
	"fmt"

	"golang.org/x/tools/go/analysis"

	"github.com/lawful-lint/lawful/annotations"
)

// Options says how the analyzers are to work.
type Options struct {
	// Config is the lawful.yaml of the checked modules; nil for none and for
	// dependencies, whose facts must not depend on it.
	Config *annotations.Config
	// Tests asks for findings in _test.go files too.
	Tests bool
	// Warnings asks for findings of severity "warning" too.
	Warnings bool
	// Strict turns on lawfulpurpose.
	Strict bool
	// Notes asks for findings of severity "note" too.
	Notes bool
	// Today is the date, as in 2026-11-21, against which reviews and expiries
	// are judged; "" judges none. Only a command whose results are not cached
	// may set it.
	Today string
	// Inventory asks for an analyzer whose result is an [Inventory], and for the
	// facts it needs. They are larger than others, so that only a command that
	// keeps no facts may set it.
	Inventory bool
	// Idle says that nothing in the program is patient data, so that there is
	// nothing to follow: the facts say so too. Only a command that sees all of the
	// program, and keeps no facts, may set it.
	Idle bool
}

// New returns the reporting analyzers for the options. The analyzer that
// produces facts is not among them: they require it.
func New(o Options) []*analysis.Analyzer {
	facts := newCore(o)
	handled := newHandled(facts)
	flow, basis, optOut := newFlow(o, facts), newBasis(o, facts, handled), newOptOut(o, facts)
	purpose := newPurpose(o, facts, handled)
	others := []*analysis.Analyzer{flow, basis, optOut, purpose}
	list := append([]*analysis.Analyzer{newMarks(o, facts, others)}, others...)
	if o.Inventory {
		list = append(list, newInventory(facts))
	}
	return list
}

// home is where the documentation of the analyzers and rules is.
const home = "https://github.com/lawful-lint/lawful"

// Page is the address of what is written about an analyzer, by its name. What it
// reports without a rule of law has the category for an anchor there.
func Page(analyzer string) string { return home + "/blob/main/cmd/lawful/docs/" + analyzer + ".md" }

// RulePage is the address of what is written about a rule, by its slug.
func RulePage(slug string) string { return Page("rules") + "#" + slug }

// Fact is the one fact of the product: everything that packages which import
// this one need to know of it, encoded. It is a fact about the package.
type Fact struct{ Bytes []byte }

// AFact marks Fact as a fact.
func (*Fact) AFact() {}

// String tells the size, for people and for tests.
func (f *Fact) String() string { return fmt.Sprintf("lawful(%d bytes)", len(f.Bytes)) }
