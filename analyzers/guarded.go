package analyzers

import (
	"go/ast"
	"go/token"
	"go/types"
	"path/filepath"
	"slices"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ast/astutil"
	"golang.org/x/tools/go/types/typeutil"

	"github.com/lawful-lint/lawful/analyzers/internal/dataflow"
)

// guarded reports whether what crosses has passed a check whose answer is a
// verdict and not what may be used: the engine follows data, and no conditions.
// It looks at the calls on the route, and needs one whose arguments are checked
// where it stands: behind the verdict on the same variable, in the same function,
// or made of nothing but such values. Of two routes from one call only the shorter
// is known; the other shows in the function where they part.
func (r reporter) guarded(f *dataflow.Finding) bool {
	for _, s := range r.steps(f) {
		if f.Missing&^r.core.marks.Guarded(s.line) == 0 {
			return true
		}
	}
	for _, pos := range r.callsOf(f) {
		i := slices.IndexFunc(r.pass.Files, func(file *ast.File) bool { return file.FileStart <= pos && pos < file.FileEnd })
		if i < 0 {
			continue
		}
		path, _ := astutil.PathEnclosingInterval(r.pass.Files[i], pos, pos)
		v := r.verdicts(r.pass.Files[i], f.Missing)
		for _, n := range path {
			if call, ok := n.(*ast.CallExpr); ok {
				if v.arguments(call) == checked {
					return true
				}
				break
			}
		}
	}
	return false
}

// noteGuarded notes the lines of a package's calls that stand behind a verdict,
// for those who call what makes them.
func noteGuarded(pass *analysis.Pass, c *core) {
	if c.marks.Checked() == 0 {
		return
	}
	r := reporter{pass: pass, core: c}
	for _, file := range pass.Files {
		for _, d := range file.Decls {
			decl, ok := d.(*ast.FuncDecl)
			if ok && decl.Body != nil {
				r.guardedCalls(file, decl)
			}
		}
	}
}

// guardedCalls notes the lines in one function all of whose calls that are given
// data stand behind a verdict.
func (r reporter) guardedCalls(file *ast.File, decl *ast.FuncDecl) {
	var calls []*ast.CallExpr
	asked := dataflow.Check(0)
	ast.Inspect(decl.Body, func(n ast.Node) bool {
		if call, ok := n.(*ast.CallExpr); ok {
			calls = append(calls, call)
			if fn, ok := typeutil.Callee(r.pass.TypesInfo, call).(*types.Func); ok {
				if said := r.core.marks.Func(fn); said != nil {
					asked |= said.Checks
				}
			}
		}
		return true
	})
	for want := dataflow.Check(1); want != 0 && want <= asked; want <<= 1 {
		if asked&want == 0 {
			continue
		}
		lines := map[int]standing{}
		for _, call := range calls {
			v := r.verdicts(file, want)
			if fn, ok := typeutil.Callee(r.pass.TypesInfo, call).(*types.Func); ok && v.checks(fn) {
				continue
			}
			line := r.pass.Fset.Position(call.Lparen).Line
			lines[line] = max(lines[line], v.arguments(call))
		}
		name := filepath.Base(r.pass.Fset.Position(decl.Pos()).Filename)
		for line, s := range lines {
			if s == checked {
				r.core.marks.NoteGuarded(name, line, want)
			}
		}
	}
}

// callsOf lists where the package makes the calls of a route.
func (r reporter) callsOf(f *dataflow.Finding) []token.Pos {
	list := []token.Pos{f.Pos}
	for _, s := range r.steps(f) {
		start := r.core.lines.find(s.line)
		for _, file := range r.pass.Files {
			if !start.IsValid() || start < file.FileStart || file.FileEnd <= start {
				continue
			}
			line := r.pass.Fset.Position(start).Line
			ast.Inspect(file, func(n ast.Node) bool {
				if call, ok := n.(*ast.CallExpr); ok && r.pass.Fset.Position(call.Lparen).Line == line {
					list = append(list, call.Lparen)
				}
				return true
			})
		}
	}
	return list
}
