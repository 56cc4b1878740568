package analyzers

import (
	"go/ast"
	"go/types"
	"slices"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/types/typeutil"

	"github.com/lawful-lint/lawful/analyzers/internal/dataflow"
	"github.com/lawful-lint/lawful/analyzers/internal/marks"
	"github.com/lawful-lint/lawful/annotations"
	"github.com/lawful-lint/lawful/annotations/law"
)

// The rules on functions that de-identify.
const (
	unassessed        = "anonymisation-unassessed"
	deidentifiedStray = "deidentification-without-basis"
)

// deidentification looks at each function that is said to make data anonymous:
// an assessment must be named, and the body must do more than pseudonymise.
func (r reporter) deidentification() {
	decls := map[*ast.Ident]*ast.FuncDecl{}
	for _, decl := range functions(r.pass) {
		decls[decl.Name] = decl
	}
	for _, d := range r.core.marks.Directives() {
		says, ok := d.Says.(*annotations.DeidentifyMark)
		if !ok {
			continue
		}
		for _, id := range d.Target.Idents {
			fn, ok := r.pass.TypesInfo.Defs[id].(*types.Func)
			if !ok {
				continue
			}
			values := law.Values{"function": display(fn), "state": says.To}
			at := annotations.Span{Pos: d.Pos, End: d.End}
			if decl := decls[id]; decl != nil && r.onlyPseudonymises(decl, says.To) {
				r.say(annotations.Span{Pos: id.Pos(), End: id.End()}, unassessed, "keyed", values)
			}
			if variant, wrong := unassessedState(says.To); wrong && says.Ref == "" {
				r.say(at, unassessed, variant, values)
			}
		}
	}
}

// unassessedState reports whether a claim needs an assessment, and in which
// words that is said. Artificial data is about nobody, and pseudonymised data
// stays patient data.
func unassessedState(state string) (variant string, needs bool) {
	switch state {
	case "anonymised":
		return "", true
	case "aggregated":
		return "counts", true
	}
	return "", false
}

// onlyPseudonymises reports whether a function that is said to end the taint
// does nothing but hash, encrypt, tokenise or draw identifiers. Of what is not
// known it is taken that it does more. Random identifiers alone say nothing
// against artificial data.
func (r reporter) onlyPseudonymises(decl *ast.FuncDecl, state string) bool {
	if state != "anonymised" && state != "aggregated" && state != "artificial" {
		return false
	}
	t, err := knownTechniques()
	if err != nil {
		return false
	}
	b := bodyReader{pass: r.pass, marks: r.core.marks, techniques: t, bodies: bodies(r.pass), seen: map[*ast.FuncDecl]bool{}}
	b.read(decl)
	return (b.derives || b.draws && state != "artificial") && !b.more
}

// bodies are the declarations of a package's functions.
func bodies(pass *analysis.Pass) map[*types.Func]*ast.FuncDecl {
	all := map[*types.Func]*ast.FuncDecl{}
	for _, d := range functions(pass) {
		if fn, ok := pass.TypesInfo.Defs[d.Name].(*types.Func); ok {
			all[fn] = d
		}
	}
	return all
}

// noteKeyed notes the functions of a package that do nothing but hash, encrypt
// or tokenise, so that those who call them from other packages are found out.
func noteKeyed(pass *analysis.Pass, m *marks.Marks) {
	t, err := knownTechniques()
	if err != nil || !slices.ContainsFunc(pass.Pkg.Imports(), func(p *types.Package) bool { return t.keys(p.Path()) || m.HasKeyed(p) }) {
		return
	}
	all := bodies(pass)
	for _, d := range functions(pass) {
		b := bodyReader{pass: pass, marks: m, techniques: t, bodies: all, seen: map[*ast.FuncDecl]bool{}}
		if fn, ok := pass.TypesInfo.Defs[d.Name].(*types.Func); ok && fn.Exported() {
			if b.read(d); b.derives && !b.more {
				m.NoteKeyed(fn)
			}
		}
	}
}

// bodyReader finds out what a function does to the data it is given, with those
// of its package that it calls.
type bodyReader struct {
	pass       *analysis.Pass
	marks      *marks.Marks
	techniques *techniques
	bodies     map[*types.Func]*ast.FuncDecl
	seen       map[*ast.FuncDecl]bool
	decl       *ast.FuncDecl // being read

	derives, draws bool
	more           bool // generalises, counts, or is not understood
}

func (b *bodyReader) read(decl *ast.FuncDecl) {
	if b.seen[decl] {
		return
	}
	b.seen[decl] = true
	defer func(around *ast.FuncDecl) { b.decl = around }(b.decl)
	b.decl = decl
	g := generalisation{info: b.pass.TypesInfo, keyed: map[types.Object]bool{}, filled: map[types.Object]bool{}, isKey: b.isKey}
	if g.in(decl.Body) {
		b.more = true
	}
	ast.Inspect(decl.Body, func(n ast.Node) bool {
		if call, ok := n.(*ast.CallExpr); ok {
			b.call(call)
		}
		return true
	})
}

