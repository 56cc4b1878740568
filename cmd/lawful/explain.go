package main

import (
	"fmt"
	"strings"

	"github.com/lawful-lint/lawful/annotations/law"
)

// explain runs "lawful explain": it tells what one rule demands, by its id or
// its slug, or lists all of them.
func (a *app) explain(args []string) int {
	if len(args) == 0 {
		return a.listRules()
	}
	if len(args) > 1 || strings.HasPrefix(args[0], "-") {
		return a.failf("explain: expected one rule, such as R04; found %q", args)
	}
	rule, nearest := law.ByName(args[0])
	if rule == nil {
		hint := `"lawful explain" lists them`
		if nearest != "" {
			hint = "did you mean " + nearest + "?"
		}
		return a.failf("explain: unknown rule %q; %s", args[0], hint)
	}
	if err := law.Explain(a.stdout, rule); err != nil {
		return a.failf("explain: %v", err)
	}
	return exitClean
}

func (a *app) listRules() int {
	var out strings.Builder
	for _, r := range law.Rules() {
		fmt.Fprintf(&out, "%s  %-7s  %-34s  %s\n", r.ID, r.Severity, r.Slug, r.Title)
	}
	if _, err := fmt.Fprint(a.stdout, out.String()); err != nil {
		return a.failf("explain: %v", err)
	}
	return exitClean
}
