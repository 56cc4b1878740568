package plugin

import (
	"path/filepath"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/lawful-lint/lawful/analyzers"
	"github.com/lawful-lint/lawful/annotations"
	"github.com/lawful-lint/lawful/cmd/lawful/internal/runner"
)

// Analyzer is what nogo runs. Its flags are: config, the text of lawful.yaml;
// strict, tests, warnings and notes, as the fields of [analyzers.Options]. A
// mistake in the text is an error of each run, a line "lawful.yaml:line:column:
// message" for each.
var Analyzer = newAnalyzer()

const doc = `report patient data that is used without a lawful basis

It stands for all analyzers of lawful. The flag "config" is the text of
lawful.yaml.
`

func newAnalyzer() *analysis.Analyzer {
	var o analyzers.Options
	var config string
	a := &analysis.Analyzer{
		Name:      "lawful",
		Doc:       doc,
		FactTypes: []analysis.Fact{new(analyzers.Fact)},
	}
	a.Flags.StringVar(&config, "config", "", "the text of "+annotations.ConfigName)
	a.Flags.BoolVar(&o.Strict, "strict", false, "report code that handles patient data and declares no purpose")
	a.Flags.BoolVar(&o.Tests, "tests", false, "report findings in _test.go files too")
	a.Flags.BoolVar(&o.Warnings, "warnings", false, "report warnings too")
	a.Flags.BoolVar(&o.Notes, "notes", false, "report notes too")
	a.Run = func(pass *analysis.Pass) (any, error) {
		with := o
		if config != "" {
			c, err := annotations.ParseConfig(annotations.ConfigName, []byte(config))
			if err != nil {
				return nil, err
			}
			with.Config = c
		}
		return nil, run(pass, analyzers.New(with))
	}
	return a
}

// run runs the suite over a package as if it were one analyzer.
func run(pass *analysis.Pass, suite []*analysis.Analyzer) error {
	p := &runner.Package{
		Fset: pass.Fset, Files: pass.Files, Types: pass.Pkg, Info: pass.TypesInfo, Sizes: pass.TypesSizes,
		Module: module(pass), OtherFiles: pass.OtherFiles, IgnoredFiles: pass.IgnoredFiles,
	}
	found, err := runner.Run(p, suite, imported(pass))
	if err != nil {
		return err
	}
	if found.Fact != nil {
		pass.ExportPackageFact(&analyzers.Fact{Bytes: found.Fact})
	}
	for _, d := range found.Diagnostics {
		d.Message = analyzers.Message(d.Diagnostic)
		pass.Report(d.Diagnostic)
	}
	return nil
}

// module is the module of the package as far as the analyzers need to know it: a
// version marks a dependency. Bazel has the files of other repositories in a
// folder of that name, in the source and in the output tree.
func module(pass *analysis.Pass) *analysis.Module {
	if pass.Module != nil {
		return pass.Module
	}
	for _, f := range pass.Files {
		name := filepath.ToSlash(pass.Fset.File(f.FileStart).Name())
		if strings.HasPrefix(name, "external/") || strings.HasPrefix(name, "../") || strings.Contains(name, "/bin/external/") {
			return &analysis.Module{Version: "external"}
		}
	}
	return new(analysis.Module)
}

// imported answers with the facts of the pass's direct imports.
func imported(pass *analysis.Pass) runner.Facts {
	facts := make(map[string][]byte)
	for _, p := range pass.Pkg.Imports() {
		f := new(analyzers.Fact)
		if pass.ImportPackageFact(p, f) {
			facts[p.Path()] = f.Bytes
		}
	}
	return func(path string) []byte { return facts[path] }
}
