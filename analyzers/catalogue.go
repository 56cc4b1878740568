package analyzers

import (
	"go/types"

	"github.com/lawful-lint/lawful/annotations"
	"github.com/lawful-lint/lawful/annotations/catalogue"
)

// catalogue is the shipped marks for the well-known packages in reach of pkg.
// A defect in the shipped files is found by their tests, not by users.
func (o Options) catalogue(pkg *types.Package) *annotations.Config {
	seen := map[*types.Package]bool{}
	var paths []string
	var visit func(p *types.Package)
	visit = func(p *types.Package) {
		if seen[p] {
			return
		}
		seen[p] = true
		paths = append(paths, p.Path())
		for _, i := range p.Imports() {
			visit(i)
		}
	}
	visit(pkg)
	c, err := catalogue.Load(o.Config, paths)
	if err != nil {
		return nil
	}
	return c
}
