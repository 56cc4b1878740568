package main

import (
	"github.com/lawful-lint/lawful/annotations"
	"github.com/lawful-lint/lawful/cmd/lawful/internal/finding"
)

// schema runs "lawful schema": it prints the JSON Schema of lawful.yaml, for
// editors, or that of what "lawful check -format json" writes, for programs.
func (a *app) schema(args []string) int {
	what := "config"
	if len(args) > 0 {
		what = args[0]
	}
	var text []byte
	switch {
	case len(args) > 1:
		return a.failf("schema: found %q; expected config or check", args)
	case what == "config":
		text = annotations.Schema()
	case what == "check":
		text = []byte(finding.JSONSchema)
	default:
		return a.failf("schema: found %q; expected config or check%s", what, didYouMean(what, []string{"config", "check"}))
	}
	if _, err := a.stdout.Write(text); err != nil {
		return a.failf("schema: %v", err)
	}
	return exitClean
}
