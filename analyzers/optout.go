package analyzers

import (
	"go/ast"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/types/typeutil"

	"github.com/lawful-lint/lawful/analyzers/internal/dataflow"
	"github.com/lawful-lint/lawful/annotations"
	"github.com/lawful-lint/lawful/annotations/law"
)

const optOutDoc = `report data that crosses without the opt-out or dissent check it needs

Whoever discloses confidential patient information under section 251 must first
remove the people who have opted out. A basis that says opt-out=applied holds
for data that came out of a function marked "check opt-out", and for no other.

	//lawful:check opt-out
	func Filter(ps []Patient) []Patient { … }

	//lawful:purpose research
	//lawful:basis registry // section 251, opt-out: applied
	func Load(ps []Patient) { … }

	Load(Filter(all)) // fine
	Load(all)         // reported

A check may also give a verdict: then what crosses has to stand behind it, in the
same function.

Warnings: an opt-out filter inside direct care, where it can hide a patient from
those who treat them, or before data crosses on a route that the opt-out does not
reach (explicit consent, a requirement of law); sharing on a declared implied consent that no dissent
check guards; in a program that has a consent check, data that crosses on explicit
consent without it; an opt-out status that is stored on the record.
`

// The rules on opt-outs and withdrawal.
const (
	optOutMissing  = "opt-out-not-applied"
	optOutNeedless = "opt-out-not-required"
	withdrawal     = "withdrawal-not-honoured"
	optOutStored   = "opt-out-stored"
)

func newOptOut(o Options, facts *analysis.Analyzer) *analysis.Analyzer {
	return o.reporting("lawfuloptout", optOutDoc, facts, nil, func(r reporter) {
		for _, f := range r.core.findings {
			if f.Missing != 0 && !r.guarded(f) {
				r.unchecked(f)
			}
		}
		for _, f := range r.core.covered {
			r.filteredInVain(f)
		}
		for _, decl := range functions(r.pass) {
			if fn, ok := r.pass.TypesInfo.Defs[decl.Name].(*types.Func); ok {
				r.needlessFilter(decl, fn)
				r.unguarded(decl, fn)
			}
		}
		r.storedOptOuts()
	})
}

// unchecked reports a crossing that its basis would cover if the data had
// passed a check.
func (r reporter) unchecked(f *dataflow.Finding) {
	slug, variant := withdrawal, "flow"
	switch {
	case f.Missing&dataflow.OptOut != 0:
		slug = optOutMissing
	case f.Missing&dataflow.Consent != 0:
		variant = "consent"
	}
	rule, _ := law.ByName(slug)
	voc := r.core.marks.Vocabulary()
	message, severity := rule.Say(variant, law.Values{"data": f.Data, "purpose": purposeName(voc, f.Purpose)})
	r.report(r.routed(f, message+" (basis "+f.Basis+")"), rule, severity)
}

// filteredInVain reports data that has passed an opt-out filter and then crosses
// under a basis that the national data opt-out does not reach: whom it took away
// the use could have had. Which routes these are the rule on bases knows.
func (r reporter) filteredInVain(f *dataflow.Finding) {
	filtered := slices.IndexFunc(f.Items, func(i dataflow.Item) bool { return i.Passed&dataflow.OptOut != 0 })
	if filtered < 0 || f.Warn {
		return
	}
	route := r.core.marks.Route(f.Basis)
	claimed := &annotations.Basis{Route: route, Evidence: map[string]string{"opt-out": "applied"}}
	for _, v := range law.Check(claimed, r.lawContext(claimed, []string{f.Purpose})) {
		if v.Rule.Slug == optOutNeedless {
			voc := r.core.marks.Vocabulary()
			message, severity := v.Rule.Say("flow", law.Values{"data": f.Items[filtered].Data, "purpose": purposeName(voc, f.Purpose), "route": route})
			r.report(r.routed(f, message+" (basis "+f.Basis+")"), v.Rule, severity)
			return
		}
	}
}

// needlessFilter reports an opt-out filter in a function of direct care from
// which nothing can leave: all it calls is direct care too, and it returns no
// patient data. Anywhere else the filter may be meant for a later disclosure.
func (r reporter) needlessFilter(decl *ast.FuncDecl, fn *types.Func) {
	said := r.core.marks.Func(fn)
	if said == nil || said.Purposes == nil || r.core.marks.Secondary(said.Purposes) || r.returnsPatients(fn) {
		return
	}
	var filter *ast.CallExpr
	stays := true
	ast.Inspect(decl.Body, func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		if !ok || r.pass.TypesInfo.Types[call.Fun].IsType() {
			return true
		}
		switch callee := typeutil.Callee(r.pass.TypesInfo, call).(type) {
		case *types.Builtin:
		case *types.Func:
			called := r.core.marks.Func(callee)
			switch {
			case called != nil && called.Checks&dataflow.OptOut != 0:
				if filter == nil {
					filter = call
				}
			case callee.Pkg() == nil || isStd(callee.Pkg().Path()):
			default:
				stays = stays && called != nil && called.Purposes != nil && !r.core.marks.Secondary(called.Purposes)
			}
		default:
			stays = false
		}
		return true
	})
	if filter != nil && stays {
		voc := r.core.marks.Vocabulary()
		r.say(annotations.Span{Pos: filter.Pos(), End: filter.End()}, optOutNeedless, "", law.Values{"purposes": purposeNames(voc, said.Purposes)})
	}
}

