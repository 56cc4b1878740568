package analyzers

import (
	"go/ast"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ast/astutil"

	"github.com/lawful-lint/lawful/analyzers/internal/dataflow"
	"github.com/lawful-lint/lawful/analyzers/internal/marks"
	"github.com/lawful-lint/lawful/annotations/law"
)

const publicInterest = "public-interest-standing"

// standingInterest reports a basis on the overriding public interest, which is
// weighed for one case, where it stands on code for many: a function that takes
// patients by the dozen or goes through them, a statement in a loop.
func (r reporter) standingInterest() {
	for _, b := range r.core.marks.Bases() {
		nodes := b.Directive.Target.Nodes
		if len(nodes) == 0 || r.route(&b) != "overriding-public-interest" || !r.forMany(nodes[0]) {
			continue
		}
		at := partSpan(b.Directive, "route")
		r.say(at, publicInterest, "batch", law.Values{"basis": marks.BasisName(b.Basis)})
	}
}

// route is the common-law route of a basis, written out or of the register.
func (r reporter) route(b *marks.Declared) string {
	if b.Basis.ID != "" && r.Config != nil {
		if entry, ok := r.Config.Basis(b.Basis.ID); ok {
			return entry.Route
		}
	}
	return b.Basis.Route
}

// forMany reports whether what a directive stands on is done for more than one
// patient, as far as its text and types show.
func (r reporter) forMany(n ast.Node) bool {
	if decl, ok := n.(*ast.FuncDecl); ok {
		fn, ok := r.pass.TypesInfo.Defs[decl.Name].(*types.Func)
		return ok && (slices.ContainsFunc(slices.Collect(fn.Signature().Params().Variables()), func(v *types.Var) bool { return r.manyPatients(v.Type()) }) || decl.Body != nil && r.goesThrough(decl.Body))
	}
	i := slices.IndexFunc(r.pass.Files, func(f *ast.File) bool { return f.FileStart <= n.Pos() && n.Pos() < f.FileEnd })
	if i < 0 {
		return false
	}
	path, _ := astutil.PathEnclosingInterval(r.pass.Files[i], n.Pos(), n.Pos())
	for _, around := range path {
		switch around.(type) {
		case *ast.ForStmt, *ast.RangeStmt:
			return true
		case *ast.FuncDecl, *ast.FuncLit:
			return false
		}
	}
	return false
}

// goesThrough reports whether a body has a loop over patients.
func (r reporter) goesThrough(body *ast.BlockStmt) bool {
	found := false
	ast.Inspect(body, func(n ast.Node) bool {
		if loop, ok := n.(*ast.RangeStmt); ok {
			found = found || r.manyPatients(r.pass.TypesInfo.TypeOf(loop.X))
		}
		return !found
	})
	return found
}

// manyPatients reports whether a type is a collection of patient data, or yields
// it one by one.
func (r reporter) manyPatients(t types.Type) bool {
	if t == nil {
		return false
	}
	k := marked{r.core.marks, map[types.Type]dataflow.Data{}}
	t = types.Unalias(t)
	if p, ok := t.(*types.Pointer); ok {
		t = types.Unalias(p.Elem())
	}
	switch t.Underlying().(type) {
	case *types.Slice, *types.Array, *types.Map, *types.Chan:
		return k.ofType(t).Patient
	case *types.Signature: // iter.Seq
		named, ok := t.(*types.Named)
		return ok && slices.ContainsFunc(slices.Collect(named.TypeArgs().Types()), func(arg types.Type) bool { return k.ofType(arg).Patient })
	}
	return false
}
