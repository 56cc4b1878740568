package analyzers

import (
	"go/ast"
	"go/types"
	"slices"

	"golang.org/x/tools/go/types/typeutil"

	"github.com/lawful-lint/lawful/analyzers/internal/dataflow"
	"github.com/lawful-lint/lawful/annotations"
	"github.com/lawful-lint/lawful/annotations/law"
)

const reidentified = "re-identification"

// relinking reports records that hold what a de-identifying function returned
// beside a name or number of a patient, and tables from one to the other. A
// function that de-identifies may keep such a table itself. What the functions
// of the package do with their parameters is known where they are called; so is
// what they return.
func (r reporter) relinking() {
	t, err := knownTechniques()
	if err != nil {
		return
	}
	l := linker{reporter: r, techniques: t, marked: marked{r.core.marks, map[types.Type]dataflow.Data{}},
		returns: map[*types.Func]side{}, joins: map[*types.Func][]sidePair{}}
	decls := functions(r.pass)
	for changed, round := true, 0; changed && round < maxRelinkRounds; round++ {
		changed = false
		for _, decl := range decls {
			changed = l.function(decl) || changed
		}
	}
	l.report = true
	for _, decl := range decls {
		l.function(decl)
	}
}

// maxRelinkRounds bounds how many functions in a row may hand a value on.
const maxRelinkRounds = 4

// side is one half of a join: data in a state, a datum that points at a person,
// or a parameter, of which only callers know. The zero side is none of these.
type side struct {
	state dataflow.State
	data  string
	param *types.Var
}

func (s side) known() bool { return s != side{} }

// joins reports whether two sides are a de-identified and an identifying one.
func (s side) joins(o side) (joined side, ok bool) {
	switch {
	case s.state != dataflow.Identifiable && o.data != "":
		return side{state: s.state, data: o.data}, true
	case o.state != dataflow.Identifiable && s.data != "":
		return side{state: o.state, data: s.data}, true
	}
	return side{}, false
}

// sidePair is what a function puts into one record, one side being a parameter.
type sidePair struct{ a, b side }

// linker follows one function after the other, each in the order of its text.
type linker struct {
	reporter
	techniques *techniques
	marked
	returns map[*types.Func]side       // what functions of the package return
	joins   map[*types.Func][]sidePair // what they join of their parameters
	report  bool                       // in the last round

	fn      *types.Func
	held    map[types.Object]side         // by variables of the function
	funcs   map[types.Object]*types.Func  // that variables hold
	records map[types.Object]*record      // by the variable whose fields are set
	lits    map[*ast.CompositeLit]*record // literals that have been read
	changed bool
}

// record is what has been put into one record.
type record struct {
	sides []side
	done  bool // a join has been found
}

// function looks at one function and reports whether that taught anything about
// it.
func (l *linker) function(decl *ast.FuncDecl) bool {
	fn, ok := l.pass.TypesInfo.Defs[decl.Name].(*types.Func)
	if !ok {
		return false
	}
	if said := l.m.Func(fn); said != nil && said.Deidentify {
		return false
	}
	l.fn, l.changed = fn, false
	l.held, l.records = map[types.Object]side{}, map[types.Object]*record{}
	l.funcs, l.lits = map[types.Object]*types.Func{}, map[*ast.CompositeLit]*record{}
	for v := range fn.Signature().Params().Variables() {
		l.held[v] = side{param: v}
	}
	var visit func(n ast.Node) bool
	visit = func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			ast.Inspect(n.Body, func(n ast.Node) bool { // what it returns is not what the function returns
				_, returns := n.(*ast.ReturnStmt)
				return returns || visit(n)
			})
			return false
		case *ast.AssignStmt:
			l.assignment(n)
		case *ast.CompositeLit:
			l.literal(n)
		case *ast.CallExpr:
			l.call(n)
		case *ast.ReturnStmt:
			l.returned(n)
		}
		return true
	}
	ast.Inspect(decl.Body, visit)
	return l.changed
}

// returned notes what a function with one result, or one and an error, returns.
func (l *linker) returned(n *ast.ReturnStmt) {
	if len(n.Results) == 0 || l.returns[l.fn].known() {
		return
	}
	if s := l.side(n.Results[0]); s.state != dataflow.Identifiable {
		l.returns[l.fn], l.changed = s, true
	}
}

// put adds a value to a record at a place.
func (l *linker) put(c *record, value ast.Expr, at ast.Node) {
	l.add(c, l.side(value), at)
}

