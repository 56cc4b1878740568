package finding

import (
	"cmp"
	"slices"
	"strings"

	"github.com/owenrumney/go-sarif/v3/pkg/report/v210/sarif"

	"github.com/lawful-lint/lawful/analyzers"
	"github.com/lawful-lint/lawful/annotations/law"
)

// home is where the documentation is.
const home = "https://github.com/lawful-lint/lawful"

// rules are descriptions of rules, with the index of each in the list.
type rules struct {
	list  []*sarif.ReportingDescriptor
	index map[string]int
}

// describe describes the rules that the findings of a report are about, by
// name.
func describe(r *Report) rules {
	first := make(map[string]*Finding)
	for _, list := range [...][]Finding{r.Findings, r.Accepted} {
		for i := range list {
			f := &list[i]
			first[f.Rule] = cmp.Or(first[f.Rule], f)
		}
	}
	var names []string
	for name := range first {
		names = append(names, name)
	}
	slices.Sort(names)
	out := rules{index: make(map[string]int)}
	for i, name := range names {
		out.index[name] = i
		out.list = append(out.list, descriptor(first[name]))
	}
	return out
}

// descriptor describes the rule that a finding is about: in the words of the
// law package, or, for a rule about the directives themselves, in those of the
// analyzer.
func descriptor(f *Finding) *sarif.ReportingDescriptor {
	out := sarif.NewRule(f.Rule).WithHelpURI(cmp.Or(f.URL, analyzers.Page(f.Analyzer)+"#"+f.Rule))
	rule, _ := law.ByName(f.Rule)
	if rule == nil || rule.Slug != f.Rule {
		doc := analyzerDoc(f.Analyzer)
		title, _, _ := strings.Cut(doc, "\n")
		return out.WithShortDescription(message(cmp.Or(title, f.Rule))).
			WithHelp(message(cmp.Or(doc, f.Rule))).
			WithDefaultConfiguration(sarif.NewReportingConfiguration().WithLevel(f.Severity)).
			WithProperties(sarif.NewPropertyBag().AddTag("lawful"))
	}
	var help strings.Builder
	if err := law.Explain(&help, rule); err != nil {
		help.WriteString(rule.Explanation) // a builder does not fail
	}
	return out.WithName(rule.ID).
		WithShortDescription(message(rule.Title)).
		WithFullDescription(message(rule.Explanation)).
		WithHelp(message(help.String()).WithMarkdown("```text\n" + help.String() + "```\n")).
		WithDefaultConfiguration(sarif.NewReportingConfiguration().WithLevel(rule.Severity.String())).
		WithProperties(sarif.NewPropertyBag().AddTag("privacy").AddTag(rule.Profile))
}

func message(text string) *sarif.MultiformatMessageString {
	return sarif.NewMultiformatMessageString().WithText(text)
}

func analyzerDoc(name string) string {
	for _, a := range analyzers.New(analyzers.Options{}) {
		if a.Name == name {
			return a.Doc
		}
	}
	return ""
}
