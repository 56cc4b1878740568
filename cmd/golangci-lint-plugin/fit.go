package plugin

import (
	"golang.org/x/tools/go/analysis"

	"github.com/lawful-lint/lawful/analyzers"
)

// fit changes the analyzers, which nobody else may hold, to what golangci-lint
// makes of them, and adds one whose name tells the configuration.
func fit(list []*analysis.Analyzer, suffix string) []*analysis.Analyzer {
	for _, a := range list {
		a.Run = plain(a.Run)
	}
	for _, a := range producers(list) {
		a.Name += "_" + suffix
	}
	return append(list, &analysis.Analyzer{
		Name: "lawfulconfig_" + suffix,
		Doc:  "stands for the content of lawful.yaml in the names of what is cached",
		Run:  func(*analysis.Pass) (any, error) { return nil, nil },
	})
}

// producers are the analyzers with facts among list and what these require.
func producers(list []*analysis.Analyzer) []*analysis.Analyzer {
	var out []*analysis.Analyzer
	seen := make(map[*analysis.Analyzer]bool)
	var visit func([]*analysis.Analyzer)
	visit = func(list []*analysis.Analyzer) {
		for _, a := range list {
			if seen[a] {
				continue
			}
			seen[a] = true
			if len(a.FactTypes) > 0 {
				out = append(out, a)
			}
			visit(a.Requires)
		}
	}
	visit(list)
	return out
}

type runner = func(*analysis.Pass) (any, error)

// plain makes diagnostics say everything in the message.
func plain(run runner) runner {
	return func(pass *analysis.Pass) (any, error) {
		inner := *pass
		inner.Report = func(d analysis.Diagnostic) {
			d.Message, d.Related = analyzers.Message(d), nil
			pass.Report(d)
		}
		return run(&inner)
	}
}
