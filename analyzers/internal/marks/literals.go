package marks

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"

	"github.com/lawful-lint/lawful/analyzers/internal/dataflow"
)

// litIndex tells what is around each function literal of the package.
type litIndex map[token.Pos]litPlace

// litPlace is where a literal stands: in another literal, in a function, or in
// the initialiser of a variable. All are empty for a nested declaration that
// could not be type-checked.
type litPlace struct {
	outer token.Pos // the literal around it
	fn    *types.Func
	vars  []*types.Var
}

// indexLiterals walks the package once.
func (m *Marks) indexLiterals() litIndex {
	index := litIndex{}
	for _, f := range m.in.Files {
		for _, decl := range f.Decls {
			switch d := decl.(type) {
			case *ast.FuncDecl:
				fn, _ := m.definition(d.Name).(*types.Func)
				index.walk(d, litPlace{fn: fn})
			case *ast.GenDecl:
				for _, spec := range d.Specs {
					if vs, ok := spec.(*ast.ValueSpec); ok {
						index.walk(vs, litPlace{vars: m.variables(vs.Names)})
					}
				}
			}
		}
	}
	return index
}

func (x litIndex) walk(root ast.Node, at litPlace) {
	ast.Inspect(root, func(n ast.Node) bool {
		lit, ok := n.(*ast.FuncLit)
		if !ok {
			return true
		}
		x[lit.Pos()] = at
		inner := at
		inner.outer = lit.Pos()
		x.walk(lit.Body, inner)
		return false
	})
}

func (m *Marks) definition(id *ast.Ident) types.Object {
	if m.in.Info == nil {
		return nil
	}
	return m.in.Info.Defs[id]
}

func (m *Marks) variables(names []*ast.Ident) []*types.Var {
	var vars []*types.Var
	for _, id := range names {
		if v, ok := m.definition(id).(*types.Var); ok {
			vars = append(vars, v)
		}
	}
	return vars
}

// Lit says what is declared of the function literal whose func keyword stands
// at pos: the purposes on itself, else of what is around it.
func (m *Marks) Lit(pos token.Pos) *dataflow.Func {
	if purposes := m.litPurposes(pos); purposes != nil {
		return &dataflow.Func{Purposes: purposes}
	}
	return nil
}

func (m *Marks) litPurposes(pos token.Pos) []string {
	index := m.literals()
	var place litPlace
	var known bool
	for at := pos; ; at = place.outer {
		if s := m.own.lits[at]; s != nil && s.purposes != nil {
			return s.purposes
		}
		if place, known = index[at]; !known || place.outer == token.NoPos {
			break
		}
	}
	switch {
	case !known:
		return nil
	case place.fn != nil:
		if f := m.Func(place.fn); f != nil {
			return f.Purposes
		}
		return nil
	case len(place.vars) > 0:
		return m.VarPurposes(place.vars[0])
	}
	return m.ofPackage(m.in.Pkg).purposes()
}

// enclosing lists a literal and the literals around it, the innermost first.
func (m *Marks) enclosing(lit token.Pos) []token.Pos {
	if lit == token.NoPos {
		return nil
	}
	index := m.literals()
	var list []token.Pos
	for at := lit; at != token.NoPos && !slices.Contains(list, at); at = index[at].outer {
		list = append(list, at)
	}
	return list
}
