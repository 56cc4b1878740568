package analyzers

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ast/astutil"
	"golang.org/x/tools/go/types/typeutil"
)

// subject is what a verdict is about: a variable, or an element of one, as the
// text has it.
type subject struct {
	obj  *types.Var
	text string
	by   []*types.Var // what picks the element
}

func (s subject) same(o subject) bool { return s.obj != nil && s.obj == o.obj && s.text == o.text }

// subject returns what a check is asked about with an argument: the record, where
// the argument is a field of one or what a method of it gives.
func (v *verdicts) subject(e ast.Expr) subject {
	switch e := ast.Unparen(e).(type) {
	case *ast.SelectorExpr:
		if v.pass.TypesInfo.Selections[e] != nil {
			return v.subject(e.X)
		}
	case *ast.StarExpr:
		return v.subject(e.X)
	case *ast.UnaryExpr:
		return v.subject(e.X)
	case *ast.CallExpr:
		if sel := v.method(e); sel != nil {
			return v.subject(sel.X)
		}
	case *ast.Ident:
		return subject{obj: whole(v.pass.TypesInfo, e), text: e.Name}
	case *ast.IndexExpr:
		return v.element(e)
	}
	return subject{}
}

// element is an element as a subject; none where a call picks it, which may pick
// another one the next time.
func (v *verdicts) element(e *ast.IndexExpr) subject {
	s := subject{obj: whole(v.pass.TypesInfo, e), text: types.ExprString(e)}
	ast.Inspect(e, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.CallExpr:
			s.obj = nil
		case *ast.Ident:
			if obj, ok := v.pass.TypesInfo.ObjectOf(n).(*types.Var); ok && obj != s.obj {
				s.by = append(s.by, obj)
			}
		}
		return s.obj != nil
	})
	return s
}

// behindVerdict reports whether a place is reached only with a favourable
// verdict on something: within an if on it, or after one that leaves.
func (v *verdicts) behindVerdict(about subject, at token.Pos) bool {
	if about.obj == nil {
		return false
	}
	path, _ := astutil.PathEnclosingInterval(v.file, at, at)
	for _, n := range path {
		switch n := n.(type) {
		case *ast.IfStmt:
			if within(n.Body, at) && v.stands(v.favours(n.Cond, about, true), about, at) ||
				n.Else != nil && within(n.Else, at) && v.stands(v.favours(n.Cond, about, false), about, at) {
				return true
			}
		case *ast.BlockStmt:
			if v.leftBefore(n.List, about, at) {
				return true
			}
		case *ast.CaseClause:
			if v.leftBefore(n.Body, about, at) {
				return true
			}
		case *ast.FuncDecl:
			return false
		case *ast.FuncLit:
			if about.obj.Pos() > n.Pos() {
				return false // its own variables
			}
		}
	}
	return false
}

// stands reports whether a verdict that was asked for somewhere is still one on what
// the subject holds at a place.
func (v *verdicts) stands(asked token.Pos, about subject, at token.Pos) bool {
	return asked.IsValid() && v.unwritten(about, asked, at)
}

func within(n ast.Node, at token.Pos) bool { return n.Pos() <= at && at < n.End() }

// leftBefore reports whether a statement of the list before the place leaves it
// unless the verdict is favourable.
func (v *verdicts) leftBefore(list []ast.Stmt, about subject, at token.Pos) bool {
	return slices.ContainsFunc(list, func(s ast.Stmt) bool {
		n, ok := s.(*ast.IfStmt)
		return ok && n.End() <= at && n.Else == nil && v.leaves(n.Body.List) && v.stands(v.favours(n.Cond, about, false), about, at)
	})
}

// leaves reports whether statements end by leaving what is around them.
func (v *verdicts) leaves(list []ast.Stmt) bool {
	if len(list) == 0 {
		return false
	}
	switch s := list[len(list)-1].(type) {
	case *ast.ReturnStmt, *ast.BranchStmt:
		return true
	case *ast.ExprStmt:
		call, ok := s.X.(*ast.CallExpr)
		if !ok {
			return false
		}
		switch callee := typeutil.Callee(v.pass.TypesInfo, call).(type) {
		case *types.Builtin:
			return callee.Name() == "panic"
		case *types.Func:
			return slices.Contains([]string{"os.Exit", "log.Fatal", "log.Fatalf", "log.Fatalln"}, callee.FullName())
		}
	}
	return false
}

// favours returns where a condition that comes out as holds has asked a check that
// was passed, of the subject; no position for one that says nothing of it.
func (v *verdicts) favours(cond ast.Expr, about subject, holds bool) token.Pos {
	switch e := ast.Unparen(cond).(type) {
	case *ast.UnaryExpr:
		if e.Op == token.NOT {
			return v.favours(e.X, about, !holds)
		}
	case *ast.BinaryExpr:
		if e.Op == token.LAND && holds || e.Op == token.LOR && !holds {
			return max(v.favours(e.X, about, holds), v.favours(e.Y, about, holds))
		}
	case *ast.Ident:
		asked, defs := token.NoPos, 0
		if held, isVar := v.pass.TypesInfo.ObjectOf(e).(*types.Var); isVar {
			v.definitions(held, func(from ast.Expr) {
				defs++
				if call, isCall := from.(*ast.CallExpr); isCall && v.verdictOn(call, about) == verdictFor(holds) {
					asked = call.End()
				}
			})
		}
		if defs == 1 {
			return asked
		}
	case *ast.CallExpr:
		if v.verdictOn(e, about) == verdictFor(holds) {
			return e.End()
		}
	}
	return token.NoPos
}

// verdict is what a call says of a variable when it is true.
type verdict uint8

const (
	noVerdict verdict = iota
	passed
	refused
)

func verdictFor(holds bool) verdict {
	if holds {
		return passed
	}
	return refused
}

// verdictOn tells whether a call is a check of something with a verdict. One that
// is named after the refusal is true of those who may not be used.
func (v *verdicts) verdictOn(call *ast.CallExpr, about subject) verdict {
	fn, ok := typeutil.Callee(v.pass.TypesInfo, call).(*types.Func)
	if !ok || !v.checks(fn) || !v.subject(call).same(about) && !slices.ContainsFunc(call.Args, func(a ast.Expr) bool { return v.subject(a).same(about) }) {
		return noVerdict
	}
	t, err := knownTechniques()
	if err != nil {
		return noVerdict
	}
	if t.says(refusal, fn.Name()) && !strings.Contains(strings.ToLower(fn.Name()), "not") {
		return refused
	}
	return passed
}
