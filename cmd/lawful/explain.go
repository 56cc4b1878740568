package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/lawful-lint/lawful/analyzers"
	"github.com/lawful-lint/lawful/annotations/law"
)

// explain runs "lawful explain": it tells what one rule demands, by its id or
// its slug, or what an analyzer does, or lists all rules.
func (a *app) explain(args []string) int {
	if len(args) == 0 {
		return a.listRules()
	}
	if len(args) > 1 || strings.HasPrefix(args[0], "-") {
		return a.failf("explain: expected one rule, such as R04; found %q", args)
	}
	text, err := explanation(args[0])
	if err == nil {
		_, err = io.WriteString(a.stdout, text)
	}
	if err != nil {
		return a.failf("explain: %v", err)
	}
	return exitClean
}

// explanation is what there is to say of a rule or an analyzer, and where more
// is written.
func explanation(name string) (string, error) {
	var b strings.Builder
	rule, nearest := law.ByName(name)
	if rule != nil {
		err := law.Explain(&b, rule)
		return b.String() + "\nSee " + analyzers.RulePage(rule.Slug) + "\n", err
	}
	var names []string
	for _, an := range analyzers.New(analyzers.Options{}) {
		if an.Name == name {
			return an.Name + ": " + strings.TrimSpace(an.Doc) + "\n\nSee " + an.URL + "\n", nil
		}
		names = append(names, an.Name)
	}
	hint := `; "lawful explain" lists the rules`
	if near := didYouMean(name, names); near != "" {
		hint = near
	} else if nearest != "" {
		hint = "; did you mean " + nearest + "?"
	}
	return "", fmt.Errorf("unknown rule %q%s", name, hint)
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
