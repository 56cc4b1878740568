package analyzers

import (
	"cmp"
	"go/ast"
	"go/token"
	"go/types"
	"maps"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/types/typeutil"

	"github.com/lawful-lint/lawful/analyzers/internal/dataflow"
	"github.com/lawful-lint/lawful/annotations/catalogue"
)

// functions lists the functions and literals with a purpose and what they do
// with patient data. Like the findings on functions it goes by their text: a
// name in a string is in a crossing and not here.
func (s *stock) functions() {
	f := finder{info: s.pass.TypesInfo, marked: marked{m: s.core.marks, known: map[types.Type]dataflow.Data{}}}
	for _, decl := range functions(s.pass) {
		fn, ok := f.info.Defs[decl.Name].(*types.Func)
		if !ok || s.test(decl.Pos()) {
			continue
		}
		f.fn, f.decl, f.clean = fn, decl, f.cleaned(decl.Body)
		var purposes []string
		if said := f.m.Func(fn); said != nil {
			purposes = said.Purposes
		}
		s.body(&f, decl.Body, Place{dataflow.MethodName(fn), s.at(decl.Name.Pos())}, token.NoPos, purposes)
	}
}

// body lists one function, and the literals in it that serve other purposes; the
// others are part of it.
func (s *stock) body(f *finder, body *ast.BlockStmt, at Place, lit token.Pos, purposes []string) {
	t := toucher{finder: f, pkg: s.pass.Pkg, main: s.own, how: map[ast.Expr]string{}, found: map[string]*Touch{}, types: map[string]bool{}}
	ast.Inspect(body, func(n ast.Node) bool {
		inner, ok := n.(*ast.FuncLit)
		if !ok {
			return t.visit(n)
		}
		var own []string
		if said := f.m.Lit(inner.Pos()); said != nil {
			own = said.Purposes
		}
		if slices.Equal(own, purposes) {
			return true
		}
		pos := s.at(inner.Pos())
		s.body(f, inner.Body, Place{literalIn(at.Name, pos), pos}, inner.Pos(), own)
		return false
	})
	if len(purposes) > 0 && len(t.found) == 0 && !lit.IsValid() {
		t.parameters(f.fn)
	}
	if len(purposes) == 0 || len(t.found) == 0 {
		return
	}
	h := Handling{Place: at, Purposes: purposes, Types: slices.Sorted(maps.Keys(t.types))}
	for _, name := range slices.Sorted(maps.Keys(t.found)) {
		touch := t.found[name]
		slices.Sort(touch.How)
		h.Touches = append(h.Touches, *touch)
	}
	for _, q := range purposes {
		here := dataflow.Place{Pos: body.Pos(), Func: f.fn, Lit: lit, Callee: f.fn, CallLit: lit}
		if lit.IsValid() {
			here.Callee = nil
		}
		v := s.core.marks.Verdict(q, here)
		h.Rests = append(h.Rests, Rest{q, v.Covered, v.Basis, v.Why})
	}
	s.out.Functions = append(s.out.Functions, h)
	slices.SortStableFunc(s.out.Functions, func(a, b Handling) int {
		return cmp.Or(cmp.Compare(a.At.Filename, b.At.Filename), cmp.Compare(a.At.Offset, b.At.Offset))
	})
}

// own reports whether a package is of the module that this one is of.
func (s *stock) own(pkg *types.Package) bool { return ownModule(s.pass, pkg) }

func ownModule(pass *analysis.Pass, pkg *types.Package) bool {
	m := pass.Module
	return pkg == nil || pkg == pass.Pkg || m != nil && m.Path != "" && (pkg.Path() == m.Path || strings.HasPrefix(pkg.Path(), m.Path+"/"))
}

// toucher collects how the text of one function uses patient data.
type toucher struct {
	*finder
	pkg   *types.Package
	main  func(*types.Package) bool
	how   map[ast.Expr]string // of expressions that are not just read
	found map[string]*Touch
	types map[string]bool // of standards
}

