package marks

import (
	"fmt"
	"go/token"
	"go/types"
	"slices"
	"testing"

	"github.com/lawful-lint/lawful/analyzers/internal/dataflow"
	"github.com/lawful-lint/lawful/annotations"
)

const crossings = `
-- lawful.yaml --
bases:
  cohort: {purposes: [research], a6: public-task, a9: research, route: section-251, ref: 23/CAG/0012, opt-out: applied}
  care: {purposes: [direct-care], a6: public-task, a9: health-care, route: implied-consent, role: care-team}
  lazy: {purposes: [direct-care, research], a6: public-task, route: implied-consent}
  wide: {purposes: [secondary-use], a6: public-task, a9: research, route: explicit-consent, ref: C1}
code:
- {match: out.Send, purpose: analytics, basis: wide}
- {match: (out.Client).Send, purpose: analytics}
- {match: out.Client, purpose: analytics, basis: wide}
- {match: m/ward.pattern, basis: wide}
- {match: m/ward, basis: wide}
-- out/a.go --
package out

func Send(any) {}

type Client struct{}

func (Client) Send(any) {}
-- m/study/a.go --
//lawful:purpose research
//lawful:basis a6=public-task a9=research route=explicit-consent ref=S1
package study

func Add(any) {}

//lawful:purpose marketing
func Mail(any) {}
-- m/lab/a.go --
package lab

//lawful:purpose research
func None(any) {}

//lawful:purpose research
//lawful:basis a6=public-task route=explicit-consent ref=L1
func Own(any) {}

//lawful:basis cohort
//lawful:purpose research
type Cohort struct{}

func (*Cohort) Add(any) {}

//lawful:purpose research
type Sink interface {
	Plain(any)
	//lawful:basis cohort
	Push(any)
}

//lawful:basis wide
//lawful:purpose research
var Store []any

//lawful:basis wide
//lawful:purpose research
type Row struct{}
-- m/ward/a.go --
//lawful:purpose direct-care
//lawful:basis cohort
package ward

import (
	_ "m/lab"
	_ "m/study"
	_ "out"
)

func plain() {
	send(1)
	send(2) //lawful:basis a6=public-task route=explicit-consent ref=W1
	//lawful:basis cohort
	send(3)
	send(4) //lawful:basis care
	send(5) //lawful:basis lazy
	send(6) //lawful:basis nosuch
	//lawful:basis a6=public-task route=implied-consent
	send(7)
	//lawful:basis wide
	if ok(8) {
		send(9)
	}
}

//lawful:basis a6=public-task route=explicit-consent ref=W2
func outward() {
	send(10)
	run(func() { send(11) })
}

//lawful:purpose marketing
//lawful:basis a6=consent route=explicit-consent ref=W3
func marketer() { send(12) }

func literal() {
	run(
		//lawful:basis cohort
		func() {
			send(13)
		},
	)
	x := func() { send(14) } //lawful:purpose research
	x()
	//lawful:basis cohort
	y := func() { send(15) }
	y()
}

func pattern() { send(16) }

//lawful:purpose research
func mine(any) {}

//lawful:basis care
func careful() { send(17) }

func send(any)    {}
func ok(any) bool { return true }
func run(func())  {}
`

