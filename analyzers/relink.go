package analyzers

import (
	"go/ast"
	"go/types"

	"golang.org/x/tools/go/types/typeutil"

	"github.com/lawful-lint/lawful/analyzers/internal/dataflow"
	"github.com/lawful-lint/lawful/annotations"
	"github.com/lawful-lint/lawful/annotations/law"
)

const reidentified = "re-identification"

// relinking reports records that hold what a de-identifying function returned
// beside a name or number of a patient, and tables from one to the other. A
// function that de-identifies may keep such a table itself.
func (r reporter) relinking() {
	t, err := knownTechniques()
	if err != nil {
		return
	}
	for _, decl := range functions(r.pass) {
		fn, ok := r.pass.TypesInfo.Defs[decl.Name].(*types.Func)
		if !ok {
			continue
		}
		if said := r.core.marks.Func(fn); said != nil && said.Deidentify {
			continue
		}
		l := linker{reporter: r, techniques: t, marked: marked{r.core.marks, map[types.Type]dataflow.Data{}},
			states: map[types.Object]dataflow.State{}, records: map[types.Object]*record{}}
		ast.Inspect(decl.Body, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.AssignStmt:
				l.assignment(n)
			case *ast.CompositeLit:
				l.literal(n)
			}
			return true
		})
	}
}

// linker follows one function in the order of its text.
type linker struct {
	reporter
	techniques *techniques
	marked
	states  map[types.Object]dataflow.State // variables that hold de-identified data
	records map[types.Object]*record        // by the variable whose fields are set
}

// record is what has been put into one record.
type record struct {
	state dataflow.State // identifiable for none
	data  string         // of an identifier; "" for none
}

// put adds a value and reports whether that completes a join.
func (c *record) put(l *linker, value ast.Expr) bool {
	if c.state != dataflow.Identifiable && c.data != "" {
		return false
	}
	if s, ok := l.deidentified(value); ok {
		c.state = s
	} else if data := l.identifies(value); data != "" {
		c.data = data
	}
	return c.state != dataflow.Identifiable && c.data != ""
}

func (l *linker) join(at ast.Node, c *record) {
	l.say(annotations.Span{Pos: at.Pos(), End: at.End()}, reidentified, "", law.Values{"state": c.state.String(), "data": c.data})
}

// literal looks at the values of a struct's literal.
func (l *linker) literal(n *ast.CompositeLit) {
	if t := l.pass.TypesInfo.TypeOf(n); t == nil || !isStruct(t) {
		return
	}
	var c record
	for _, e := range n.Elts {
		if kv, ok := e.(*ast.KeyValueExpr); ok {
			e = kv.Value
		}
		if c.put(l, e) {
			l.join(e, &c)
		}
	}
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
			if s, ok := l.deidentified(rhs); ok {
				l.states[l.pass.TypesInfo.ObjectOf(lhs)] = s
			} else {
				delete(l.states, l.pass.TypesInfo.ObjectOf(lhs))
			}
		case *ast.SelectorExpr:
			if id, ok := lhs.X.(*ast.Ident); ok {
				c := l.record(l.pass.TypesInfo.ObjectOf(id))
				if c.put(l, rhs) {
					l.join(rhs, c)
				}
			}
		case *ast.IndexExpr:
			var c record
			if t := l.pass.TypesInfo.TypeOf(lhs.X); t != nil && isMap(t) && (c.put(l, lhs.Index) || c.put(l, rhs)) {
				l.join(rhs, &c)
			}
		}
	}
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

// deidentified returns the state of what came out of a de-identifying function,
// or of a part of it.
func (l *linker) deidentified(e ast.Expr) (dataflow.State, bool) {
	switch e := ast.Unparen(e).(type) {
	case *ast.Ident:
		s, ok := l.states[l.pass.TypesInfo.ObjectOf(e)]
		return s, ok
	case *ast.SelectorExpr:
		return l.deidentified(e.X)
	case *ast.IndexExpr:
		return l.deidentified(e.X)
	case *ast.CallExpr:
		if fn, ok := typeutil.Callee(l.pass.TypesInfo, e).(*types.Func); ok {
			if said := l.m.Func(fn); said != nil && said.Deidentify {
				return said.To, said.To != dataflow.Identifiable
			}
		}
	}
	return dataflow.Identifiable, false
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
