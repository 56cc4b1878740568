package main

import "github.com/lawful-lint/lawful/annotations"

// schema runs "lawful schema": it prints the JSON Schema of lawful.yaml, for
// editors.
func (a *app) schema(args []string) int {
	if len(args) > 0 {
		return a.failf("schema: found %q; expected nothing", args[0])
	}
	if _, err := a.stdout.Write(annotations.Schema()); err != nil {
		return a.failf("schema: %v", err)
	}
	return exitClean
}
