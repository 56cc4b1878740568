package analyzers

import (
	"go/ast"
	"go/token"
	"strconv"

	"github.com/lawful-lint/lawful/annotations"
	"github.com/lawful-lint/lawful/annotations/law"
)

// The rules that are notes: advice for who asks for it.
const (
	deceasedOnly    = "deceased-only"
	externalPurpose = "external-code-as-purpose"
)

// notes reports patient types that are about people who have died, going by
// their names, and purpose-of-use codes of another scheme that code decides by.
func (r reporter) notes() {
	t, err := knownTechniques()
	if err != nil || !r.Notes && !r.allows(deceasedOnly, externalPurpose) {
		return
	}
	for _, d := range r.core.marks.Directives() {
		says, ok := d.Says.(*annotations.DataMark)
		if !ok || says.None || d.Target.Kind != annotations.OnType {
			continue
		}
		for _, id := range d.Target.Idents {
			if t.says(deceased, id.Name) {
				r.say(annotations.Span{Pos: id.Pos(), End: id.End()}, deceasedOnly, "", law.Values{"data": id.Name})
			}
		}
	}
	for _, decl := range functions(r.pass) {
		r.foreignCodes(t, decl)
	}
}

// allows reports whether an allow directive is about one of the rules.
func (r reporter) allows(slugs ...string) bool {
	for _, d := range r.core.marks.Directives() {
		if says, ok := d.Says.(*annotations.AllowMark); ok {
			rule, _ := law.ByName(says.Rule.Text)
			for _, slug := range slugs {
				if rule != nil && rule.Slug == slug {
					return true
				}
			}
		}
	}
	return false
}

// foreignCodes looks for the codes in comparisons, cases and arguments.
func (r reporter) foreignCodes(t *techniques, decl *ast.FuncDecl) {
	check := func(list ...ast.Expr) {
		for _, e := range list {
			lit, ok := ast.Unparen(e).(*ast.BasicLit)
			if !ok || lit.Kind != token.STRING {
				continue
			}
			if code, err := strconv.Unquote(lit.Value); err == nil && t.says(foreign, code) {
				r.say(annotations.Span{Pos: lit.Pos(), End: lit.End()}, externalPurpose, "", law.Values{"value": code})
			}
		}
	}
	ast.Inspect(decl.Body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.BinaryExpr:
			if n.Op == token.EQL || n.Op == token.NEQ {
				check(n.X, n.Y)
			}
		case *ast.CaseClause:
			check(n.List...)
		case *ast.CallExpr:
			check(n.Args...)
		}
		return true
	})
}
