package analyzers

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/types/typeutil"

	"github.com/lawful-lint/lawful/analyzers/internal/dataflow"
)

// calls lists what the functions of the package call: functions of the main
// module, once for each caller, and ways out of it at every place. It goes by
// names, as the text has them: a call through an interface of the main module
// names that, and the methods by which types of the package may be what is called
// are listed beside.
func (s *stock) calls() {
	w := wayFinder{stock: s}
	for _, decl := range functions(s.pass) {
		fn, ok := s.pass.TypesInfo.Defs[decl.Name].(*types.Func)
		if !ok || s.test(decl.Pos()) {
			continue
		}
		w.finder = finder{info: s.pass.TypesInfo, marked: marked{m: s.core.marks, known: map[types.Type]dataflow.Data{}}}
		w.finder.fn, w.finder.decl, w.finder.clean = fn, decl, w.finder.cleaned(decl.Body)
		var purposes []string
		if said := s.core.marks.Func(fn); said != nil {
			purposes = said.Purposes
		}
		before := len(s.out.Calls)
		w.body(decl.Body, dataflow.MethodName(fn), purposes)
		if fn.Signature().Recv() != nil && len(s.out.Calls) > before {
			s.out.Methods = append(s.out.Methods, Method{dataflow.MethodName(fn), methodKey(fn)})
		}
	}
	slices.SortStableFunc(s.out.Calls, func(a, b Call) int { return comparePlaces(a.At, b.At) })
}

// wayFinder collects the calls of one function after the other.
type wayFinder struct {
	*stock
	finder finder
}

// body visits a function or a literal that serves other purposes than what is
// around it.
func (w *wayFinder) body(body *ast.BlockStmt, name string, purposes []string) {
	seen := map[*types.Func]bool{}
	ast.Inspect(body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			var own []string
			if said := w.core.marks.Lit(n.Pos()); said != nil {
				own = said.Purposes
			}
			if slices.Equal(own, purposes) {
				return true
			}
			w.body(n.Body, literalIn(name, w.at(n.Pos())), own)
			return false
		case *ast.CallExpr:
			if fn, ok := typeutil.Callee(w.finder.info, n).(*types.Func); ok {
				w.call(n, fn.Origin(), Call{At: w.at(n.Pos()), Func: name, Purposes: purposes}, seen)
			}
		}
		return true
	})
}

func (w *wayFinder) call(n *ast.CallExpr, fn *types.Func, c Call, seen map[*types.Func]bool) {
	if fn.Pkg() == nil {
		return // error.Error
	}
	c.Into, c.IntoPackage = dataflow.MethodName(fn), fn.Pkg().Path()
	if said := w.core.marks.Func(fn); said != nil {
		c.Serves = said.Purposes
	}
	if ownModule(w.pass, fn.Pkg()) {
		if recv := fn.Signature().Recv(); recv != nil && types.IsInterface(recv.Type()) {
			c.Method = methodKey(fn)
		}
		if !seen[fn] {
			seen[fn] = true
			w.out.Calls = append(w.out.Calls, c)
		}
		return
	}
	c.Data = w.data(n)
	way := w.core.out.way(fn, c.Serves != nil)
	if c.Out = way.word; c.Out != "" && (!way.local || len(c.Data) > 0) {
		w.out.Calls = append(w.out.Calls, c)
	}
}

// methodKey is the name of a method with its types, which is the same for a
// method of an interface and for one that implements it.
func methodKey(fn *types.Func) string {
	var b strings.Builder
	b.WriteString(fn.Name())
	for _, tuple := range [...]*types.Tuple{fn.Signature().Params(), fn.Signature().Results()} {
		b.WriteByte('(')
		for v := range tuple.Variables() {
			b.WriteString(types.TypeString(v.Type(), nil) + ",")
		}
		b.WriteByte(')')
	}
	return b.String()
}

// data is the patient data in the arguments of a call, by their text.
func (w *wayFinder) data(n *ast.CallExpr) (list []Item) {
	for _, arg := range n.Args {
		ast.Inspect(arg, func(n ast.Node) bool {
			if _, lit := n.(*ast.FuncLit); lit {
				return false
			}
			d, descend := w.finder.of(n)
			if lit, ok := n.(*ast.CompositeLit); ok && namedOf(w.finder.info.TypeOf(lit)) != nil {
				d = w.finder.ofType(w.finder.info.TypeOf(lit))
			}
			name := d.Name
			if sel, ok := n.(*ast.SelectorExpr); ok {
				t := toucher{finder: &w.finder}
				if field, owner, ok := t.field(sel); ok {
					name, d = field, owner
				}
				descend = descend && !d.Patient
			}
			if d.Patient && !slices.ContainsFunc(list, func(i Item) bool { return i.Data == name }) {
				list = append(list, Item{Data: name, State: d.State.String(), Held: d.Collected})
			}
			return descend
		})
	}
	slices.SortFunc(list, func(a, b Item) int { return strings.Compare(a.Data, b.Data) })
	return list
}

// enclosing is the function around a place, with its purposes: the declared
// one's, or those of the literal in it that is innermost. lit is the innermost
// literal of all.
func (s *stock) enclosing(pos token.Pos) (lit *ast.FuncLit, purposes []string) {
	for _, decl := range functions(s.pass) {
		if pos < decl.Pos() || decl.End() < pos {
			continue
		}
		if fn, ok := s.pass.TypesInfo.Defs[decl.Name].(*types.Func); ok {
			if said := s.core.marks.Func(fn); said != nil {
				purposes = said.Purposes
			}
		}
		ast.Inspect(decl.Body, func(n ast.Node) bool {
			if l, ok := n.(*ast.FuncLit); ok && l.Body.Pos() <= pos && pos <= l.End() {
				lit = l
			}
			return n != nil && n.Pos() <= pos && pos <= n.End()
		})
	}
	if lit != nil {
		purposes = nil
		if said := s.core.marks.Lit(lit.Pos()); said != nil {
			purposes = said.Purposes
		}
	}
	return lit, purposes
}