// call notes what one call does.
func (b *bodyReader) call(call *ast.CallExpr) {
	if b.pass.TypesInfo.Types[call.Fun].IsType() {
		return
	}
	switch callee := typeutil.Callee(b.pass.TypesInfo, call).(type) {
	case *types.Builtin:
		b.more = b.more || callee.Name() == "min" || callee.Name() == "max"
	case *types.Func:
		b.function(callee.Origin())
	case *types.Var:
		b.variable(callee)
	default:
		b.more = true
	}
}

// variable notes what calling a variable does that is given functions once, in
// the function at hand. The body of a literal is read with what is around it.
func (b *bodyReader) variable(held *types.Var) {
	known := false
	ast.Inspect(b.decl.Body, func(n ast.Node) bool {
		a, ok := n.(*ast.AssignStmt)
		if !ok {
			return true
		}
		for i, lhs := range a.Lhs {
			if id, ok := lhs.(*ast.Ident); !ok || b.pass.TypesInfo.ObjectOf(id) != held || len(a.Lhs) != len(a.Rhs) {
				continue
			}
			if _, isLiteral := ast.Unparen(a.Rhs[i]).(*ast.FuncLit); isLiteral {
				known = true
			} else if fn, isFunc := typeutil.Callee(b.pass.TypesInfo, &ast.CallExpr{Fun: a.Rhs[i]}).(*types.Func); isFunc {
				known = true
				b.function(fn.Origin())
			}
		}
		return true
	})
	b.more = b.more || !known
}

func (b *bodyReader) function(fn *types.Func) {
	switch b.techniques.of(fn) {
	case derives:
		b.derives = true
		return
	case draws:
		b.draws = true
		return
	case formats:
		return
	}
	said := b.marks.Func(fn)
	switch {
	case b.marks.Keyed(fn):
		b.derives = true
	case said != nil && said.Deidentify && said.To == dataflow.Pseudonymised:
		b.derives = true
	case said == nil && b.bodies[fn] != nil, said != nil && !said.Deidentify && b.bodies[fn] != nil:
		b.read(b.bodies[fn])
	default:
		b.more = true
	}
}

// isKey reports whether a call gives a key, a token or a cipher text.
func (b *bodyReader) isKey(call *ast.CallExpr) bool {
	fn, ok := typeutil.Callee(b.pass.TypesInfo, call).(*types.Func)
	if !ok {
		return false
	}
	w := b.techniques.of(fn.Origin())
	return w == derives || w == draws
}

// strayDeidentification reports, once a function, secondary uses that
// de-identify patient data themselves with no basis to have it.
func (r reporter) strayDeidentification(uses []use) {
	m := r.core.marks
	reported := map[*ast.FuncDecl]bool{}
	for i := range uses {
		u := &uses[i]
		q := firstSecondary(m, u.purposes)
		if q == "" || reported[u.decl] || m.Verdict(q, u.place()).Covered || r.found(u.decl) {
			continue
		}
		call, fn := r.deidentifyCall(u.decl.Body)
		if call == nil {
			continue
		}
		reported[u.decl] = true
		r.say(annotations.Span{Pos: call.Pos(), End: call.End()}, deidentifiedStray, "",
			law.Values{"function": display(fn), "purpose": purposeName(m.Vocabulary(), q)})
	}
}

// deidentifyCall returns the first call in a body of a function that
// de-identifies.
func (r reporter) deidentifyCall(body ast.Node) (call *ast.CallExpr, fn *types.Func) {
	ast.Inspect(body, func(n ast.Node) bool {
		c, ok := n.(*ast.CallExpr)
		if !ok || call != nil {
			return call == nil
		}
		if callee, ok := typeutil.Callee(r.pass.TypesInfo, c).(*types.Func); ok {
			if said := r.core.marks.Func(callee); said != nil && said.Deidentify {
				call, fn = c, callee
			}
		}
		return call == nil
	})
	return call, fn
}

// found reports whether a flow is reported in a function already.
func (r reporter) found(decl *ast.FuncDecl) bool {
	for _, f := range r.core.findings {
		if decl.Pos() <= f.Pos && f.Pos < decl.End() {
			return true
		}
	}
	return false
}

// firstSecondary returns the first purpose outside direct care, "" for none.
func firstSecondary(m dataflow.Policy, purposes []string) string {
	for _, q := range purposes {
		if m.Secondary([]string{q}) {
			return q
		}
	}
	return ""
}
