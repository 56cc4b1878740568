package analyzers

import (
	"go/ast"
	"go/token"
	"go/types"
	"reflect"
	"slices"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/types/typeutil"

	"github.com/lawful-lint/lawful/analyzers/internal/dataflow"
	"github.com/lawful-lint/lawful/analyzers/internal/marks"
)

// use is a place whose text shows that patient data is handled there.
type use struct {
	pos  token.Pos
	data dataflow.Data
	decl *ast.FuncDecl
	fn   *types.Func
	lit  token.Pos // of the innermost function literal around it, if any
	// purposes are those of the literal or function around it.
	purposes []string
}

// place is where the use happens, for those who ask what covers it.
func (u *use) place() dataflow.Place {
	return dataflow.Place{Pos: u.pos, Func: u.fn, Lit: u.lit}
}

// newHandled returns the analyzer that finds where functions handle patient
// data, for those that report on functions and not on flows. Its result is a
// []use in source order, of each function and literal the first use of each
// datum.
//
// It goes by marks and types: a variable, field or result of a marked type, or
// of a collection of one. What only flows shows (a name in a string) it does
// not see, and a struct that holds a patient somewhere is handled only where
// the patient is taken out.
func newHandled(facts *analysis.Analyzer) *analysis.Analyzer {
	return &analysis.Analyzer{
		Name:       "lawfulhandled",
		Doc:        "find functions that handle patient data, for the analyzers that report on functions",
		Requires:   []*analysis.Analyzer{facts},
		ResultType: reflect.TypeFor[[]use](),
		Run: func(pass *analysis.Pass) (any, error) {
			c, err := result(pass, facts)
			if err != nil || c.marks == nil {
				return []use(nil), err
			}
			return findUses(pass, c.marks), nil
		},
	}
}

// handledBy returns the result of the analyzer that newHandled made.
func (r reporter) handledBy(handled *analysis.Analyzer) []use {
	uses, _ := r.pass.ResultOf[handled].([]use)
	return uses
}

func findUses(pass *analysis.Pass, m *marks.Marks) []use {
	f := finder{info: pass.TypesInfo, marked: marked{m: m, known: map[types.Type]dataflow.Data{}}}
	for _, decl := range functions(pass) {
		f.decl = decl
		f.fn, _ = f.info.Defs[decl.Name].(*types.Func)
		f.clean = f.cleaned(decl.Body)
		var purposes []string
		if said := m.Func(f.fn); said != nil {
			purposes = said.Purposes
		}
		f.scope(decl.Body, token.NoPos, purposes)
	}
	return f.uses
}

// functions returns the functions of a package that have a body, in the order
// of its files.
func functions(pass *analysis.Pass) []*ast.FuncDecl {
	var list []*ast.FuncDecl
	for _, file := range pass.Files {
		for _, d := range file.Decls {
			if fn, ok := d.(*ast.FuncDecl); ok && fn.Body != nil {
				list = append(list, fn)
			}
		}
	}
	return list
}

// finder collects the uses in one function after the other.
type finder struct {
	marked
	info  *types.Info
	decl  *ast.FuncDecl
	fn    *types.Func
	clean map[types.Object]bool
	uses  []use
}

// scope visits the body of a function or literal.
func (f *finder) scope(body ast.Node, lit token.Pos, purposes []string) {
	seen := map[string]bool{}
	ast.Inspect(body, func(n ast.Node) bool {
		if inner, ok := n.(*ast.FuncLit); ok {
			var own []string
			if said := f.m.Lit(inner.Pos()); said != nil {
				own = said.Purposes
			}
			f.scope(inner.Body, inner.Pos(), own)
			return false
		}
		data, descend := f.of(n)
		if data.Patient && !seen[data.Name] {
			seen[data.Name] = true
			f.uses = append(f.uses, use{n.Pos(), data, f.decl, f.fn, lit, purposes})
		}
		return descend
	})
}

