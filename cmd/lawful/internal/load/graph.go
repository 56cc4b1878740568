package load

import (
	"context"
	"fmt"
	"go/token"
	"go/types"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
)

// Loaded is one package of a program while it is visited.
type Loaded struct {
	Package *Package
	Code    *Checked
	// Facts holds what the visits of the direct imports returned, by package
	// path.
	Facts map[string][]byte
}

// Visitor is given each package outside the standard library once, after all
// that it imports and concurrently with others. What it returns is handed to
// the packages that import this one.
type Visitor func(*Loaded) (fact []byte)

// Graph type-checks a program.
type Graph struct {
	Fset  *token.FileSet
	Sizes types.Sizes
	// Done, if not nil, is called after each package, never concurrently.
	Done func(p *Package)
}

// node is a package on its way through the graph. All but done is written
// before done is closed and only read after.
type node struct {
	pkg     *Package
	imports map[string]*node // by path in the source
	done    chan struct{}
	waiting atomic.Int32 // imports of this package by others that are not done

	types  *types.Package // nil when the package, or one it imports, has faults
	fact   []byte
	faults []Fault

	unvisited bool
}

// Program is what a walk leaves behind, in the order of the list of packages.
type Program struct {
	// Types are the packages without faults, standard library and test
	// variants included.
	Types []*types.Package
	// Faults are those of each package that has some. Packages that import one
	// of these have neither types nor faults: the compiler is silent about them
	// too.
	Faults [][]Fault
	// Unvisited are dependencies with cgo code that could not be translated:
	// they have types, but no visit and no fact.
	Unvisited []*Package
}

// Walk type-checks the packages, which List has ordered, on as many processors
// as the process may use, and visits each.
func (g *Graph) Walk(ctx context.Context, pkgs []*Package, visit Visitor) *Program {
	nodes := connect(pkgs)
	slots := make(chan struct{}, runtime.GOMAXPROCS(0))
	var wg sync.WaitGroup
	var mu sync.Mutex
	for _, n := range nodes {
		wg.Go(func() {
			defer close(n.done)
			for _, dep := range n.imports {
				<-dep.done
			}
			slots <- struct{}{}
			defer func() { <-slots }()
			if ctx.Err() != nil {
				return
			}
			g.load(n, visit)
			n.release()
			if g.Done != nil {
				mu.Lock()
				defer mu.Unlock()
				g.Done(n.pkg)
			}
		})
	}
	wg.Wait()
	program := new(Program)
	for _, n := range nodes {
		if n.types != nil {
			program.Types = append(program.Types, n.types)
		}
		if n.unvisited {
			program.Unvisited = append(program.Unvisited, n.pkg)
		}
		if len(n.faults) > 0 {
			program.Faults = append(program.Faults, n.faults)
		}
	}
	return program
}

// connect makes the nodes in the order of pkgs and leaves out generated test
// programs. Imports lead to earlier nodes only: an import cycle, which the go
// command reports, has one that leads to a later node.
func connect(pkgs []*Package) []*node {
	byPath := make(map[string]*node, len(pkgs))
	var nodes []*node
	for _, p := range pkgs {
		if p.TestMain() {
			continue
		}
		n := &node{pkg: p, done: make(chan struct{}), imports: make(map[string]*node)}
		for _, path := range slices.Concat(p.Imports, p.cgoImports()) {
			if dep := byPath[path]; dep != nil {
				n.imports[path] = dep
				dep.waiting.Add(1)
			}
		}
		for source, path := range p.ImportMap {
			if dep := byPath[path]; dep != nil {
				if old := n.imports[source]; old != nil {
					old.waiting.Add(-1)
				}
				n.imports[source] = dep
				dep.waiting.Add(1)
			}
		}
		byPath[p.ImportPath] = n
		nodes = append(nodes, n)
	}
	return nodes
}

// release drops the facts that no other package will ask for.
func (n *node) release() {
	for _, dep := range n.imports {
		if dep.waiting.Add(-1) == 0 {
			dep.fact = nil
		}
	}
}

// load type-checks one package whose imports are done, and visits it.
func (g *Graph) load(n *node, visit Visitor) {
	p := n.pkg
	if p.ImportPath == "unsafe" {
		n.types = types.Unsafe
		return
	}
	if p.Error != nil || n.broken() {
		return // reported with the list, or with the import
	}
	files, fakeC := p.Sources()
	if len(files) == 0 {
		n.types = types.NewPackage(p.Path(), p.Name) // tests only
		return
	}
	if fakeC && p.Checked() {
		n.faults = []Fault{{Message: p.ImportPath + ": cgo did not run; a C compiler is needed, or CGO_ENABLED=0"}}
		return
	}
	checked, faults := g.check(n, files, fakeC)
	if len(faults) > 0 {
		n.faults = faults
		return
	}
	n.types = checked.Types
	if p.Standard {
		g.forget(checked)
		return
	}
	if checked.Info == nil {
		n.unvisited = true // a dependency that needs a C compiler
		return
	}
	n.fact = visit(&Loaded{Package: p, Code: checked, Facts: n.facts()})
}

func (n *node) broken() bool {
	for _, dep := range n.imports {
		if dep.types == nil {
			return true
		}
	}
	return false
}

func (n *node) facts() map[string][]byte {
	facts := make(map[string][]byte, len(n.imports))
	for _, dep := range n.imports {
		if dep.fact != nil {
			facts[dep.pkg.Path()] = dep.fact
		}
	}
	return facts
}

func (g *Graph) check(n *node, files []string, fakeC bool) (*Checked, []Fault) {
	unit := Unit{
		Fset:         g.Fset,
		Path:         n.pkg.Path(),
		Files:        files,
		GoVersion:    n.pkg.GoVersion(),
		Importer:     n,
		Sizes:        g.Sizes,
		Declarations: n.pkg.Standard || fakeC,
		FakeC:        fakeC,
	}
	return unit.Check()
}

// forget takes the files of a package out of the file set: positions in the
// standard library are never shown, and their line tables are large.
func (g *Graph) forget(c *Checked) {
	for _, f := range c.Files {
		if file := g.Fset.File(f.FileStart); file != nil {
			g.Fset.RemoveFile(file)
		}
	}
}

// Import answers the type checker from the nodes.
func (n *node) Import(path string) (*types.Package, error) {
	if path == "unsafe" {
		return types.Unsafe, nil
	}
	if dep := n.imports[path]; dep != nil && dep.types != nil {
		return dep.types, nil
	}
	return nil, fmt.Errorf("no package %q", path)
}
