package marks

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"strconv"
	"sync"

	"github.com/lawful-lint/lawful/analyzers/internal/dataflow"
	"github.com/lawful-lint/lawful/annotations"
)

// Input is what [New] works from. Fset, Files, Pkg and Info are those of one
// package, its files parsed with comments; the rest may be left out.
type Input struct {
	Fset  *token.FileSet
	Files []*ast.File
	Pkg   *types.Package
	Info  *types.Info
	// Config is the project's lawful.yaml, Catalogue the shipped one: nil for a
	// dependency, whose facts must not depend on them.
	Config, Catalogue *annotations.Config
	// Imported are the encoded marks of the directly imported packages, in any
	// order. Each holds those of the packages below it.
	Imported [][]byte
	// Check says why a basis is void for purposes, and for data of a state when
	// that is not ""; it is "" when the basis holds. Nil checks only that implied
	// consent is for direct care.
	Check func(b *annotations.Basis, purposes []string, state string) (why string)
	// Rule turns the word of an allow directive into the slug of a rule; ""
	// with the nearest word when there is no such rule. Nil accepts every word.
	Rule func(word string) (slug, nearest string)
}

// Marks answers what is said of the objects of a program, seen from one
// package. It is safe for use by several goroutines.
type Marks struct {
	in         Input
	voc        *annotations.Vocabulary
	directives []annotations.Directive
	problems   []annotations.Problem
	bases      []Declared
	err        error

	own      ownMarks
	imported map[about][]byte
	sources  map[string][]string // of imported: by the package a piece is about, those it is from
	file     *annotations.Index
	shipped  *annotations.Index

	world     func() world // the packages in sight, found when first needed
	literals  func() litIndex
	derived   func() map[*types.TypeName]*types.TypeName // local types too
	checked   func() dataflow.Check                      // the checks that some function in sight makes
	handles   func() *handles                            // connections that have a purpose
	mu        sync.Mutex
	packages  map[*types.Package]*pkgMarks
	functions map[*types.Func]*dataflow.Func
	routes    map[string]string // of the bases that cover a crossing
	keyed     map[types.Object]bool
	guards    map[string]dataflow.Check // by base name and line, "ward.go:12"
	allows    []*allowed
}

var _ dataflow.Policy = (*Marks)(nil)

// New reads the directives of a package and prepares to answer. It never fails:
// what is wrong with directives is in Problems, what is wrong with imported
// bytes in Err.
func New(in Input) *Marks {
	m := &Marks{
		in: in, voc: annotations.Default(), imported: map[about][]byte{},
		packages: map[*types.Package]*pkgMarks{}, functions: map[*types.Func]*dataflow.Func{}, routes: map[string]string{}, keyed: map[types.Object]bool{}, guards: map[string]dataflow.Check{},
	}
	if in.Config != nil {
		m.voc = in.Config.Vocabulary
		m.file = annotations.NewIndex(in.Config.Code)
	}
	if in.Catalogue != nil {
		m.shipped = annotations.NewIndex(m.switchedOn(in.Catalogue.Code))
	}
	for _, data := range in.Imported {
		if err := m.merge(data); err != nil && m.err == nil {
			m.err = err
		}
	}
	m.sources = map[string][]string{}
	for k := range m.imported {
		m.sources[k.of] = append(m.sources[k.of], k.from)
	}
	for _, from := range m.sources {
		slices.Sort(from)
	}
	m.world = sync.OnceValue(m.findWorld)
	m.literals = sync.OnceValue(m.indexLiterals)
	m.derived = sync.OnceValue(m.findDerived)
	m.checked = sync.OnceValue(m.findChecks)
	m.handles = sync.OnceValue(m.findHandles)
	m.readDirectives()
	return m
}

// switchedOn drops the entries of groups that are off.
func (m *Marks) switchedOn(code []*annotations.Entry) []*annotations.Entry {
	var on []*annotations.Entry
	for _, e := range code {
		if e.Group == "" || m.in.Config.Level(e.Group) != annotations.LevelOff {
			on = append(on, e)
		}
	}
	return on
}

// Err returns what was wrong with the imported bytes, nil when nothing was.
// Marks that could not be read say nothing.
func (m *Marks) Err() error {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.err
}

// Directives returns the directives of the package in source order, file by
// file.
func (m *Marks) Directives() []annotations.Directive { return m.directives }

// Problems returns what is wrong with the directives, file by file: what
// annotations.Parse found, what contradicts another file of the package, names
// of bases and rules that do not exist.
func (m *Marks) Problems() []annotations.Problem { return m.problems }

