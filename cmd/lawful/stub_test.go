package main

import (
	"go/ast"
	"go/types"
	"reflect"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/lawful-lint/lawful/analyzers"
	"github.com/lawful-lint/lawful/cmd/lawful/internal/runner"
)

// stubSuite is a suite that is just enough to see whether the drivers do their
// part: facts travel, findings depend on the configuration, and an analyzer
// may panic.
//
// A function whose comment says "stub:source", or that calls such a function
// and says "stub:passes", is a source, and its package's fact names it. A call
// of a source is a finding, and a warning when the name starts with Warn. The
// message names the organisation of lawful.yaml.
func stubSuite() runner.Suite {
	return runner.Suite{
		New: func(o analyzers.Options) []*analysis.Analyzer {
			facts := stubFacts()
			return []*analysis.Analyzer{stubWarn(facts), stubFlow(facts, organisation(o))}
		},
		Severity: func(category string) string {
			if category == "stub-warning" {
				return "warning"
			}
			return "error"
		},
	}
}

func stubFacts() *analysis.Analyzer {
	return &analysis.Analyzer{
		Name:       "lawfulfacts",
		Doc:        "names the sources of a package and of those it imports",
		FactTypes:  []analysis.Fact{(*analyzers.Fact)(nil)},
		ResultType: reflect.TypeFor[sources](),
		Run: func(pass *analysis.Pass) (any, error) {
			known := make(sources)
			for _, f := range pass.AllPackageFacts() {
				for name := range strings.FieldsSeq(string(f.Fact.(*analyzers.Fact).Bytes)) {
					known[name] = true
				}
			}
			for _, file := range pass.Files {
				for _, d := range file.Decls {
					if fn, ok := d.(*ast.FuncDecl); ok {
						known.add(pass, fn)
					}
				}
			}
			pass.ExportPackageFact(&analyzers.Fact{Bytes: []byte(strings.Join(known.names(), " "))})
			return known, nil
		},
	}
}

// sources is a set of full function names.
type sources map[string]bool

func (s sources) names() []string {
	var names []string
	for name := range s {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

func (s sources) add(pass *analysis.Pass, fn *ast.FuncDecl) {
	if strings.Contains(fn.Doc.Text(), "stub:panic") {
		panic("as asked")
	}
	source := strings.Contains(fn.Doc.Text(), "stub:source")
	if strings.Contains(fn.Doc.Text(), "stub:passes") {
		s.calls(pass, fn, func(*ast.CallExpr, *types.Func) { source = true })
	}
	if source {
		s[pass.TypesInfo.Defs[fn.Name].(*types.Func).FullName()] = true
	}
}

// calls visits the calls of sources in n.
func (s sources) calls(pass *analysis.Pass, n ast.Node, visit func(*ast.CallExpr, *types.Func)) {
	ast.Inspect(n, func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		if !ok {
			return true
		}
		name, ok := call.Fun.(*ast.SelectorExpr)
		if !ok {
			return true
		}
		if fn, ok := pass.TypesInfo.Uses[name.Sel].(*types.Func); ok && s[fn.FullName()] {
			visit(call, fn)
		}
		return true
	})
}

func stubFlow(facts *analysis.Analyzer, organisation string) *analysis.Analyzer {
	return stubReporter("lawfulflow", facts, func(fn *types.Func) (category, message string) {
		if strings.HasPrefix(fn.Name(), "Warn") {
			return "", ""
		}
		return "stub-error", "call of " + fn.FullName() + organisation
	})
}

// stubWarn stands before stubFlow in the suite: what it reports must
// nevertheless be sorted in.
func stubWarn(facts *analysis.Analyzer) *analysis.Analyzer {
	return stubReporter("lawfulbasis", facts, func(fn *types.Func) (category, message string) {
		if !strings.HasPrefix(fn.Name(), "Warn") {
			return "", ""
		}
		return "stub-warning", "doubtful call of " + fn.FullName()
	})
}

func stubReporter(name string, facts *analysis.Analyzer, judge func(*types.Func) (category, message string)) *analysis.Analyzer {
	return &analysis.Analyzer{
		Name:     name,
		Doc:      "reports calls of sources",
		Requires: []*analysis.Analyzer{facts},
		Run: func(pass *analysis.Pass) (any, error) {
			known := pass.ResultOf[facts].(sources)
			for _, file := range pass.Files {
				known.calls(pass, file, func(call *ast.CallExpr, fn *types.Func) {
					if category, message := judge(fn); message != "" {
						pass.Report(analysis.Diagnostic{Pos: call.Pos(), End: call.End(), Category: category, Message: message})
					}
				})
			}
			return nil, nil
		},
	}
}

func organisation(o analyzers.Options) string {
	if o.Config == nil || o.Config.Organisation.Name == "" {
		return ""
	}
	return " for " + o.Config.Organisation.Name
}