func TestVerdict(t *testing.T) {
	p := load(t, crossings)
	u := p.units["m/ward"]
	m := u.marks
	for _, problem := range m.Problems() {
		if want := `unknown basis "nosuch"; did you mean cohort?`; problem.Message != want && problem.Message != `unknown basis "nosuch"; expected one of cohort, care, lazy, wide` {
			t.Errorf("%s", problem.Message)
		}
	}
	fn := func(name string) *types.Func { return p.object("m/ward", name).(*types.Func) }
	tn := func(name string) *types.TypeName { return p.object("m/ward", name).(*types.TypeName) }
	in := func(caller, text string) dataflow.Place {
		return dataflow.Place{Pos: p.at("m/ward", text, crossings), Func: fn("m/ward." + caller), Callee: fn("m/lab.None")}
	}
	lit := func(pl dataflow.Place, text string) dataflow.Place {
		pl.Lit = p.at("m/ward", text, crossings)
		return pl
	}
	into := func(callee, iface string) dataflow.Place {
		pl := in("plain", "send(1)")
		pl.Callee = nil
		if callee != "" {
			pl.Callee = fn(callee)
		}
		if iface != "" {
			pl.Iface = fn(iface)
		}
		return pl
	}
	const research = "medical-research"
	for _, c := range []struct {
		name, q string
		at      dataflow.Place
		want    string
	}{
		{"nothing stands there; the caller's package does not count", research, in("plain", "send(1)"), "no basis"},
		{"inline, on the statement", research, in("plain", "send(2)"), "covered by a.go:13"},
		{"inline, on the statement, for whatever is entered", "marketing", in("plain", "send(2)"), "covered by a.go:13"},
		{"named, on the statement", research, in("plain", "send(3)"), "covered by cohort, needs opt-out"},
		{"named, for another purpose", "marketing", in("plain", "send(3)"), "cohort: it is for medical-research and does not list marketing"},
		{"implied consent, for direct care", research, in("plain", "send(4)"), "care: it is for direct-care and does not list medical-research"},
		{"implied consent, for research too", research, in("plain", "send(5)"), "lazy: implied consent covers direct care only"},
		{"no such basis", research, in("plain", "send(6)"), "nosuch: there is no basis nosuch in the register"},
		{"implied consent, inline", research, in("plain", "send(7)"), "a.go:19: implied consent covers direct care only"},
		{"in the head of an if", research, in("plain", "ok(8)"), "covered by wide"},
		{"not in its body", research, in("plain", "send(9)"), "no basis"},
		{"on a function of direct care", research, in("outward", "send(10)"), "covered by a.go:27"},
		{"for whatever leaves it", "marketing", in("outward", "send(10)"), "covered by a.go:27"},
		{"in a literal within", research, lit(in("outward", "send(11)"), "func() { send(11)"), "covered by a.go:27"},
		{"on a function with another purpose", research, in("marketer", "send(12)"), "a.go:34: it is for marketing and does not list medical-research"},
		{"on a function with that purpose", "marketing", in("marketer", "send(12)"), "covered by a.go:34"},
		{"on a literal", research, lit(in("literal", "send(13)"), "func() {\n\t\t\tsend(13)"), "covered by cohort, needs opt-out"},
		{"on the statement of a literal", research, lit(in("literal", "send(15)"), "func() { send(15)"), "covered by cohort, needs opt-out"},
		{"not beside it", research, lit(in("literal", "send(14)"), "func() { send(14)"), "no basis"},
		{"entering a literal with a basis", research, dataflow.Place{Pos: p.at("m/ward", "y()", crossings), Func: fn("m/ward.literal"), CallLit: p.at("m/ward", "func() { send(15)", crossings)}, "covered by cohort, needs opt-out"},
		{"a pattern for the caller", research, in("pattern", "send(16)"), "covered by wide"},
		{"direct care's basis on the caller", research, in("careful", "send(17)"), "care: it is for direct-care and does not list medical-research"},
		{"the callee's own", research, into("m/lab.Own", ""), "covered by a.go:7"},
		{"the callee's type", research, into("m/lab.Cohort.Add", ""), "covered by cohort, needs opt-out"},
		{"the callee's package", research, into("m/study.Add", ""), "covered by a.go:2"},
		{"not for the callee's other purpose", "marketing", into("m/study.Mail", ""), "a.go:2: it is for medical-research and does not list marketing"},
		{"the interface method", research, into("", "m/lab.Sink.Push"), "covered by cohort, needs opt-out"},
		{"another interface method", research, into("", "m/lab.Sink.Plain"), "no basis"},
		{"either of the two", research, into("m/lab.None", "m/lab.Sink.Push"), "covered by cohort, needs opt-out"},
		{"a pattern for the callee", "product-analytics", into("out.Send", ""), "covered by wide"},
		{"a pattern for its type", "product-analytics", into("out.Client.Send", ""), "covered by wide"},
		{"a callee in the caller's package", research, into("m/ward.mine", ""), "no basis"},
		{"a variable", research, dataflow.Place{Pos: p.at("m/ward", "send(1)", crossings), Func: fn("m/ward.plain"), Var: p.object("m/ward", "m/lab.Store").(*types.Var)}, "covered by wide"},
		{"a type", research, dataflow.Place{Pos: p.at("m/ward", "send(1)", crossings), Func: fn("m/ward.plain"), Type: tn("m/lab.Row")}, "covered by wide"},
		{"direct care, from the register", "direct-care", into("", ""), "covered by care"},
	} {
		v := m.Verdict(c.q, c.at)
		got := "no basis"
		switch {
		case v.Covered:
			got = "covered by " + v.Basis
			if v.Needs == dataflow.OptOut {
				got += ", needs opt-out"
			}
		case v.Why != "":
			got = v.Basis + ": " + v.Why
		}
		if got != c.want {
			t.Errorf("%s: got %q, expected %q", c.name, got, c.want)
		}
	}
}

