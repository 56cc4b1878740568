package analyzers

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ast/astutil"
	"golang.org/x/tools/go/types/typeutil"

	"github.com/lawful-lint/lawful/analyzers/internal/dataflow"
)

// standing is what is known of a value: nothing of a patient, nothing but what
// has passed the check, or neither.
type standing uint8

const (
	clean standing = iota
	checked
	unchecked
)

// verdicts looks values up in the text of one file.
type verdicts struct {
	reporter
	want dataflow.Check
	file *ast.File
	seen map[*types.Var]bool // variables whose definitions are being looked at
	// putting are the values that are being looked at because they are put into
	// something that was asked about.
	putting map[ast.Expr]bool
}

func (r reporter) verdicts(file *ast.File, want dataflow.Check) *verdicts {
	return &verdicts{reporter: r, want: want, file: file, seen: map[*types.Var]bool{}, putting: map[ast.Expr]bool{}}
}

// method is the selector of a call of a method, nil for other calls.
func (v *verdicts) method(call *ast.CallExpr) *ast.SelectorExpr {
	if sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr); ok && v.pass.TypesInfo.Selections[sel] != nil {
		return sel
	}
	return nil
}

// all is the standing of several values together.
func (v *verdicts) all(list []ast.Expr) standing {
	sum := clean
	for _, e := range list {
		sum = max(sum, v.value(e))
	}
	return sum
}

// arguments is the standing of what a call is given, its receiver too.
func (v *verdicts) arguments(call *ast.CallExpr) standing {
	sum := v.all(call.Args)
	if sel := v.method(call); sel != nil {
		sum = max(sum, v.value(sel.X))
	}
	return sum
}

func (v *verdicts) value(e ast.Expr) standing {
	switch e := ast.Unparen(e).(type) {
	case *ast.Ident:
		if obj, ok := v.pass.TypesInfo.ObjectOf(e).(*types.Var); ok {
			return v.variable(obj, e.Pos())
		}
	case *ast.SelectorExpr:
		if v.pass.TypesInfo.Selections[e] != nil {
			return v.value(e.X)
		}
		if obj, ok := v.pass.TypesInfo.ObjectOf(e.Sel).(*types.Var); ok {
			return v.variable(obj, e.Pos())
		}
	case *ast.IndexExpr:
		if v.behindVerdict(v.element(e), e.Pos()) {
			return checked
		}
		return v.value(e.X)
	case *ast.StarExpr:
		return v.value(e.X)
	case *ast.UnaryExpr:
		return v.value(e.X)
	case *ast.BinaryExpr:
		return max(v.value(e.X), v.value(e.Y))
	case *ast.TypeAssertExpr:
		return v.value(e.X)
	case *ast.SliceExpr:
		if n, ok := e.High.(*ast.BasicLit); ok && n.Value == "0" {
			return clean // nothing is left
		}
		return v.value(e.X)
	case *ast.KeyValueExpr:
		return v.value(e.Value)
	case *ast.CompositeLit:
		return v.all(e.Elts)
	case *ast.CallExpr:
		return v.call(e)
	case *ast.FuncLit:
		return unchecked
	}
	return clean
}

// call is the standing of what a call returns.
func (v *verdicts) call(call *ast.CallExpr) standing {
	if v.filters(call) {
		return checked
	}
	if v.ofPatient(v.pass.TypesInfo.TypeOf(call)) && !slices.ContainsFunc(call.Args, func(a ast.Expr) bool { return v.ofPatient(v.pass.TypesInfo.TypeOf(a)) }) {
		if v.method(call) == nil {
			return unchecked // reads the source again
		}
	}
	return v.arguments(call)
}

// filters reports whether a call returns what has passed: of a check, also one
// that a variable holds, or of slices.DeleteFunc with one.
func (v *verdicts) filters(call *ast.CallExpr) bool {
	switch callee := typeutil.Callee(v.pass.TypesInfo, call).(type) {
	case *types.Func:
		return v.checks(callee) || callee.FullName() == "slices.DeleteFunc" && v.dropsRefused(call)
	case *types.Var:
		ok, defs := false, 0
		v.definitions(callee, func(from ast.Expr) {
			defs++
			if from != nil {
				fn, isFunc := typeutil.Callee(v.pass.TypesInfo, &ast.CallExpr{Fun: from}).(*types.Func)
				ok = isFunc && v.checks(fn)
			}
		})
		return ok && defs == 1
	}
	return false
}

func (v *verdicts) ofPatient(t types.Type) bool {
	k := marked{v.core.marks, map[types.Type]dataflow.Data{}}
	if tuple, ok := t.(*types.Tuple); ok {
		for x := range tuple.Variables() {
			if k.ofType(x.Type()).Patient {
				return true
			}
		}
		return false
	}
	return k.ofType(t).Patient
}