func (l *linker) add(c *record, s side, at ast.Node) {
	if !s.known() || c.done {
		return
	}
	for _, o := range c.sides {
		if joined, ok := s.joins(o); ok {
			c.done = true
			l.join(at, joined)
			return
		}
		if s.param != nil || o.param != nil {
			l.learn(sidePair{s, o})
		}
	}
	c.sides = append(c.sides, s)
}

// learn notes what the function joins, of its parameters.
func (l *linker) learn(p sidePair) {
	if p.a == p.b || slices.Contains(l.joins[l.fn], p) {
		return
	}
	l.joins[l.fn], l.changed = append(l.joins[l.fn], p), true
}

func (l *linker) join(at ast.Node, s side) {
	if l.report {
		l.say(annotations.Span{Pos: at.Pos(), End: at.End()}, reidentified, "", law.Values{"state": s.state.String(), "data": s.data})
	}
}

// callee is the function that is called, also by a variable that holds it; nil
// when that is not known.
func (l *linker) callee(n *ast.CallExpr) *types.Func {
	switch callee := typeutil.Callee(l.pass.TypesInfo, n).(type) {
	case *types.Func:
		return callee
	case *types.Var:
		return l.funcs[callee]
	}
	return nil
}

// call looks at what a function joins of its arguments: one of the package by
// what it does, another by what it is. A list of any values goes into one text or
// row, and what a function makes of several is one record.
func (l *linker) call(n *ast.CallExpr) {
	fn := l.callee(n)
	if fn == nil {
		return
	}
	sig := fn.Origin().Signature()
	if list := l.joinedArguments(fn, n); list != nil {
		c := &record{}
		for _, a := range list {
			l.put(c, a, a)
		}
		return
	}
	given := func(s side) side {
		for i := range sig.Params().Len() {
			if s.param == sig.Params().At(i) && i < len(n.Args) && !(sig.Variadic() && i == sig.Params().Len()-1) {
				return l.side(n.Args[i])
			}
		}
		if s.param != nil {
			return side{}
		}
		return s
	}
	for _, p := range l.joins[fn.Origin()] {
		pair := &record{}
		l.add(pair, given(p.a), n)
		l.add(pair, given(p.b), n)
		if pair.done {
			return // one a call
		}
	}
}

// joinedArguments are the arguments that a call puts together; nil for a call
// that is not known to do so.
func (l *linker) joinedArguments(fn *types.Func, n *ast.CallExpr) []ast.Expr {
	if said := l.m.Func(fn); said != nil && said.Deidentify {
		return nil
	}
	sig := fn.Signature()
	last := sig.Params().Len() - 1
	if sig.Variadic() && last < len(n.Args) && !n.Ellipsis.IsValid() {
		if s, ok := sig.Params().At(last).Type().(*types.Slice); ok && types.IsInterface(s.Elem()) {
			return n.Args[last:]
		}
	}
	if fn.Pkg() != nil && fn.Pkg() != l.pass.Pkg && sig.Recv() == nil && sig.Results().Len() > 0 && isStruct(sig.Results().At(0).Type()) {
		return n.Args
	}
	return nil
}

// literal looks at the values of a literal that is one record: a struct, a list
// or map of plain values.
func (l *linker) literal(n *ast.CompositeLit) *record {
	if c := l.lits[n]; c != nil {
		return c
	}
	if t := l.pass.TypesInfo.TypeOf(n); t == nil || !isRecord(t) {
		return nil
	}
	c := &record{}
	l.lits[n] = c
	for _, e := range n.Elts {
		if kv, ok := e.(*ast.KeyValueExpr); ok {
			if isMap(l.pass.TypesInfo.TypeOf(n)) {
				l.put(c, kv.Key, kv.Key)
			}
			e = kv.Value
		}
		l.put(c, e, e)
	}
	return c
}

// isRecord reports whether what a literal of the type holds belongs together.
func isRecord(t types.Type) bool {
	var elem types.Type
	switch u := t.Underlying().(type) {
	case *types.Slice:
		elem = u.Elem()
	case *types.Array:
		elem = u.Elem()
	case *types.Map:
		elem = u.Elem()
	default:
		return isStruct(t)
	}
	_, basic := elem.Underlying().(*types.Basic)
	return basic || types.IsInterface(elem)
}

func isStruct(t types.Type) bool {
	if p, ok := t.Underlying().(*types.Pointer); ok {
		t = p.Elem()
	}
	_, ok := t.Underlying().(*types.Struct)
	return ok
}

