package analyzers

import (
	"go/token"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/lawful-lint/lawful/annotations"
	"github.com/lawful-lint/lawful/annotations/law"
)

// reporter passes on the findings of one analyzer in one package: those that
// were asked for and that nobody accepted.
type reporter struct {
	Options
	pass *analysis.Pass
	core *core
}

// reporting returns an analyzer that reports on the packages of the main
// module. needs come on top of facts.
func (o Options) reporting(name, doc string, facts *analysis.Analyzer, needs []*analysis.Analyzer, run func(reporter)) *analysis.Analyzer {
	return &analysis.Analyzer{
		Name:     name,
		Doc:      doc,
		URL:      home + "#" + name,
		Requires: append([]*analysis.Analyzer{facts}, needs...),
		Run: func(pass *analysis.Pass) (any, error) {
			c, err := result(pass, facts)
			if err != nil || c.marks == nil {
				return nil, err
			}
			run(reporter{o, pass, c})
			return nil, nil
		},
	}
}

// say reports a finding of a rule in the words of its main message, or of a
// variant.
func (r reporter) say(at annotations.Span, slug, variant string, values law.Values, fixes ...analysis.SuggestedFix) {
	rule, _ := law.ByName(slug)
	if rule == nil {
		return
	}
	message, severity := rule.Say(variant, values)
	r.report(analysis.Diagnostic{Pos: at.Pos, End: at.End, Message: message, SuggestedFixes: fixes}, rule, severity)
}

// report passes a finding on. An allow directive is asked before it is known
// whether the finding is wanted, so that it counts as used in any case.
func (r reporter) report(d analysis.Diagnostic, rule *law.Rule, severity law.Severity) {
	if r.silent(r.pass, d.Pos) || r.core.marks.Allowed(d.Pos, rule.Slug) || !r.wanted(severity.String()) {
		return
	}
	d.Category, d.URL = category(rule, severity), home+"#"+rule.Slug
	r.pass.Report(d)
}

// category is what the diagnostics of a rule carry: its slug, and behind a
// slash the severity of a finding that weighs otherwise than its rule.
func category(rule *law.Rule, severity law.Severity) string {
	if severity == rule.Severity {
		return rule.Slug
	}
	return rule.Slug + "/" + severity.String()
}

// Rule returns the slug of the rule that a diagnostic's category names.
func Rule(category string) string {
	slug, _, _ := strings.Cut(category, "/")
	return slug
}

// Severity returns how much a diagnostic with this category weighs: "error",
// "warning" or "note". An unknown rule is an error.
func Severity(category string) string {
	slug, severity, said := strings.Cut(category, "/")
	if said {
		return severity
	}
	r, _ := law.ByName(slug)
	if r == nil {
		return law.Error.String()
	}
	return r.Severity.String()
}

// wanted reports whether findings of this severity were asked for.
func (o Options) wanted(severity string) bool {
	switch severity {
	case "warning":
		return o.Warnings
	case "note":
		return o.Notes
	}
	return true
}

// silent reports whether the position lies in a file whose findings are left
// out.
func (o Options) silent(pass *analysis.Pass, pos token.Pos) bool {
	return !o.Tests && strings.HasSuffix(pass.Fset.Position(pos).Filename, "_test.go")
}
