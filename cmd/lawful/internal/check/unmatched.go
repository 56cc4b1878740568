package check

import (
	"go/types"
	"path/filepath"
	"slices"

	"github.com/lawful-lint/lawful/annotations"
	"github.com/lawful-lint/lawful/cmd/lawful/internal/finding"
	"github.com/lawful-lint/lawful/cmd/lawful/internal/load"
)

// unmatchedRule is the slug of findings about patterns that name nothing.
const unmatchedRule = "unmatched-pattern"

// wholeModule reports whether the patterns take in all packages of the module,
// so that what is not loaded is not there.
func wholeModule(o Options, env load.GoEnv) bool {
	if slices.Contains(o.Patterns, "all") {
		return true
	}
	return slices.Contains(o.Patterns, "./...") && env.GOWORK == "" && filepath.Dir(env.GOMOD) == o.Dir
}

// unmatched reports the patterns of a configuration that name nothing in the
// program. A pattern for a package that is not loaded is only reported when the
// whole module is: it may be about one that was not asked for.
func unmatched(config *annotations.Config, program []*types.Package, whole bool) []finding.Finding {
	var list []finding.Finding
	for _, f := range config.Unmatched(program, whole) {
		list = append(list, finding.Finding{
			Rule: unmatchedRule, Analyzer: "lawfulmarks", Severity: finding.Error,
			Message: f.Message, Pos: f.Pos, End: f.Pos,
		})
	}
	return list
}