// of says whether a node shows patient data, and whether to look into it.
func (f *finder) of(n ast.Node) (data dataflow.Data, descend bool) {
	switch n := n.(type) {
	case *ast.Ident:
		if v, ok := f.info.Uses[n].(*types.Var); ok && !v.IsField() && !f.clean[v] {
			return f.variable(v), true
		}
	case *ast.SelectorExpr:
		return f.selected(n)
	case *ast.CallExpr:
		return f.called(n)
	}
	return dataflow.Data{}, true
}

func (f *finder) variable(v *types.Var) dataflow.Data {
	if v.Pkg() != nil && v.Parent() == v.Pkg().Scope() {
		if d := f.m.VarData(v); d.Patient || d.None {
			return d
		}
	}
	return f.ofType(v.Type())
}

// selected looks at a field. Who takes what is carved out of a record does not
// handle the record.
func (f *finder) selected(n *ast.SelectorExpr) (data dataflow.Data, descend bool) {
	s := f.info.Selections[n]
	if s == nil || s.Kind() != types.FieldVal {
		return dataflow.Data{}, true
	}
	v := s.Obj().(*types.Var)
	switch d := f.m.FieldData(namedOf(s.Recv()), v); {
	case d.None:
		_, plain := n.X.(*ast.Ident)
		return dataflow.Data{}, !plain
	case d.Patient:
		return d, true
	}
	return f.ofType(v.Type()), true
}

// called looks at the results of a call. A fresh value, a length, and what
// comes out of a function that ends the taint are none.
func (f *finder) called(n *ast.CallExpr) (data dataflow.Data, descend bool) {
	switch callee := typeutil.Callee(f.info, n).(type) {
	case *types.Builtin:
		return dataflow.Data{}, callee.Name() != "len" && callee.Name() != "cap"
	case *types.Func:
		said := f.m.Func(callee)
		if said == nil {
			break
		}
		if said.Deidentify && said.To.Ends() {
			return dataflow.Data{}, true
		}
		if d := resultData(said); d.Patient || d.None {
			return d, true
		}
	}
	if f.info.Types[n.Fun].IsType() {
		return dataflow.Data{}, true
	}
	return f.ofType(f.info.TypeOf(n)), true
}

// resultData is what is declared of the results of a function: the marks of
// single results before the mark of all.
func resultData(said *dataflow.Func) dataflow.Data {
	var list []dataflow.Slot
	for slot, d := range said.Data {
		if slot.Kind == dataflow.Result && d.Patient {
			list = append(list, slot)
		}
	}
	if len(list) == 0 {
		return said.Results
	}
	return said.Data[slices.MinFunc(list, func(a, b dataflow.Slot) int { return a.Index - b.Index })]
}

// cleaned finds the variables that hold nothing but what came out of functions
// that end the taint, or what is made up of constants.
func (f *finder) cleaned(body *ast.BlockStmt) map[types.Object]bool {
	clean, other := map[types.Object]bool{}, map[types.Object]bool{}
	note := func(lhs, rhs ast.Expr) {
		obj := whole(f.info, lhs)
		switch _, isWhole := lhs.(*ast.Ident); {
		case obj == nil:
		case !f.ends(rhs, clean) && f.info.Types[rhs].Value == nil:
			other[obj] = true
		case isWhole:
			clean[obj] = true
		}
	}
	ast.Inspect(body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.AssignStmt:
			for i, lhs := range n.Lhs {
				note(lhs, n.Rhs[min(i, len(n.Rhs)-1)])
			}
		case *ast.RangeStmt:
			if n.Value != nil {
				note(n.Value, n.X)
			}
		case *ast.UnaryExpr:
			if id, ok := n.X.(*ast.Ident); ok && n.Op == token.AND {
				other[f.info.ObjectOf(id)] = true // others may write to it
			}
		}
		return true
	})
	for obj := range other {
		delete(clean, obj)
	}
	return clean
}

