package check

import (
	"github.com/lawful-lint/lawful/analyzers"
	"github.com/lawful-lint/lawful/cmd/lawful/internal/finding"
)

// register reports the rules that a configuration file breaks by itself. The
// date is this command's alone: results of the analyzers may be cached.
func (r *run) register(o analyzers.Options) []finding.Finding {
	o.Today = r.o.Today
	var list []finding.Finding
	for _, v := range analyzers.CheckConfig(o) {
		list = append(list, finding.Finding{
			Rule: v.Rule, Analyzer: "lawfulbasis", Severity: v.Severity,
			Message: v.Message, URL: v.URL, Pos: v.Pos, End: v.Pos,
		})
	}
	return list
}