// assignment notes what variables hold, and looks at fields and tables.
func (l *linker) assignment(n *ast.AssignStmt) {
	for i, lhs := range n.Lhs {
		rhs := n.Rhs[min(i, len(n.Rhs)-1)]
		switch lhs := lhs.(type) {
		case *ast.Ident:
			obj := l.pass.TypesInfo.ObjectOf(lhs)
			delete(l.records, obj)
			if lit := literalOf(rhs); lit != nil {
				if c := l.literal(lit); c != nil {
					l.records[obj] = c
				}
			}
			if fn, ok := typeutil.Callee(l.pass.TypesInfo, &ast.CallExpr{Fun: rhs}).(*types.Func); ok {
				l.funcs[obj] = fn
			}
			if s := l.side(rhs); s.known() && (i == 0 || len(n.Lhs) == len(n.Rhs)) {
				l.held[l.pass.TypesInfo.ObjectOf(lhs)] = s
			} else {
				delete(l.held, l.pass.TypesInfo.ObjectOf(lhs))
			}
		case *ast.SelectorExpr:
			if id, ok := lhs.X.(*ast.Ident); ok {
				l.put(l.record(l.pass.TypesInfo.ObjectOf(id)), rhs, rhs)
			}
		case *ast.IndexExpr:
			if t := l.pass.TypesInfo.TypeOf(lhs.X); t != nil && isMap(t) {
				c := &record{}
				l.put(c, lhs.Index, rhs)
				l.put(c, rhs, rhs)
			}
		}
	}
}

// literalOf is the literal that an expression is, or points to; nil for others.
func literalOf(e ast.Expr) *ast.CompositeLit {
	e = ast.Unparen(e)
	if u, ok := e.(*ast.UnaryExpr); ok {
		e = ast.Unparen(u.X)
	}
	lit, _ := e.(*ast.CompositeLit)
	return lit
}

func isMap(t types.Type) bool {
	_, ok := t.Underlying().(*types.Map)
	return ok
}

func (l *linker) record(obj types.Object) *record {
	c := l.records[obj]
	if c == nil {
		c = &record{}
		l.records[obj] = c
	}
	return c
}

// side tells what an expression is: what came out of a de-identifying function,
// or a part of it; a datum that points at a person; a parameter.
func (l *linker) side(e ast.Expr) side {
	if s := l.derived(e); s.known() && s.param == nil {
		return s
	}
	if data := l.identifies(e); data != "" {
		return side{data: data}
	}
	return l.derived(e)
}

// derived is side for variables and calls, and for parts of what they hold.
func (l *linker) derived(e ast.Expr) side {
	switch e := ast.Unparen(e).(type) {
	case *ast.Ident:
		return l.held[l.pass.TypesInfo.ObjectOf(e)]
	case *ast.SelectorExpr:
		if s := l.derived(e.X); s.state != dataflow.Identifiable {
			return s
		}
	case *ast.IndexExpr:
		if s := l.derived(e.X); s.state != dataflow.Identifiable {
			return s
		}
	case *ast.CallExpr:
		fn := l.callee(e)
		if fn == nil {
			break
		}
		if said := l.m.Func(fn); said != nil && said.Deidentify {
			return side{state: said.To}
		}
		return l.returns[fn.Origin()]
	}
	return side{}
}

// identifies names the datum when an expression is a whole patient record or a
// field of one that points at the person; it is "" for anything else.
func (l *linker) identifies(e ast.Expr) string {
	e = ast.Unparen(e)
	if u, ok := e.(*ast.UnaryExpr); ok {
		e = ast.Unparen(u.X)
	}
	switch e := e.(type) {
	case *ast.Ident:
		if v, ok := l.pass.TypesInfo.Uses[e].(*types.Var); ok {
			return patientName(l.ofType(v.Type()))
		}
	case *ast.SelectorExpr:
		s := l.pass.TypesInfo.Selections[e]
		if s == nil || s.Kind() != types.FieldVal {
			return ""
		}
		owner, field := namedOf(s.Recv()), s.Obj().(*types.Var)
		d := l.m.FieldData(owner, field)
		of := l.ofType(s.Recv())
		if d.None || !d.Patient && !of.Patient || !l.techniques.says(identifier, field.Name()) {
			return patientName(l.ofType(field.Type()))
		}
		if d.Patient {
			return d.Name
		}
		return of.Name + "." + field.Name()
	}
	return ""
}

func patientName(d dataflow.Data) string {
	if d.Patient && d.State == dataflow.Identifiable {
		return d.Name
	}
	return ""
}