// Vocabulary returns the words that hold: the project's too.
func (m *Marks) Vocabulary() *annotations.Vocabulary { return m.voc }

// Covers reports whether data held for some purposes may be used for q without
// a crossing: q is one of them or stands below one, is a heading above a
// secondary one, or is direct care.
func (m *Marks) Covers(held []string, q string) bool {
	if m.voc.DirectCare(q) {
		return true
	}
	for _, h := range held {
		if m.voc.Allows(h, q) {
			return true
		}
	}
	return false
}

// Secondary reports whether any of the purposes is outside direct care.
func (m *Marks) Secondary(purposes []string) bool {
	for _, p := range purposes {
		if !m.voc.DirectCare(p) {
			return true
		}
	}
	return false
}

// NoteKeyed adds to the marks that a function of the package makes keys, tokens
// or cipher text of what it is given and nothing else, for the packages that call
// it.
func (m *Marks) NoteKeyed(fn *types.Func) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.keyed[fn.Origin()] = true
}

// Keyed reports whether that is known of a function of another package.
func (m *Marks) Keyed(fn *types.Func) bool {
	return fn.Pkg() != nil && fn.Pkg() != m.in.Pkg && m.ofPackage(fn.Pkg()).keyed[fn.Origin()]
}

// HasKeyed reports whether it is known of any function of a package.
func (m *Marks) HasKeyed(pkg *types.Package) bool {
	return len(m.sources[plainPath(pkg)]) > 0 && len(m.ofPackage(pkg).keyed) > 0
}

// NoteGuarded adds to the marks that the calls on a line of the package stand
// behind the verdict of a check, for the packages that call what makes them.
func (m *Marks) NoteGuarded(file string, line int, c dataflow.Check) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.guards[file+":"+strconv.Itoa(line)] |= c
}

// Guarded returns the checks behind whose verdict the calls on a line of an
// imported package stand.
func (m *Marks) Guarded(at dataflow.Line) dataflow.Check {
	path, file, line := at.Split()
	if line == 0 || len(m.sources[path]) == 0 {
		return 0
	}
	for _, pkg := range m.world().packages {
		if plainPath(pkg) == path {
			return m.ofPackage(pkg).guards[file+":"+strconv.Itoa(line)]
		}
	}
	return 0
}

// world is what can be seen from the package: the packages that it imports,
// directly or not, itself included.
type world struct {
	packages  []*types.Package
	forms     map[string]bool // the ways in which patterns may name them
	elsewhere map[*types.Package][]annotatedObject
}

// annotatedObject is what an entry for one package says of an object of
// another.
type annotatedObject struct {
	found annotations.Found
	entry *annotations.Entry
	layer layer
}

func (w world) loaded(path string) bool { return w.forms[path] }

// findWorld walks the imports and applies the patterns that lead from one
// package into another.
func (m *Marks) findWorld() world {
	w := world{forms: map[string]bool{}, elsewhere: map[*types.Package][]annotatedObject{}}
	seen := map[*types.Package]bool{}
	queue := []*types.Package{m.in.Pkg}
	for len(queue) > 0 {
		pkg := queue[0]
		queue = queue[1:]
		if pkg == nil || seen[pkg] {
			continue
		}
		seen[pkg] = true
		w.packages = append(w.packages, pkg)
		for _, form := range annotations.PathForms(pkg.Path()) {
			w.forms[form] = true
		}
		queue = append(queue, pkg.Imports()...)
	}
	m.eachIndex(func(x *annotations.Index, l layer) {
		if !x.Deep() {
			return
		}
		for _, pkg := range w.packages {
			for _, e := range x.For(pkg.Path()) {
				if !e.Match.Deep() || !m.applies(e) {
					continue
				}
				for _, f := range e.Match.Find(pkg, w.loaded) {
					if f.Object != nil && f.Object.Pkg() != pkg {
						w.elsewhere[f.Object.Pkg()] = append(w.elsewhere[f.Object.Pkg()], annotatedObject{f, e, l})
					}
				}
			}
		}
	})
	return w
}

// eachIndex visits the configurations there are, the weightier first.
func (m *Marks) eachIndex(visit func(*annotations.Index, layer)) {
	if m.file != nil {
		visit(m.file, byFile)
	}
	if m.shipped != nil {
		visit(m.shipped, byCatalogue)
	}
}

// applies reports whether an entry holds in this package.
func (m *Marks) applies(e *annotations.Entry) bool {
	if e.In == nil {
		return true
	}
	for _, in := range e.In {
		if in.MatchPath(m.in.Pkg.Path()) {
			return true
		}
	}
	return false
}
