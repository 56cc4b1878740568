package runner

import (
	"golang.org/x/tools/go/analysis"

	"github.com/lawful-lint/lawful/analyzers"
)

// Suite is what a driver needs to know of the analyzers it runs. Tests put
// small ones in the place of lawful's own.
type Suite struct {
	// New returns the reporting analyzers for the options.
	New func(analyzers.Options) []*analysis.Analyzer
	// Severity looks up the severity of a diagnostic by its category.
	Severity func(category string) string
}

// Lawful is the suite of the released command.
func Lawful() Suite { return Suite{New: analyzers.New, Severity: analyzers.Severity} }
