package analyzers

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"go/token"
	"go/types"
	"reflect"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ssa"

	"github.com/lawful-lint/lawful/analyzers/internal/dataflow"
	"github.com/lawful-lint/lawful/analyzers/internal/marks"
	"github.com/lawful-lint/lawful/annotations"
	"github.com/lawful-lint/lawful/annotations/law"
)

// core is what the reporting analyzers share: the marks of a package and the
// findings of the engine. It is the result of the fact analyzer.
type core struct {
	marks    *marks.Marks // nil outside the main module
	findings []*dataflow.Finding
	covered  []*dataflow.Finding  // crossings in order, for an inventory
	left     []dataflow.Left      // what leaves the program, for an inventory
	out      *outlets             // by which it may; nil without an inventory
	outlets  map[token.Pos]Outlet // the calls of this package by which it may
	missed   []dataflow.Missed
	counters map[string]int
	refilled map[*types.Func]uint64 // see dataflow.Output
	lines    *lines
}

// Counters tells how often the engine met a bound.
func (c *core) Counters() map[string]int { return c.counters }

// newCore returns the analyzer that computes facts. Its name is part of the
// keys of every cache that holds facts.
func newCore(o Options) *analysis.Analyzer {
	return &analysis.Analyzer{
		Name:       "lawfulfacts",
		Doc:        "summarise where data goes, for the analyzers that report on patient data",
		Run:        func(pass *analysis.Pass) (any, error) { return o.analyze(pass), nil },
		FactTypes:  []analysis.Fact{new(Fact)},
		ResultType: reflect.TypeFor[*core](),
	}
}

// analyze never fails: under some drivers the failure of a dependency is
// silent, and findings would vanish. What goes wrong in one function stays
// there and is counted.
func (o Options) analyze(pass *analysis.Pass) *core {
	if len(pass.Files) == 0 || isStd(pass.Pkg.Path()) || pass.Pkg.Path() == "unsafe" {
		return &core{}
	}
	imported := newImports(pass)
	c := &core{lines: &lines{fset: pass.Fset, pkg: pass.Pkg, own: pass.Files}}
	if o.Idle {
		if inMainModule(pass) {
			c.marks = marks.New(o.marksInput(pass, imported.said))
		}
		return c
	}
	in := dataflow.Input{
		Fset:    pass.Fset,
		Pkg:     buildSSA(pass),
		Imports: imported.takeFlow,
		Std:     isStd,

		Inventory: o.Inventory,
	}
	if inMainModule(pass) {
		c.marks = marks.New(o.marksInput(pass, imported.said))
		in.Policy = c.marks
		// What has passed a filter in vain crosses under a basis.
		in.Inventory = in.Inventory || c.marks.Checked()&dataflow.OptOut != 0
		in.Refilled = c.marks.Checked() != 0
		if o.Inventory {
			c.out, c.outlets = newOutlets(o.Config), map[token.Pos]Outlet{}
			in.Policy = leavingMarks{c.marks, c.out, func(p *types.Package) bool { return ownModule(pass, p) }, pass.Fset, c.outlets}
		}
	}
	out := dataflow.Analyze(in)
	for _, f := range out.Findings {
		if f.Covered {
			c.covered = append(c.covered, f)
		} else {
			c.findings = append(c.findings, f)
		}
	}
	c.left, c.missed, c.counters, c.refilled = out.Left, out.Missed, out.Counters, out.Refilled
	var said []byte
	if c.marks != nil {
		noteKeyed(pass, c.marks)
		noteGuarded(pass, c)
		said = c.marks.Encode()
	}
	pass.ExportPackageFact(newFact(out.Facts, said))
	return c
}

// inMainModule reports whether the package belongs to the code being checked.
// Marks hold there only, so that the facts of dependencies are the same in
// every project.
func inMainModule(pass *analysis.Pass) bool {
	return pass.Module == nil || pass.Module.Version == ""
}

func (o Options) marksInput(pass *analysis.Pass, said [][]byte) marks.Input {
	return marks.Input{
		Fset: pass.Fset, Files: pass.Files, Pkg: pass.Pkg, Info: pass.TypesInfo,
		Config:    o.Config,
		Catalogue: o.catalogue(pass.Pkg),
		Imported:  said,
		Check:     o.void,
		Rule: func(word string) (string, string) {
			r, nearest := law.ByName(word)
			if r == nil {
				return "", nearest
			}
			return r.Slug, ""
		},
	}
}

// void says why a basis covers nothing for these purposes and data of this
// state, "" when it holds.
func (o Options) void(b *annotations.Basis, purposes []string, state string) string {
	ctx := o.lawContext(b, purposes)
	ctx.State = state
	return law.Void(b, ctx)
}

func (o Options) lawContext(b *annotations.Basis, purposes []string) law.Context {
	ctx := law.Context{Purposes: purposes, Voc: annotations.Default(), Register: b.ID != ""}
	if o.Config != nil {
		ctx.Voc = o.Config.Vocabulary
		ctx.Organisation, ctx.Profile = o.Config.Organisation.Type, o.Config.Profile
	}
	return ctx
}

// buildSSA builds the package alone. Of its imports only what it uses is made,
// which is a good part of the time this takes.
func buildSSA(pass *analysis.Pass) *ssa.Package {
	prog := ssa.NewProgram(pass.Fset, ssa.InstantiateGenerics)
	for _, p := range pass.Pkg.Imports() {
		prog.CreatePackage(p, nil, nil, true)
	}
	pkg := prog.CreatePackage(pass.Pkg, pass.Files, pass.TypesInfo, false)
	pkg.Build()
	return pkg
}

func newFact(flow, said []byte) *Fact {
	b := binary.AppendUvarint(nil, uint64(len(flow)))
	b = append(b, flow...)
	return &Fact{Bytes: append(b, said...)}
}

// split returns the engine's and the marks' part of the fact.
func (f *Fact) split() (flow, said []byte) {
	n, k := binary.Uvarint(f.Bytes)
	if k <= 0 || n > uint64(len(f.Bytes)-k) {
		return nil, nil
	}
	return f.Bytes[k : k+int(n)], f.Bytes[k+int(n):]
}

// imports are the facts of a package's direct imports, in two parts.
type imports struct {
	flow map[string][]byte // the engine's, by path
	said [][]byte          // the marks'
}

func newImports(pass *analysis.Pass) imports {
	in := imports{flow: map[string][]byte{}}
	for _, p := range pass.Pkg.Imports() {
		f := new(Fact)
		if !pass.ImportPackageFact(p, f) {
			continue
		}
		flow, said := f.split()
		in.flow[p.Path()] = flow
		if len(said) > 0 {
			in.said = append(in.said, bytes.Clone(said)) // so that the rest of the fact can go
		}
	}
	return in
}

// takeFlow hands out the engine's part of a fact and lets go of it: of a package
// that imports many, these are most of what is in memory.
func (in imports) takeFlow(path string) []byte {
	b := in.flow[path]
	delete(in.flow, path)
	return b
}

// result returns what the fact analyzer found.
func result(pass *analysis.Pass, facts *analysis.Analyzer) (*core, error) {
	c, ok := pass.ResultOf[facts].(*core)
	if !ok {
		return nil, fmt.Errorf("%s: no result of %s", pass.Pkg.Path(), facts.Name)
	}
	return c, nil
}
