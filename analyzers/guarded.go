package analyzers

import (
	"go/ast"
	"go/token"
	"go/types"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ast/astutil"
	"golang.org/x/tools/go/types/typeutil"

	"github.com/lawful-lint/lawful/analyzers/internal/dataflow"
	"github.com/lawful-lint/lawful/analyzers/internal/marks"
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
		v := verdicts{reporter: r, want: f.Missing, file: r.pass.Files[i], seen: map[*types.Var]bool{}}
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
func noteGuarded(pass *analysis.Pass, m *marks.Marks) {
	if m.Checked() == 0 {
		return
	}
	r := reporter{pass: pass, core: &core{marks: m}}
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
			v := verdicts{reporter: r, want: want, file: file, seen: map[*types.Var]bool{}}
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
	if sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr); ok && v.pass.TypesInfo.Selections[sel] != nil {
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
		if obj := v.root(e); obj != nil && v.behindVerdict(subject{obj, types.ExprString(e)}, e.Pos()) {
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
		if v.receiver(call) == nil {
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
	if v.behindVerdict(subject{obj, obj.Name()}, at) || v.filteredBefore(obj, at) {
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

// filteredBefore reports whether the last thing done to a variable, on the way
// to the place, was to put what has passed into it.
func (v *verdicts) filteredBefore(obj *types.Var, at token.Pos) bool {
	path, _ := astutil.PathEnclosingInterval(v.file, at, at)
	for _, n := range path {
		b, ok := n.(*ast.BlockStmt)
		if !ok {
			continue
		}
		for i := len(b.List) - 1; i >= 0; i-- {
			s := b.List[i]
			if v.comesBack(s, obj, at) {
				return false
			}
			if s.End() > at || !v.writes(s, obj) {
				continue
			}
			a, ok := s.(*ast.AssignStmt)
			if !ok {
				return false
			}
			call, ok := ast.Unparen(a.Rhs[0]).(*ast.CallExpr)
			return ok && v.root(a.Lhs[0]) == obj && v.filters(call)
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

// subject is what a verdict is about: a variable, or an element of one, as the
// text has it.
type subject struct {
	obj  *types.Var
	text string
}

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
		if sel, ok := ast.Unparen(e.Fun).(*ast.SelectorExpr); ok && v.pass.TypesInfo.Selections[sel] != nil {
			return v.subject(sel.X)
		}
	case *ast.Ident, *ast.IndexExpr:
		return subject{v.root(e), types.ExprString(e)}
	}
	return subject{}
}

// behindVerdict reports whether a place is reached only with a favourable
// verdict on something: within an if on it, or after one that leaves.
func (v *verdicts) behindVerdict(about subject, at token.Pos) bool {
	path, _ := astutil.PathEnclosingInterval(v.file, at, at)
	for _, n := range path {
		switch n := n.(type) {
		case *ast.IfStmt:
			if within(n.Body, at) && v.favours(n.Cond, about, true) || n.Else != nil && within(n.Else, at) && v.favours(n.Cond, about, false) {
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

func within(n ast.Node, at token.Pos) bool { return n.Pos() <= at && at < n.End() }

// leftBefore reports whether a statement of the list before the place leaves it
// unless the verdict is favourable, with nothing else put into the variable since.
func (v *verdicts) leftBefore(list []ast.Stmt, about subject, at token.Pos) bool {
	for i := len(list) - 1; i >= 0; i-- {
		s := list[i]
		if s.End() > at {
			if v.comesBack(s, about.obj, at) {
				return false
			}
			continue
		}
		if n, ok := s.(*ast.IfStmt); ok && n.Else == nil && leaves(n.Body) && v.favours(n.Cond, about, false) {
			return true
		}
		if v.writes(s, about.obj) {
			return false
		}
	}
	return false
}

// comesBack reports whether a statement is a loop around the place that puts
// something else into the variable for the next round.
func (v *verdicts) comesBack(s ast.Stmt, obj *types.Var, at token.Pos) bool {
	switch s.(type) {
	case *ast.ForStmt, *ast.RangeStmt:
		return within(s, at) && v.writes(s, obj)
	}
	return false
}

// leaves reports whether a block ends by leaving what is around it.
func leaves(b *ast.BlockStmt) bool {
	if len(b.List) == 0 {
		return false
	}
	switch s := b.List[len(b.List)-1].(type) {
	case *ast.ReturnStmt, *ast.BranchStmt:
		return true
	case *ast.ExprStmt:
		call, ok := s.X.(*ast.CallExpr)
		if !ok {
			return false
		}
		id, ok := call.Fun.(*ast.Ident)
		return ok && id.Name == "panic"
	}
	return false
}

func (v *verdicts) writes(s ast.Stmt, obj *types.Var) bool {
	found := false
	ast.Inspect(s, func(n ast.Node) bool {
		if a, ok := n.(*ast.AssignStmt); ok {
			for _, lhs := range a.Lhs {
				id, ok := lhs.(*ast.Ident)
				found = found || ok && v.pass.TypesInfo.ObjectOf(id) == obj
			}
		}
		return !found
	})
	return found
}

// favours reports whether a condition that comes out as holds means that the
// check on it was passed.
func (v *verdicts) favours(cond ast.Expr, about subject, holds bool) bool {
	switch e := ast.Unparen(cond).(type) {
	case *ast.UnaryExpr:
		return e.Op == token.NOT && v.favours(e.X, about, !holds)
	case *ast.BinaryExpr:
		if e.Op == token.LAND && holds || e.Op == token.LOR && !holds {
			return v.favours(e.X, about, holds) || v.favours(e.Y, about, holds)
		}
	case *ast.Ident:
		ok, defs := false, 0
		if held, isVar := v.pass.TypesInfo.ObjectOf(e).(*types.Var); isVar {
			v.definitions(held, func(from ast.Expr) {
				call, isCall := from.(*ast.CallExpr)
				defs++
				ok = isCall && v.verdictOn(call, about) == verdictFor(holds)
			})
		}
		return ok && defs == 1
	case *ast.CallExpr:
		return v.verdictOn(e, about) == verdictFor(holds)
	}
	return false
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
	if !ok || !v.checks(fn) || v.subject(call) != about && !slices.ContainsFunc(call.Args, func(a ast.Expr) bool { return v.subject(a) == about }) {
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

// root is the variable that an expression is a part of, nil for none.
func (v *verdicts) root(e ast.Expr) *types.Var {
	switch e := ast.Unparen(e).(type) {
	case *ast.Ident:
		obj, _ := v.pass.TypesInfo.ObjectOf(e).(*types.Var)
		return obj
	case *ast.SelectorExpr:
		return v.root(e.X)
	case *ast.IndexExpr:
		return v.root(e.X)
	case *ast.StarExpr:
		return v.root(e.X)
	case *ast.UnaryExpr:
		return v.root(e.X)
	}
	return nil
}

func (v *verdicts) receiver(call *ast.CallExpr) *types.Var {
	if sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr); ok && v.pass.TypesInfo.Selections[sel] != nil {
		return v.root(sel.X)
	}
	return nil
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
		return ok && isVar && len(ret.Results) == 1 && v.favours(ret.Results[0], subject{param, param.Name()}, false)
	case *ast.Ident, *ast.SelectorExpr:
		fn, ok := typeutil.Callee(v.pass.TypesInfo, &ast.CallExpr{Fun: f}).(*types.Func)
		t, err := knownTechniques()
		return ok && err == nil && v.checks(fn) && t.says(refusal, fn.Name())
	}
	return false
}
