package analyzers

import (
	"fmt"
	"go/token"
	"slices"

	"golang.org/x/tools/go/analysis"

	"github.com/lawful-lint/lawful/analyzers/internal/dataflow"
	"github.com/lawful-lint/lawful/analyzers/internal/marks"
	"github.com/lawful-lint/lawful/annotations"
	"github.com/lawful-lint/lawful/annotations/law"
)

const basisDoc = `report declarations that cannot be right in law

Implied consent outside direct care, a section 251 reference that is missing or
malformed, a basis without an Article 6 or Article 9 part: a basis that breaks a
rule of severity error covers nothing.

	//lawful:purpose research
	//lawful:basis a6=public-task task=care a9=research safeguards=DPIA-7 route=implied-consent role=care-team // reported
	func Enrol(p Patient) { … }

It also reports direct care that handles patient data with no Article 6 and
Article 9 basis in reach, once a package; purposes that cannot be meant (direct
care in a package of tests); a basis from the register on code of a purpose that
it does not list; and functions that are said to anonymise and do not. The
command "lawful explain RULE" gives each rule with its legal source.
`

// The rules on declarations that are not found by package law alone.
const (
	noArticle6 = "no-article-6"
	noArticle9 = "no-article-9"
)

func newBasis(o Options, facts, handled *analysis.Analyzer) *analysis.Analyzer {
	return o.reporting("lawfulbasis", basisDoc, facts, []*analysis.Analyzer{handled}, func(r reporter) {
		bases := r.core.marks.Bases()
		for i := range bases {
			if bases[i].Basis.ID == "" {
				r.inlineBasis(&bases[i])
			} else {
				r.namedBasis(&bases[i], bases)
			}
		}
		uses := r.handledBy(handled)
		r.standingInterest()
		r.careBasis(uses)
		r.purposes()
		r.lifecycle(uses)
		r.testingInCare(uses)
		r.deidentification()
		r.relinking()
		r.strayDeidentification(uses)
		r.notes()
	})
}

// inlineBasis reports the rules that a basis breaks, each at the part at fault.
// What the purposes break by themselves is reported where they are declared. Of
// a basis that has no part that could be read lawfulmarks says enough.
func (r reporter) inlineBasis(b *marks.Declared) {
	if says, ok := b.Directive.Says.(*annotations.BasisMark); ok && len(says.Parts) == 0 {
		return
	}
	ctx := r.lawContext(b.Basis, b.Purposes)
	ctx.Today, ctx.Package = r.Today, r.pass.Pkg.Path()
	var already []law.Violation
	if len(b.On) > 0 {
		already = law.CheckPurposes(ctx)
	}
	for _, v := range law.Check(b.Basis, ctx) {
		if slices.Contains(already, v) {
			continue
		}
		at := partSpan(b.Directive, v.Key)
		r.report(plain(at, v.Message), v.Rule, v.Severity)
	}
}

// partSpan is where a basis has a part, or the whole directive.
func partSpan(d *annotations.Directive, key string) annotations.Span {
	if says, ok := d.Says.(*annotations.BasisMark); ok {
		if pos := says.Part(key); pos != token.NoPos {
			return annotations.Span{Pos: pos, End: pos + token.Pos(len(key))}
		}
	}
	return annotations.Span{Pos: d.Pos, End: d.End}
}

// namedBasis reports an entry of the register on code of a purpose that it does
// not list. Where another basis beside it does, this one is for what leaves;
// so is any on code of direct care.
func (r reporter) namedBasis(b *marks.Declared, all []marks.Declared) {
	if r.Config == nil {
		return
	}
	if _, known := r.Config.Basis(b.Basis.ID); !known {
		return // lawfulmarks says so
	}
	m := r.core.marks
	for _, q := range b.On {
		if m.Covers([]string{annotations.DirectCare}, q) || slices.ContainsFunc(all, func(other marks.Declared) bool {
			return sameTarget(b.Directive, other.Directive) && m.Covers(other.Purposes, q)
		}) {
			continue
		}
		r.say(annotations.Span{Pos: b.Directive.Pos, End: b.Directive.End}, repurposed, "flow",
			law.Values{"basis": b.Basis.ID, "purpose": purposeName(m.Vocabulary(), q)})
	}
}

func sameTarget(a, b *annotations.Directive) bool {
	return a.Target.Kind == b.Target.Kind && len(a.Target.Nodes) > 0 && len(b.Target.Nodes) > 0 && a.Target.Nodes[0] == b.Target.Nodes[0]
}

// careBasis reports, once a package, direct care that handles patient data with
// no basis in reach: one on the code, or any of the register that is for
// direct care.
func (r reporter) careBasis(uses []use) {
	m := r.core.marks
	for i := range uses {
		u := &uses[i]
		q := carePurpose(m, u.purposes)
		if q == "" || r.silent(r.pass, u.pos) {
			continue
		}
		v := m.Verdict(q, u.place())
		if v.Covered {
			continue
		}
		slug, why := careRule(v)
		rule, _ := law.ByName(slug)
		if v.Basis != "" {
			why = fmt.Sprintf("basis %s does not count, %s", v.Basis, why)
		}
		r.report(plain(annotations.Span{Pos: u.decl.Name.Pos(), End: u.decl.Name.End()},
			fmt.Sprintf("%s handles patient data %s for %s and no basis is in reach: %s", display(u.fn), u.data.Name, q, why)),
			rule, law.Error)
		return
	}
}

// careRule says which part direct care lacks.
func careRule(v dataflow.Verdict) (slug, why string) {
	for _, slug := range []string{noArticle6, noArticle9} {
		rule, _ := law.ByName(slug)
		if message, _ := rule.Say("", nil); v.Why == message || v.Why == "" {
			return slug, message
		}
	}
	return noArticle6, v.Why
}

// carePurpose returns the first purpose that is direct care, "" for none.
func carePurpose(m *marks.Marks, purposes []string) string {
	for _, q := range purposes {
		if m.Vocabulary().DirectCare(q) {
			return q
		}
	}
	return ""
}