// whole is the variable that an expression is, or is a part of; nil for none.
func whole(info *types.Info, e ast.Expr) *types.Var {
	switch e := ast.Unparen(e).(type) {
	case *ast.Ident:
		obj, _ := info.ObjectOf(e).(*types.Var)
		return obj
	case *ast.SelectorExpr:
		if info.Selections[e] == nil {
			return whole(info, e.Sel) // of another package
		}
		return whole(info, e.X)
	case *ast.IndexExpr:
		return whole(info, e.X)
	case *ast.StarExpr:
		return whole(info, e.X)
	case *ast.UnaryExpr:
		return whole(info, e.X)
	}
	return nil
}

// madeUp reports whether a literal holds nothing but constants, and what is no
// longer patient data.
func (f *finder) madeUp(lit *ast.CompositeLit, clean map[types.Object]bool) bool {
	return !slices.ContainsFunc(lit.Elts, func(e ast.Expr) bool {
		if kv, ok := e.(*ast.KeyValueExpr); ok {
			e = kv.Value
		}
		return f.info.Types[e].Value == nil && !f.info.Types[e].IsNil() && !f.ends(e, clean)
	})
}

// ends reports whether an expression is no longer patient data, or an element
// of what is not.
func (f *finder) ends(e ast.Expr, clean map[types.Object]bool) bool {
	switch e := ast.Unparen(e).(type) {
	case *ast.Ident:
		return clean[f.info.ObjectOf(e)]
	case *ast.IndexExpr:
		return f.ends(e.X, clean)
	case *ast.SliceExpr:
		return f.ends(e.X, clean)
	case *ast.StarExpr:
		return f.ends(e.X, clean)
	case *ast.UnaryExpr:
		return e.Op == token.AND && f.ends(e.X, clean)
	case *ast.CompositeLit:
		return f.madeUp(e, clean)
	case *ast.CallExpr:
		if fn, ok := typeutil.Callee(f.info, e).(*types.Func); ok {
			said := f.m.Func(fn)
			return said != nil && said.Deidentify && said.To.Ends()
		}
	}
	return false
}

// marked tells which types are marked.
type marked struct {
	m     *marks.Marks
	known map[types.Type]dataflow.Data
}

// ofType is what is declared of a type, or of what a pointer to it or
// collection of it holds. A struct that has a field of a marked type is not
// marked by that.
func (k marked) ofType(t types.Type) dataflow.Data {
	if t == nil {
		return dataflow.Data{}
	}
	d, ok := k.known[t]
	if !ok {
		k.known[t] = dataflow.Data{} // for types that contain themselves
		d = k.compute(t)
		k.known[t] = d
	}
	return d
}

func (k marked) compute(t types.Type) dataflow.Data {
	switch t := types.Unalias(t).(type) {
	case *types.Named:
		d := k.m.TypeData(t.Origin().Obj())
		switch {
		case d.Patient && d.State.Ends():
			return dataflow.Data{None: true}
		case d.Patient || d.None:
			return d
		}
		if _, ok := t.Underlying().(*types.Struct); !ok {
			return k.ofType(t.Underlying())
		}
	case *types.Pointer:
		return k.ofType(t.Elem())
	case *types.Slice:
		return k.ofType(t.Elem())
	case *types.Array:
		return k.ofType(t.Elem())
	case *types.Chan:
		return k.ofType(t.Elem())
	case *types.Map:
		if d := k.ofType(t.Elem()); d.Patient {
			return d
		}
		return k.ofType(t.Key())
	case *types.Tuple:
		for v := range t.Variables() {
			if d := k.ofType(v.Type()); d.Patient {
				return d
			}
		}
	}
	return dataflow.Data{}
}

// namedOf returns the name of a type, or of what a pointer to it points to;
// nil when it has none.
func namedOf(t types.Type) *types.TypeName {
	t = types.Unalias(t)
	if p, ok := t.(*types.Pointer); ok {
		t = types.Unalias(p.Elem())
	}
	if n, ok := t.(*types.Named); ok {
		return n.Origin().Obj()
	}
	return nil
}

// display names a function for people: "Store.Find", "Discharge".
func display(fn *types.Func) string {
	if recv := fn.Signature().Recv(); recv != nil {
		if tn := namedOf(recv.Type()); tn != nil {
			return tn.Name() + "." + fn.Name()
		}
	}
	return fn.Name()
}
