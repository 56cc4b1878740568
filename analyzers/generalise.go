package analyzers

import (
	"go/ast"
	"go/token"
	"go/types"
)

// generalisation looks for what a body does to data beside hashing and
// formatting: rounding, banding, counting, cutting off, looking up in a table.
// What is done to a key or token does not count, nor does what only counts a
// loop.
type generalisation struct {
	info   *types.Info
	isKey  func(*ast.CallExpr) bool
	keyed  map[types.Object]bool // variables that hold a key or token
	filled map[types.Object]bool // maps that the body itself fills
}

func (g *generalisation) in(body *ast.BlockStmt) bool {
	g.note(body)
	return g.generalises(body)
}

// note finds the variables that hold keys, in the order of the text.
func (g *generalisation) note(body *ast.BlockStmt) {
	ast.Inspect(body, func(n ast.Node) bool {
		a, ok := n.(*ast.AssignStmt)
		if !ok {
			return true
		}
		for i, lhs := range a.Lhs {
			switch lhs := lhs.(type) {
			case *ast.Ident:
				if g.isKeyed(a.Rhs[min(i, len(a.Rhs)-1)]) {
					g.keyed[g.info.ObjectOf(lhs)] = true
				}
			case *ast.IndexExpr:
				if obj := g.named(lhs.X); obj != nil {
					g.filled[obj] = true
				}
			}
		}
		return true
	})
}

// named returns the variable or field that an expression names.
func (g *generalisation) named(e ast.Expr) types.Object {
	switch e := ast.Unparen(e).(type) {
	case *ast.Ident:
		return g.info.ObjectOf(e)
	case *ast.SelectorExpr:
		return g.info.ObjectOf(e.Sel)
	}
	return nil
}

// isKeyed reports whether an expression is made of a key or token.
func (g *generalisation) isKeyed(e ast.Expr) bool {
	found := false
	ast.Inspect(e, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.Ident:
			found = found || g.keyed[g.info.ObjectOf(n)]
		case *ast.CallExpr:
			found = found || g.isKey(n)
		}
		return !found
	})
	return found
}

func (g *generalisation) generalises(body ast.Node) bool {
	found := false
	ast.Inspect(body, func(n ast.Node) bool {
		if found || n == nil {
			return false
		}
		switch n := n.(type) {
		case *ast.ForStmt:
			found = g.generalises(n.Body)
			return false
		case *ast.IndexExpr:
			found = g.looksUp(n)
			return false
		case *ast.BinaryExpr:
			found = g.calculates(n)
		case *ast.AssignStmt:
			found = n.Tok != token.ASSIGN && n.Tok != token.DEFINE && g.number(n.Lhs[0]) && !g.isKeyed(n.Rhs[0])
		case *ast.IncDecStmt:
			found = true
		case *ast.SliceExpr:
			found = g.text(n.X) && !g.isKeyed(n.X)
		case *ast.SwitchStmt:
			found = n.Tag != nil && !g.isKeyed(n.Tag)
		}
		return !found
	})
	return found
}

// looksUp reports whether an index reads a table that the body does not fill.
func (g *generalisation) looksUp(n *ast.IndexExpr) bool {
	t := g.info.TypeOf(n.X)
	if t == nil {
		return false
	}
	if _, isMap := t.Underlying().(*types.Map); !isMap {
		return false
	}
	return !g.filled[g.named(n.X)]
}

// calculates reports whether an operation rounds, bands or shifts a number.
func (g *generalisation) calculates(n *ast.BinaryExpr) bool {
	switch n.Op {
	case token.ADD, token.SUB, token.MUL, token.QUO, token.REM, token.SHR, token.LSS, token.LEQ, token.GTR, token.GEQ:
	default:
		return false
	}
	if g.info.Types[n].Value != nil || !g.number(n.X) {
		return false
	}
	return !g.isKeyed(n.X) && !g.isKeyed(n.Y) && !isLength(n.X) && !isLength(n.Y)
}

func (g *generalisation) number(e ast.Expr) bool { return g.basic(e, types.IsNumeric) }

func (g *generalisation) text(e ast.Expr) bool { return g.basic(e, types.IsString) }

func (g *generalisation) basic(e ast.Expr, info types.BasicInfo) bool {
	t := g.info.TypeOf(e)
	if t == nil {
		return false
	}
	b, ok := t.Underlying().(*types.Basic)
	return ok && b.Info()&info != 0
}

// isLength reports whether an expression is a call of len.
func isLength(e ast.Expr) bool {
	call, ok := ast.Unparen(e).(*ast.CallExpr)
	if !ok {
		return false
	}
	id, ok := call.Fun.(*ast.Ident)
	return ok && id.Name == "len"
}