func (r reporter) returnsPatients(fn *types.Func) bool {
	k := marked{r.core.marks, map[types.Type]dataflow.Data{}}
	return k.ofType(fn.Signature().Results()).Patient
}

// unguarded reports, once a function, sharing on implied consent that no
// dissent check comes before. Only a basis that stands on the function or on a
// statement in it makes what it does sharing: one for the whole of direct care
// is no sign of that.
func (r reporter) unguarded(decl *ast.FuncDecl, fn *types.Func) {
	if !r.impliedConsent(decl) {
		return
	}
	k := marked{r.core.marks, map[types.Type]dataflow.Data{}}
	done := false
	ast.Inspect(decl.Body, func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		if done || r.asksInVain(n) {
			return false
		}
		if !ok {
			return true
		}
		callee, ok := typeutil.Callee(r.pass.TypesInfo, call).(*types.Func)
		if !ok || callee.Pkg() == nil {
			return true
		}
		if said := r.core.marks.Func(callee); said != nil && said.Checks&dataflow.Dissent != 0 {
			done = true
			return false
		}
		if callee.Pkg() == fn.Pkg() || isStd(callee.Pkg().Path()) {
			return true
		}
		if data := r.handsOver(k, call); data != "" {
			r.say(annotations.Span{Pos: call.Pos(), End: call.End()}, withdrawal, "", law.Values{"data": data, "callee": display(callee)})
			done = true
		}
		return !done
	})
}

// asksInVain reports whether a statement calls a dissent check and throws away
// what it answers.
func (r reporter) asksInVain(n ast.Node) bool {
	var e ast.Expr
	switch n := n.(type) {
	case *ast.ExprStmt:
		e = n.X
	case *ast.AssignStmt:
		for _, lhs := range n.Lhs {
			if id, ok := lhs.(*ast.Ident); !ok || id.Name != "_" {
				return false
			}
		}
		e = n.Rhs[0]
	}
	call, ok := e.(*ast.CallExpr)
	if !ok {
		return false
	}
	fn, ok := typeutil.Callee(r.pass.TypesInfo, call).(*types.Func)
	if !ok {
		return false
	}
	said := r.core.marks.Func(fn)
	return said != nil && said.Checks&dataflow.Dissent != 0
}

// handsOver names the patient data among the arguments of a call, "" for none.
func (r reporter) handsOver(k marked, call *ast.CallExpr) string {
	for _, arg := range call.Args {
		if d := k.ofType(r.pass.TypesInfo.TypeOf(arg)); d.Patient {
			return d.Name
		}
		s, ok := ast.Unparen(arg).(*ast.SelectorExpr)
		if !ok {
			continue
		}
		sel := r.pass.TypesInfo.Selections[s]
		if sel == nil || sel.Kind() != types.FieldVal {
			continue
		}
		field := sel.Obj().(*types.Var)
		d, of := r.core.marks.FieldData(namedOf(sel.Recv()), field), k.ofType(sel.Recv())
		switch {
		case d.None:
		case d.Patient:
			return d.Name
		case of.Patient:
			return of.Name + "." + field.Name()
		}
	}
	return ""
}

// impliedConsent reports whether a basis with that route stands on a function
// or in it.
func (r reporter) impliedConsent(decl *ast.FuncDecl) bool {
	for _, b := range r.core.marks.Bases() {
		nodes := b.Directive.Target.Nodes
		if r.route(&b) == "implied-consent" && len(nodes) > 0 && decl.Pos() <= nodes[0].Pos() && nodes[0].End() <= decl.End() {
			return true
		}
	}
	return false
}

// storedOptOuts reports fields of patient types and of rows of a database that
// keep an opt-out status.
func (r reporter) storedOptOuts() {
	t, err := knownTechniques()
	if err != nil {
		return
	}
	for _, file := range r.pass.Files {
		ast.Inspect(file, func(n ast.Node) bool {
			spec, ok := n.(*ast.TypeSpec)
			if !ok {
				return true
			}
			s, ok := spec.Type.(*ast.StructType)
			if !ok {
				return true
			}
			tn, _ := r.pass.TypesInfo.Defs[spec.Name].(*types.TypeName)
			patient := tn != nil && r.core.marks.TypeData(tn).Patient
			for _, field := range s.Fields.List {
				if !patient && !isColumn(field) {
					continue
				}
				for _, name := range field.Names {
					if t.says(optOutWord, name.Name) {
						r.say(annotations.Span{Pos: name.Pos(), End: name.End()}, optOutStored, "",
							law.Values{"data": spec.Name.Name + "." + name.Name})
					}
				}
			}
			return true
		})
	}
}

// isColumn reports whether a field's tag maps it to a database.
func isColumn(field *ast.Field) bool {
	if field.Tag == nil {
		return false
	}
	for _, key := range [...]string{"db:", "gorm:", "bun:", "bson:", "sql:", "dynamodbav:", "firestore:", "datastore:", "parquet:", "bigquery:"} {
		if strings.Contains(field.Tag.Value, key) {
			return true
		}
	}
	return false
}
