package analyzers

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ast/astutil"
	"golang.org/x/tools/go/types/typeutil"
)

// unwritten reports whether what a subject holds at a place is what it held when it
// was asked about, as far as the text of the function shows. What has itself passed
// the check, or is nobody's data, may be put into it in between.
func (v *verdicts) unwritten(about subject, asked, at token.Pos) bool {
	path, _ := astutil.PathEnclosingInterval(v.file, at, at)
	where := path[max(0, len(path)-2)] // the declaration
	r := rewriting{verdicts: v, about: about, asked: asked, at: at}
	for _, n := range path {
		if within(n, asked) {
			continue
		}
		switch n.(type) {
		case *ast.ForStmt, *ast.RangeStmt:
			r.loop = n // the outermost
		case *ast.FuncLit:
			r.later = true
		}
	}
	ast.PreorderStack(where, nil, func(n ast.Node, stack []ast.Node) bool {
		r.found = r.found || r.puts(n, stack)
		return !r.found
	})
	return !r.found
}

// rewriting looks for what puts something else into a subject.
type rewriting struct {
	*verdicts
	about     subject
	asked, at token.Pos
	loop      ast.Node // around the place, and not around the question
	later     bool     // a function literal around the place only: it may run later
	found     bool
}

// puts reports whether a node may put something else into the subject before the
// place is reached.
func (r *rewriting) puts(n ast.Node, stack []ast.Node) bool {
	switch n := n.(type) {
	case *ast.AssignStmt:
		return slices.ContainsFunc(n.Lhs, func(lhs ast.Expr) bool {
			i := slices.Index(n.Lhs, lhs)
			return r.into(lhs) && r.matters(n.End(), stack) && !r.harmless(lhs, n.Rhs[min(i, len(n.Rhs)-1)])
		})
	case *ast.IncDecStmt:
		id, ok := ast.Unparen(n.X).(*ast.Ident)
		return ok && r.into(id) && r.matters(n.End(), stack)
	case *ast.RangeStmt:
		return (n.Key != nil && r.into(n.Key) || n.Value != nil && r.into(n.Value)) && r.matters(n.X.End(), append(stack, n))
	case *ast.CallExpr:
		return r.filledBy(n) && r.matters(n.End(), stack)
	case *ast.UnaryExpr:
		// Who holds the address may write at any time from then on.
		return n.Op == token.AND && r.into(n.X) && !isArgument(n, stack) && n.End() <= r.at
	case *ast.BranchStmt:
		return n.Tok == token.GOTO
	}
	return false
}

// into reports whether an expression is the subject, a part of it, or what picks it.
// The declaration of a variable is not: nothing was asked of what it was before.
func (r *rewriting) into(e ast.Expr) bool {
	if id, ok := e.(*ast.Ident); ok && r.pass.TypesInfo.Defs[id] != nil {
		return false
	}
	obj := whole(r.pass.TypesInfo, e)
	return obj != nil && (obj == r.about.obj || slices.Contains(r.about.by, obj))
}

// matters reports whether what is done at a position in the text may be done between
// the question and the place.
func (r *rewriting) matters(pos token.Pos, stack []ast.Node) bool {
	if r.loop != nil && within(r.loop, pos) {
		return true
	}
	for i, n := range stack {
		switch n := n.(type) {
		case *ast.FuncLit:
			if !within(n, r.at) {
				return true // runs whenever it is called
			}
		case *ast.ForStmt, *ast.RangeStmt:
			if r.later && within(n, r.asked) && !within(n, r.about.obj.Pos()) {
				return true
			}
		case *ast.BlockStmt:
			if _, isIf := stack[max(0, i-1)].(*ast.IfStmt); isIf && !within(n, r.at) && r.leaves(n.List) {
				return false
			}
		}
	}
	return r.asked < pos && (pos <= r.at || r.later)
}

// harmless reports whether a value that is put into the subject leaves the verdict as
// it is: into a part of it, what is not a patient's; into all of it, nothing, or what
// has passed the check.
func (r *rewriting) harmless(lhs, rhs ast.Expr) bool {
	if r.putting[rhs] {
		return true // part of the same question
	}
	r.putting[rhs] = true
	defer delete(r.putting, rhs)
	s := r.value(rhs)
	if _, isLit := ast.Unparen(rhs).(*ast.CompositeLit); isLit || r.pass.TypesInfo.Types[rhs].Value != nil || r.pass.TypesInfo.Types[rhs].IsNil() {
		return s != unchecked && whole(r.pass.TypesInfo, lhs) == r.about.obj
	}
	switch lhs := ast.Unparen(lhs).(type) {
	case *ast.Ident:
		return s == checked
	case *ast.StarExpr:
		if _, isAll := ast.Unparen(lhs.X).(*ast.Ident); isAll {
			return s == checked
		}
	}
	return s != unchecked
}

// filledBy reports whether a call is given the subject, or where it lies, and puts
// something else into it. Of code that is not seen that is taken of an address only.
func (r *rewriting) filledBy(call *ast.CallExpr) bool {
	switch callee := typeutil.Callee(r.pass.TypesInfo, call).(type) {
	case *types.Builtin:
		return callee.Name() == "copy" && r.into(call.Args[0])
	case *types.Func:
		filled, seen := r.core.refilled[callee.Origin()]
		args := call.Args
		if sel := r.method(call); sel != nil {
			args = append([]ast.Expr{sel.X}, args...)
		}
		for i, arg := range args {
			bit := uint64(1) << min(i, paramsOf(callee.Signature())-1)
			if r.into(arg) && (seen && filled&bit != 0 && r.shares(callee, arg) || !seen && isAddress(arg)) {
				return true
			}
		}
	case *types.Var, nil:
		return slices.ContainsFunc(call.Args, func(arg ast.Expr) bool { return r.into(arg) && isAddress(arg) })
	}
	return false
}

// shares reports whether a callee that writes to what it is given writes to this.
func (r *rewriting) shares(callee *types.Func, arg ast.Expr) bool {
	if isAddress(arg) {
		return true
	}
	switch r.pass.TypesInfo.TypeOf(arg).Underlying().(type) {
	case *types.Pointer, *types.Slice, *types.Map, *types.Interface:
		return true
	}
	recv := callee.Signature().Recv()
	if recv == nil {
		return false
	}
	_, byPointer := recv.Type().Underlying().(*types.Pointer)
	return byPointer
}

func paramsOf(sig *types.Signature) int {
	n := sig.Params().Len()
	if sig.Recv() != nil {
		n++
	}
	return max(n, 1)
}

func isAddress(e ast.Expr) bool {
	u, ok := ast.Unparen(e).(*ast.UnaryExpr)
	return ok && u.Op == token.AND
}

// isArgument reports whether a node is given to a call as it is.
func isArgument(n ast.Expr, stack []ast.Node) bool {
	for i := len(stack) - 1; i >= 0; i-- {
		switch outer := stack[i].(type) {
		case *ast.ParenExpr:
		case *ast.CallExpr:
			return slices.ContainsFunc(outer.Args, func(a ast.Expr) bool { return ast.Unparen(a) == n })
		default:
			return false
		}
	}
	return false
}
