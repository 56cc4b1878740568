package marks

import (
	"cmp"
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/types/typeutil"

	"github.com/lawful-lint/lawful/analyzers/internal/dataflow"
	"github.com/lawful-lint/lawful/annotations"
)

// handle is what a connection serves: a warehouse behind database/sql is known
// by the name of the driver that opens it, and its calls are those of any
// database.
type handle struct {
	purposes []string
	warn     bool // the catalogue group that says so is switched to that
}

// handleCall names a call of a method by its place.
type handleCall struct {
	pos  token.Pos
	name string
}

// handleFlow says that a variable, field, parameter or result gets one of the
// values of an expression.
type handleFlow struct {
	to    types.Object
	from  ast.Expr
	index int
}

// handles follows connections through the variables, fields, parameters and
// results of one package, without regard to order. What may also hold another
// connection is no handle: a finding about it would be wrong half the time.
//
// What the functions of an imported package return, and what its fields and
// variables hold, is known from its marks. A parameter is known from the calls in
// its own package: what another one hands over is told by [Marks.Handed].
type handles struct {
	m     *Marks
	flows []handleFlow
	calls []*ast.CallExpr
	of    map[types.Object]*handle
	mixed map[types.Object]bool
	// wired are the fields of other packages' types that literals fill.
	wired []Handed
	// found are the calls of methods of connections that have a purpose.
	found map[handleCall]*handle
}

// Handed is a connection with a purpose, in the package at hand, that code of
// another package gets: that code was looked at without knowing what it gets.
type Handed struct {
	At       ast.Expr        // the connection
	Func     *types.Func     // what is called with it; nil for a literal
	Type     *types.TypeName // what is made with it, or the method's receiver; nil for none
	Purposes []string
}

// Handed returns what is handed over, in source order.
func (m *Marks) Handed() []Handed {
	h := m.handles()
	var list []Handed
	for _, c := range h.calls {
		fn, ok := typeutil.Callee(m.in.Info, c).(*types.Func)
		if !ok || fn.Pkg() == nil || fn.Pkg() == m.in.Pkg {
			continue
		}
		for _, a := range c.Args {
			list = append(list, Handed{At: a, Func: fn.Origin(), Type: madeBy(fn)})
		}
	}
	list = slices.DeleteFunc(append(list, h.wired...), func(x Handed) bool { return h.value(x.At, 0) == nil })
	for i := range list {
		list[i].Purposes = h.value(list[i].At, 0).purposes
	}
	slices.SortStableFunc(list, func(a, b Handed) int { return cmp.Compare(a.At.Pos(), b.At.Pos()) })
	return list
}

// madeBy is the named type that a constructor returns, or that has the method.
func madeBy(fn *types.Func) *types.TypeName {
	if tn := receiverType(fn); tn != nil {
		return tn
	}
	if results := fn.Signature().Results(); results.Len() > 0 {
		if n, ok := types.Unalias(annotations.Element(results.At(0).Type())).(*types.Named); ok {
			return n.Origin().Obj()
		}
	}
	return nil
}

// findHandles follows the connections of the package that have a purpose.
func (m *Marks) findHandles() *handles {
	h := &handles{m: m, of: map[types.Object]*handle{}, mixed: map[types.Object]bool{}, found: map[handleCall]*handle{}}
	if m.in.Info == nil || m.in.Info.Selections == nil {
		return h
	}
	for _, f := range m.in.Files {
		for _, d := range f.Decls {
			h.collect(d, nil)
		}
	}
	if !h.any() {
		return h
	}
	h.solve()
	for _, c := range h.calls {
		sel, ok := ast.Unparen(c.Fun).(*ast.SelectorExpr)
		if !ok || m.in.Info.Selections[sel] == nil {
			continue
		}
		if x := h.value(sel.X, 0); x != nil {
			h.found[handleCall{c.Lparen, sel.Sel.Name}] = x
		}
	}
	return h
}

// any reports whether there is a connection with a purpose in sight.
func (h *handles) any() bool {
	for _, c := range h.calls {
		if h.opened(c) != nil {
			return true
		}
	}
	for _, pkg := range h.m.world().packages {
		if pkg != h.m.in.Pkg && len(h.m.sources[plainPath(pkg)]) > 0 && len(h.m.ofPackage(pkg).handles) > 0 {
			return true
		}
	}
	return false
}