// checks reports whether a function makes all the checks that are wanted.
func (v *verdicts) checks(fn *types.Func) bool {
	said := v.core.marks.Func(fn)
	return said != nil && v.want&^said.Checks == 0
}

// variable is the standing of a variable at a place: checked behind a verdict
// on it, else what all that is put into it is.
func (v *verdicts) variable(obj *types.Var, at token.Pos) standing {
	if v.behindVerdict(subject{obj: obj, text: obj.Name()}, at) || v.filteredBefore(obj, at) {
		return checked
	}
	if v.seen[obj] {
		return clean
	}
	if obj.Parent() == v.pass.Pkg.Scope() || obj.Pkg() != v.pass.Pkg { // anybody may write to it
		if v.ofPatient(obj.Type()) {
			return unchecked
		}
		return clean
	}
	v.seen[obj] = true
	defer delete(v.seen, obj)
	sum, defined := clean, false
	v.definitions(obj, func(from ast.Expr) {
		defined = true
		if from != nil {
			sum = max(sum, v.value(from))
		}
	})
	if !defined && v.ofPatient(obj.Type()) {
		return unchecked
	}
	return sum
}

// filteredBefore reports whether what has passed was put into a variable on the way
// to the place, and nothing else since.
func (v *verdicts) filteredBefore(obj *types.Var, at token.Pos) bool {
	path, _ := astutil.PathEnclosingInterval(v.file, at, at)
	for _, n := range path {
		b, ok := n.(*ast.BlockStmt)
		if ok && slices.ContainsFunc(b.List, func(s ast.Stmt) bool {
			a, ok := s.(*ast.AssignStmt)
			if !ok || a.End() > at || whole(v.pass.TypesInfo, a.Lhs[0]) != obj {
				return false
			}
			call, ok := ast.Unparen(a.Rhs[0]).(*ast.CallExpr)
			return ok && v.filters(call) && v.unwritten(subject{obj: obj}, a.End(), at)
		}) {
			return true
		}
	}
	return false
}

// definitions visits what is put into a variable, nil for nothing.
func (v *verdicts) definitions(obj *types.Var, visit func(from ast.Expr)) {
	is := func(e ast.Expr) bool {
		id, ok := ast.Unparen(e).(*ast.Ident)
		return ok && v.pass.TypesInfo.ObjectOf(id) == obj
	}
	from := func(values []ast.Expr, i int) ast.Expr {
		if len(values) == 0 {
			return nil
		}
		return values[min(i, len(values)-1)]
	}
	var where ast.Node = v.file
	for _, d := range v.file.Decls {
		if _, isFunc := d.(*ast.FuncDecl); isFunc && within(d, obj.Pos()) {
			where = d // what is declared in it is not seen elsewhere
		}
	}
	ast.Inspect(where, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.AssignStmt:
			for i, lhs := range n.Lhs {
				if is(lhs) {
					visit(from(n.Rhs, i))
				}
			}
		case *ast.ValueSpec:
			for i, id := range n.Names {
				if is(id) {
					visit(from(n.Values, i))
				}
			}
		case *ast.RangeStmt:
			if n.Value != nil && is(n.Value) || n.Key != nil && is(n.Key) {
				visit(n.X)
			}
		}
		return true
	})
}

// dropsRefused reports whether a call of slices.DeleteFunc takes away those who
// did not pass: its function returns the refusal of its parameter.
func (v *verdicts) dropsRefused(call *ast.CallExpr) bool {
	if len(call.Args) != 2 {
		return false
	}
	switch f := ast.Unparen(call.Args[1]).(type) {
	case *ast.FuncLit:
		if len(f.Body.List) != 1 || len(f.Type.Params.List) != 1 || len(f.Type.Params.List[0].Names) != 1 {
			return false
		}
		ret, ok := f.Body.List[0].(*ast.ReturnStmt)
		param, isVar := v.pass.TypesInfo.Defs[f.Type.Params.List[0].Names[0]].(*types.Var)
		return ok && isVar && len(ret.Results) == 1 && v.favours(ret.Results[0], subject{obj: param, text: param.Name()}, false).IsValid()
	case *ast.Ident, *ast.SelectorExpr:
		fn, ok := typeutil.Callee(v.pass.TypesInfo, &ast.CallExpr{Fun: f}).(*types.Func)
		t, err := knownTechniques()
		return ok && err == nil && v.checks(fn) && t.says(refusal, fn.Name())
	}
	return false
}