// visit looks at a node before those below it.
func (t *toucher) visit(n ast.Node) bool {
	if e, ok := n.(ast.Expr); ok {
		t.standard(t.info.TypeOf(e))
	}
	switch n := n.(type) {
	case *ast.AssignStmt:
		if n.Tok != token.DEFINE {
			for _, lhs := range n.Lhs {
				t.how[ast.Unparen(lhs)] = Writes
			}
		}
	case *ast.IncDecStmt:
		t.how[ast.Unparen(n.X)] = Writes
	case *ast.UnaryExpr:
		if n.Op == token.AND {
			t.how[ast.Unparen(n.X)] = Writes // Scan(&p.Name), Decode(&p)
		}
	case *ast.CallExpr:
		t.call(n)
	case *ast.CompositeLit:
		t.literal(n)
	case *ast.SelectorExpr:
		if name, d, ok := t.field(n); ok {
			t.note(name, d, t.how[n])
			_, plain := n.X.(*ast.Ident)
			return !plain
		}
	}
	d, descend := t.of(n)
	if d.Patient {
		e, _ := n.(ast.Expr)
		t.note(d.Name, d, t.how[e])
	}
	return descend
}

// standard notes a type of a published standard that is patient data.
func (t *toucher) standard(typ types.Type) {
	for typ != nil {
		switch u := types.Unalias(typ).(type) {
		case *types.Named:
			tn := u.Origin().Obj()
			if tn.Pkg() != nil && t.m.TypeData(tn).Patient {
				if of := catalogue.Standard(tn.Pkg().Path()); of != "" {
					t.types[of+" "+tn.Name()] = true
				}
			}
			return
		case interface{ Elem() types.Type }: // a pointer, slice, array, map or channel
			typ = u.Elem()
		default:
			return
		}
	}
}

// call marks what is handed to a client of a secondary use.
func (t *toucher) call(n *ast.CallExpr) {
	fn, ok := typeutil.Callee(t.info, n).(*types.Func)
	if !ok || t.main(fn.Pkg()) {
		return
	}
	if said := t.m.Func(fn); said == nil || said.Purposes == nil {
		return
	}
	for _, arg := range n.Args {
		t.how[ast.Unparen(arg)] = Sends
	}
}

// parameters notes what a function is handed that does nothing with it but
// count, compare or pass it on.
func (t *toucher) parameters(fn *types.Func) {
	for v := range fn.Signature().Params().Variables() {
		if d := t.ofType(v.Type()); d.Patient {
			t.note(d.Name, d, Receives)
		}
	}
}

// literal notes a datum that is made, field by field where they are named.
func (t *toucher) literal(n *ast.CompositeLit) {
	d := t.ofType(t.info.TypeOf(n))
	if !d.Patient || namedOf(t.info.TypeOf(n)) == nil {
		return
	}
	t.note(d.Name, d, Creates)
}

// field is the name of a field of a marked type, as findings have it.
func (t *toucher) field(n *ast.SelectorExpr) (name string, d dataflow.Data, ok bool) {
	s := t.info.Selections[n]
	if s == nil || s.Kind() != types.FieldVal {
		return "", dataflow.Data{}, false
	}
	owner := t.ofType(s.Recv())
	v := s.Obj().(*types.Var)
	if !owner.Patient || namedOf(s.Recv()) == nil || t.m.FieldData(namedOf(s.Recv()), v).None || t.ofType(v.Type()).None {
		return "", dataflow.Data{}, false
	}
	return owner.Name + "." + v.Name(), owner, true
}

func (t *toucher) note(name string, d dataflow.Data, how string) {
	if how == "" {
		how = Reads
	}
	touch := t.found[name]
	if touch == nil {
		touch = &Touch{Data: name, State: d.State.String(), Collected: d.Collected}
		t.found[name] = touch
	}
	if !slices.Contains(touch.How, how) {
		touch.How = append(touch.How, how)
	}
}
