package analyzers

import (
	"fmt"
	"go/token"
	"reflect"
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
	out  *Result
}

// reporting returns an analyzer that reports on the packages of the main
// module. needs come on top of facts.
func (o Options) reporting(name, doc string, facts *analysis.Analyzer, needs []*analysis.Analyzer, run func(reporter)) *analysis.Analyzer {
	return &analysis.Analyzer{
		Name:       name,
		Doc:        doc,
		URL:        Page(name),
		Requires:   append([]*analysis.Analyzer{facts}, needs...),
		ResultType: reflect.TypeFor[*Result](),
		Run: func(pass *analysis.Pass) (any, error) {
			out := new(Result)
			c, err := result(pass, facts)
			if err != nil || c.marks == nil {
				return out, err
			}
			run(reporter{o, pass, c, out})
			return out, nil
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
	f := plain(at, message)
	f.SuggestedFixes = fixes
	r.report(f, rule, severity)
}

// plain is a finding that is about one place.
func plain(at annotations.Span, message string) Finding {
	return Finding{Diagnostic: analysis.Diagnostic{Pos: at.Pos, End: at.End, Message: message}}
}

// report passes a finding on. An allow directive is asked before it is known
// whether the finding is wanted, so that it counts as used in any case.
func (r reporter) report(f Finding, rule *law.Rule, severity law.Severity) {
	if r.silent(r.pass, f.Pos) {
		return
	}
	f.Allowed = r.core.marks.Allowed(f.Pos, rule.Slug)
	if !r.wanted(severity.String()) {
		return
	}
	f.Category, f.URL = category(rule, severity), RulePage(rule.Slug)
	r.tell(f)
}

// tell puts a finding into the result, and reports it unless it is accepted.
func (r reporter) tell(f Finding) {
	r.out.Findings = append(r.out.Findings, f)
	if f.Allowed == nil {
		r.pass.Report(f.Diagnostic)
	}
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

// Message is that of d for drivers that show no more of it: with the severity in
// front, unless it is an error, and the slug of the rule behind.
func Message(d analysis.Diagnostic) string {
	text := d.Message
	if d.Category == "" {
		return text
	}
	if severity := Severity(d.Category); severity != law.Error.String() {
		text = severity + ": " + text
	}
	return fmt.Sprintf("%s (%s)", text, Rule(d.Category))
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
