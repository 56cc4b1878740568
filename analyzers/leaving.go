package analyzers

import (
	"cmp"
	"go/token"
	"go/types"
	"maps"
	"slices"

	"github.com/lawful-lint/lawful/analyzers/internal/dataflow"
	"github.com/lawful-lint/lawful/analyzers/internal/marks"
)

// leavingMarks are the marks of a package for an inventory: of a call that takes
// data out of the program they say that too, and keep it.
type leavingMarks struct {
	*marks.Marks
	out  *outlets
	own  func(*types.Package) bool
	fset *token.FileSet
	seen map[token.Pos]Outlet
}

// Call says of a call what the marks do, and whether it takes data out.
func (m leavingMarks) Call(callee *types.Func, pos token.Pos, args func() []dataflow.Argument) *dataflow.Func {
	said := m.Marks.Call(callee, pos, args)
	if callee == nil || callee.Pkg() == nil || m.own(callee.Pkg()) {
		return said
	}
	var with dataflow.Func
	if said != nil {
		with = *said
	}
	way := m.out.way(callee.Origin(), with.Purposes != nil)
	if way.word == "" {
		return said
	}
	m.seen[pos] = Outlet{At: m.fset.Position(pos), Name: dataflow.MethodName(callee.Origin()), Package: callee.Pkg().Path(), Out: way.word, Serves: with.Purposes}
	with.Leaves = true
	return &with
}

// leaving lists what the engine followed out of the program, and the ways that
// the package has there.
func (s *stock) leaving() {
	s.out.Outlets = slices.SortedFunc(maps.Values(s.core.outlets), func(a, b Outlet) int {
		return cmp.Or(comparePlaces(a.At, b.At), cmp.Compare(a.Name, b.Name))
	})
	for _, l := range s.core.left {
		if s.test(l.Pos) {
			continue
		}
		name := s.namesIn(l.Finding, s.steps(l.Finding)).of(l.By)
		s.out.Leaving = append(s.out.Leaving, Leaving{At: s.at(l.Pos), By: name, Serves: l.Serves, Into: l.Into.Func, Line: string(l.Line), Items: items(l.Finding, 0)})
	}
}
