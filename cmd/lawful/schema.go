package main

import (
	"strings"

	"github.com/lawful-lint/lawful/annotations"
	"github.com/lawful-lint/lawful/cmd/lawful/internal/finding"
	"github.com/lawful-lint/lawful/cmd/lawful/internal/record"
)

// schemas are what there are schemas of.
var schemas = []string{"config", "check", "report"}

// schema runs "lawful schema": it prints the JSON Schema of lawful.yaml, for
// editors, or that of what check or report write as JSON, for programs.
func (a *app) schema(args []string) int {
	what := schemas[0]
	if len(args) > 0 {
		what = args[0]
	}
	var text []byte
	switch {
	case len(args) > 1:
		return a.failf("schema: found %q; expected one of %s", args, strings.Join(schemas, ", "))
	case what == "config":
		text = annotations.Schema()
	case what == "check":
		text = []byte(finding.JSONSchema)
	case what == "report":
		text = []byte(record.JSONSchema)
	default:
		return a.failf("schema: found %q; expected one of %s%s", what, strings.Join(schemas, ", "), didYouMean(what, schemas))
	}
	if _, err := a.stdout.Write(text); err != nil {
		return a.failf("schema: %v", err)
	}
	return exitClean
}
