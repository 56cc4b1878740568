package plugin

import (
	"path/filepath"
	"reflect"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/lawful-lint/lawful/analyzers"
)

// Analyzer is an analyzer with what gopls is to make of it.
type Analyzer struct {
	*analysis.Analyzer
	// Severity of all it reports: "error", "warning" or "note".
	Severity string
	// Off says that it runs only when the user's settings name it.
	Off bool
}

// configured is the analyzer that tells of a mistake in the configuration.
const configured = "lawfulmarks"

// outcome is the result of a reporting analyzer: that of the one inside, and
// the findings that are left to the analyzers for other severities.
type outcome struct {
	result any
	held   map[string][]analysis.Diagnostic
}

// analyzers returns the analyzers to put into gopls's list. In each package they
// run those of the suite that the package is under.
func (s *suites) analyzers(salt string) []Analyzer {
	plain := s.forFile("", nil)
	outer := make(map[*analysis.Analyzer]*analysis.Analyzer)
	var reporting []Analyzer
	for i, inner := range plain.nodes {
		a := &analysis.Analyzer{
			Name: inner.Name, Doc: inner.Doc, URL: inner.URL,
			FactTypes: inner.FactTypes, ResultType: inner.ResultType,
			Run: func(pass *analysis.Pass) (any, error) {
				inner := s.of(pass).nodes[i]
				return inner.Run(inside(pass, inner))
			},
		}
		if len(a.FactTypes) > 0 {
			a.Name += "_" + s.digest(salt)
		}
		for _, r := range inner.Requires {
			a.Requires = append(a.Requires, outer[r])
		}
		if slices.Contains(plain.reporting, inner) {
			a.ResultType = reflect.TypeFor[*outcome]()
			a.Run = func(pass *analysis.Pass) (any, error) { return s.report(pass, i) }
			reporting = append(reporting, Analyzer{Analyzer: a, Severity: "error"})
		}
		outer[inner] = a
	}
	return append(reporting, lesser("lawfulwarnings", "warning", reporting), lesser("lawfulnotes", "note", reporting))
}

// inside is the pass as the inner analyzer expects it.
func inside(pass *analysis.Pass, inner *analysis.Analyzer) *analysis.Pass {
	in := *pass
	in.Analyzer = inner
	in.ResultOf = make(map[*analysis.Analyzer]any)
	for i, r := range inner.Requires {
		result := pass.ResultOf[pass.Analyzer.Requires[i]]
		if o, ok := result.(*outcome); ok {
			result = o.result
		}
		in.ResultOf[r] = result
	}
	return &in
}

// report runs a reporting analyzer, passes its errors on and holds the rest.
func (s *suites) report(pass *analysis.Pass, i int) (any, error) {
	out := &outcome{held: make(map[string][]analysis.Diagnostic)}
	under := s.of(pass)
	if under.err != nil {
		if pass.Analyzer.Name == configured {
			reportFault(pass, under.err)
		}
		return out, nil
	}
	in := inside(pass, under.nodes[i])
	in.Report = func(d analysis.Diagnostic) {
		severity := analyzers.Severity(d.Category)
		d.Category = analyzers.Rule(d.Category)
		if severity == "error" {
			pass.Report(d)
			return
		}
		out.held[severity] = append(out.held[severity], d)
	}
	var err error
	out.result, err = in.Analyzer.Run(in)
	return out, err
}

// lesser returns the analyzer that reports the findings of one severity below
// error that the others hold.
func lesser(name, severity string, reporting []Analyzer) Analyzer {
	a := &analysis.Analyzer{
		Name: name,
		Doc:  "report the " + severity + "s of the other analyzers of lawful",
		URL:  reporting[0].URL,
	}
	for _, r := range reporting {
		a.Requires = append(a.Requires, r.Analyzer)
	}
	a.Run = func(pass *analysis.Pass) (any, error) {
		for _, r := range a.Requires {
			if o, ok := pass.ResultOf[r].(*outcome); ok {
				for _, d := range o.held[severity] {
					pass.Report(d)
				}
			}
		}
		return nil, nil
	}
	return Analyzer{Analyzer: a, Severity: severity, Off: severity == "note"}
}

// reportFault shows mistakes in the configuration at the package clauses: one
// of the files is what the user looks at.
func reportFault(pass *analysis.Pass, err error) {
	for line := range strings.Lines(err.Error()) {
		message := "nothing is checked: " + short(strings.TrimSpace(line))
		for _, file := range pass.Files {
			pass.Report(analysis.Diagnostic{Pos: file.Name.Pos(), End: file.Name.End(), Category: "lawful-yaml", Message: message})
		}
	}
}

// short drops the folders from the name of a file that a message begins with.
func short(line string) string {
	file, rest, ok := strings.Cut(line, ".yaml:")
	if !ok {
		return line
	}
	return filepath.Base(file) + ".yaml:" + rest
}