// known is the connection that a variable, field or result holds.
func (h *handles) known(obj types.Object) *handle {
	if x := h.of[obj]; x != nil || obj.Pkg() == nil || obj.Pkg() == h.m.in.Pkg || h.mixed[obj] {
		return x
	}
	return h.m.ofPackage(obj.Pkg()).handles[obj]
}

// collect lists the calls and flows in a node; sig is that of the function
// around it.
func (h *handles) collect(root ast.Node, sig *types.Signature) {
	info := h.m.in.Info
	ast.Inspect(root, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncDecl:
			if fn, ok := info.Defs[n.Name].(*types.Func); ok && n.Body != nil {
				h.collect(n.Body, fn.Signature())
			}
			return false
		case *ast.FuncLit:
			inner, _ := info.TypeOf(n).(*types.Signature)
			h.collect(n.Body, inner)
			return false
		case *ast.AssignStmt:
			h.assign(n.Lhs, n.Rhs)
		case *ast.ValueSpec:
			lhs := make([]ast.Expr, len(n.Names))
			for i, id := range n.Names {
				lhs[i] = id
			}
			h.assign(lhs, n.Values)
		case *ast.CompositeLit:
			h.literal(n)
		case *ast.ReturnStmt:
			if sig != nil {
				h.bind(sig.Results(), n.Results)
			}
		case *ast.CallExpr:
			h.calls = append(h.calls, n)
			if fn, ok := typeutil.Callee(info, n).(*types.Func); ok && fn.Pkg() == h.m.in.Pkg && !fn.Signature().Variadic() {
				h.bind(fn.Origin().Signature().Params(), n.Args)
			}
		}
		return true
	})
}

func (h *handles) assign(lhs, rhs []ast.Expr) {
	if len(rhs) == 0 {
		return
	}
	for i, l := range lhs {
		if to := h.place(l); to != nil {
			h.flow(to, rhs, i, len(lhs))
		}
	}
}

// bind lets parameters or results get the values of a list.
func (h *handles) bind(vars *types.Tuple, values []ast.Expr) {
	for i := range vars.Len() {
		if len(values) > 0 {
			h.flow(vars.At(i), values, i, vars.Len())
		}
	}
}

func (h *handles) flow(to types.Object, values []ast.Expr, i, n int) {
	switch {
	case len(values) == n:
		h.flows = append(h.flows, handleFlow{to, values[i], 0})
	case len(values) == 1:
		h.flows = append(h.flows, handleFlow{to, values[0], i})
	}
}

// literal lets the fields of a struct get the values of its literal.
func (h *handles) literal(n *ast.CompositeLit) {
	s, ok := annotations.Element(h.m.in.Info.TypeOf(n).Underlying()).Underlying().(*types.Struct)
	if !ok {
		return
	}
	named, _ := types.Unalias(annotations.Element(h.m.in.Info.TypeOf(n))).(*types.Named)
	for i, e := range n.Elts {
		value := e
		if kv, ok := e.(*ast.KeyValueExpr); ok {
			value = kv.Value
		}
		if named != nil && named.Obj().Pkg() != h.m.in.Pkg {
			h.wired = append(h.wired, Handed{At: value, Type: named.Origin().Obj()})
		}
		if kv, ok := e.(*ast.KeyValueExpr); ok {
			if id, ok := kv.Key.(*ast.Ident); ok {
				if f, ok := h.m.in.Info.Uses[id].(*types.Var); ok && f.IsField() {
					h.flows = append(h.flows, handleFlow{f.Origin(), kv.Value, 0})
				}
			}
		} else if i < s.NumFields() {
			h.flows = append(h.flows, handleFlow{s.Field(i).Origin(), e, 0})
		}
	}
}

// place is the variable or field that an expression names, nil for others.
func (h *handles) place(e ast.Expr) types.Object {
	info := h.m.in.Info
	switch e := ast.Unparen(e).(type) {
	case *ast.Ident:
		if v, ok := info.ObjectOf(e).(*types.Var); ok {
			return v.Origin()
		}
	case *ast.SelectorExpr:
		if v, ok := info.ObjectOf(e.Sel).(*types.Var); ok {
			return v.Origin()
		}
	}
	return nil
}