// An error rule of package law voids a basis; it is asked about the purposes
// that the basis is for.
func TestVerdictCheck(t *testing.T) {
	var asked []string
	p := load(t, crossings, func(p *program) {
		p.check = func(b *annotations.Basis, purposes []string, _ string) string {
			asked = append(asked, fmt.Sprint(b.ID, b.Route, purposes))
			if b.ID == "wide" || b.ID == "" {
				return "no Article 9 condition"
			}
			return ""
		}
	})
	m := p.units["m/ward"].marks
	callee := p.object("m/ward", "m/lab.Own").(*types.Func)
	if v := m.Verdict("medical-research", dataflow.Place{Callee: callee}); v.Covered || v.Why != "no Article 9 condition" || v.Basis != "a.go:7" {
		t.Errorf("got %+v", v)
	}
	at := dataflow.Place{Pos: p.at("m/ward", "send(3)", crossings), Callee: callee}
	if v := m.Verdict("medical-research", at); !v.Covered || v.Basis != "cohort" {
		t.Errorf("got %+v", v)
	}
	wide := dataflow.Place{Pos: p.at("m/ward", "ok(8)", crossings)}
	if v := m.Verdict("marketing", wide); v.Covered || v.Basis != "wide" {
		t.Errorf("got %+v", v)
	}
	if want := []string{"explicit-consent[medical-research]", "cohortsection-251[medical-research]", "wideexplicit-consent[secondary-use marketing]"}; !slices.Equal(asked, want) {
		t.Errorf("asked %q, expected %q", asked, want)
	}
}

func TestBases(t *testing.T) {
	p := load(t, crossings)
	var got []string
	for _, d := range p.units["m/lab"].marks.Bases() {
		got = append(got, fmt.Sprint(d.Basis.ID, " on ", d.Directive.Target.Kind, " ", d.Purposes))
	}
	want := []string{" on a function [medical-research]", "cohort on a type [medical-research]", "cohort on an interface method [medical-research]",
		"wide on a package-level variable [secondary-use]", "wide on a type [secondary-use]"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, expected %q", got, want)
	}
}

func TestCovers(t *testing.T) {
	m := New(Input{Fset: token.NewFileSet(), Pkg: types.NewPackage("m", "m")})
	for _, c := range []struct {
		held string
		q    string
		want bool
	}{
		{"direct-care", "local-audit", true}, {"direct-care", "service-evaluation", false}, {"medical-research", "direct-care", true},
		{"medical-research", "local-audit", true}, {"technology-development", "ml-training", true}, {"ml-training", "technology-development", false},
		{"direct-care", "patient-request", false},
	} {
		if got := m.Covers([]string{c.held}, c.q); got != c.want {
			t.Errorf("Covers(%s, %s) = %v", c.held, c.q, got)
		}
	}
	if m.Covers(nil, "medical-research") || m.Secondary(nil) || m.Secondary([]string{"care-treatment"}) || !m.Secondary([]string{"direct-care", "marketing"}) {
		t.Error("Covers or Secondary is wrong of none, or of several")
	}
}