// solve finds the places that hold one connection with a purpose and nothing
// else. Each round takes away at least one that holds something else too.
func (h *handles) solve() {
	for {
		clear(h.of)
		for changed := true; changed; {
			changed = false
			for _, f := range h.flows {
				if x := h.value(f.from, f.index); x != nil && h.known(f.to) == nil && !h.mixed[f.to] {
					h.of[f.to], changed = x, true
				}
			}
		}
		again := false
		for _, f := range h.flows {
			if h.known(f.to) != nil && h.value(f.from, f.index) == nil && !h.m.in.Info.Types[f.from].IsNil() && !h.mixed[f.to] {
				h.mixed[f.to], again = true, true
			}
		}
		if !again {
			return
		}
	}
}

// value is the connection that an expression, or one result of it, gives.
func (h *handles) value(e ast.Expr, index int) *handle {
	switch e := ast.Unparen(e).(type) {
	case *ast.Ident, *ast.SelectorExpr:
		if to := h.place(e); to != nil {
			return h.known(to)
		}
	case *ast.StarExpr:
		return h.value(e.X, 0)
	case *ast.UnaryExpr:
		return h.value(e.X, 0)
	case *ast.TypeAssertExpr:
		return h.value(e.X, 0)
	case *ast.CallExpr:
		return h.result(e, index)
	}
	return nil
}

// result is the connection that a call gives: what it opens, what it makes of
// one (a transaction, a prepared statement, a wrapper), or what a function is
// known to return.
func (h *handles) result(c *ast.CallExpr, index int) *handle {
	info := h.m.in.Info
	if info.Types[c.Fun].IsType() {
		return h.value(c.Args[0], 0)
	}
	fn, ok := typeutil.Callee(info, c).(*types.Func)
	if !ok || index >= fn.Signature().Results().Len() {
		return nil
	}
	result := fn.Origin().Signature().Results().At(index)
	if x := h.known(result); x != nil {
		return x
	}
	if !connects(result.Type()) {
		return nil
	}
	if x := h.opened(c); x != nil {
		return x
	}
	if sel, ok := ast.Unparen(c.Fun).(*ast.SelectorExpr); ok && info.Selections[sel] != nil {
		return h.value(sel.X, 0)
	}
	if fn.Pkg() != h.m.in.Pkg {
		for _, a := range c.Args {
			if x := h.value(a, 0); x != nil { // sql.OpenDB, and what others wrap around one
				return x
			}
		}
	}
	return nil
}

// opened is the connection that a call of another package's function opens.
func (h *handles) opened(c *ast.CallExpr) *handle {
	fn, ok := typeutil.Callee(h.m.in.Info, c).(*types.Func)
	if !ok || fn.Pkg() == h.m.in.Pkg || fn.Signature().Recv() != nil || fn.Signature().Results().Len() == 0 ||
		!connects(fn.Signature().Results().At(0).Type()) {
		return nil
	}
	x := h.m.saidOf(fn.Origin()).purpose(fn.Origin(), h.constants(c))
	if x == nil || !h.m.Secondary(x.purposes) {
		return nil
	}
	return &handle{x.purposes, x.layer == byCatalogue && h.m.in.Config.Level(x.group) == annotations.LevelWarn}
}

// constants are the arguments of a call as far as conditions look at them.
func (h *handles) constants(c *ast.CallExpr) []dataflow.Argument {
	args := make([]dataflow.Argument, len(c.Args))
	for i, a := range c.Args {
		if v := h.m.in.Info.Types[a].Value; v != nil {
			args[i] = dataflow.Argument{IsConst: true, Const: v.ExactString()}
			if v.Kind() == constant.String {
				args[i].Const = constant.StringVal(v)
			}
		}
	}
	return args
}

// connects reports whether values of a type are connections, or what one is
// opened with: they execute or connect.
func connects(t types.Type) bool {
	for _, name := range [...]string{"Exec", "ExecContext", "Connect"} {
		if obj, _, _ := types.LookupFieldOrMethod(t, true, nil, name); obj != nil {
			if _, ok := obj.(*types.Func); ok {
				return true
			}
		}
	}
	return false
}
