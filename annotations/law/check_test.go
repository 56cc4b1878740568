package law

import (
	"slices"
	"strings"
	"testing"

	"github.com/lawful-lint/lawful/annotations"
)

// parse reads "a6=x a9=y key=value with_blanks" into a basis.
func parse(text string) *annotations.Basis {
	b := &annotations.Basis{ID: "test", Evidence: map[string]string{}}
	for _, f := range strings.Fields(text) {
		key, value, _ := strings.Cut(f, "=")
		value = strings.ReplaceAll(value, "_", " ")
		switch key {
		case "a6":
			b.A6 = value
		case "a9":
			b.A9 = value
		case "route":
			b.Route = value
		default:
			b.Evidence[key] = value
		}
	}
	return b
}

// ids lists what is found: R04, and R04w for a severity that is not the rule's.
func ids(found []Violation) string {
	var out []string
	for _, v := range found {
		id := v.Rule.ID
		if v.Severity != v.Rule.Severity {
			id += v.Severity.String()[:1]
		}
		out = append(out, id+":"+v.Key)
	}
	return strings.Join(out, " ")
}

const (
	care     = "a6=public-task task=t a9=health-care secrecy=professional route=implied-consent role=care-team relationship=admission"
	research = "a6=public-task task=t a9=research safeguards=DPIA-9 route=section-251 ref=23/CAG/0012 opt-out=applied"
	planning = "a6=public-task task=t a9=health-care secrecy=professional route=section-251 ref=23/CAG/0012 opt-out=applied"
)

func TestCheck(t *testing.T) {
	for _, test := range []struct {
		name, basis, purposes string
		ctx                   Context
		want                  string
	}{
		{name: "nothing at all", basis: "", purposes: "direct-care", want: "R02:a6"},
		{name: "an id for a word", basis: "a6=6-1-e task=t a9=9-2-j safeguards=D route=s251-reg5 ref=23/CAG/0012 opt-out=applied", purposes: "medical-research"},
		{name: "an alias for a purpose", basis: research, purposes: "research"},
		{name: "an unknown word is none", basis: "a6=TODO a9=TODO route=TODO", purposes: "service-evaluation", want: "R02:a6 R08:route"},
		{name: "evidence still to be written", basis: strings.Replace(research, "DPIA-9", "TODO", 1), purposes: "medical-research", want: "R21:a9"},

		{name: "implied consent for one of two", basis: care, purposes: "direct-care service-evaluation", want: "R04:route"},
		{name: "implied consent for care below", basis: care, purposes: "care-treatment"},
		{name: "implied consent, compatibility, care team", basis: care, purposes: "compatibility-testing", want: "R04w:route"},
		{name: "implied consent, compatibility, vendor", basis: strings.Replace(care, "care-team", "vendor", 1), purposes: "compatibility-testing", want: "R04:route R05:role"},
		{name: "role still to be written", basis: strings.Replace(care, "care-team", "TODO", 1), purposes: "direct-care", want: "R05:route"},
		{name: "no relationship", basis: strings.Replace(care, "relationship=admission", "", 1), purposes: "direct-care", want: "R05w:role"},
		{name: "local audit elsewhere", basis: strings.Replace(care, "care-team", "analyst", 1), purposes: "local-audit", want: "R05:role R07:role"},
		{name: "local audit by a team of nobody's", basis: "a6=public-task task=t a9=health-care secrecy=professional role=care-team", purposes: "local-audit", want: "R07w:role"},
		{name: "local audit by the team, on implied consent of nobody's", basis: strings.Replace(care, "relationship=admission", "", 1), purposes: "local-audit", want: "R05w:role"},
		{name: "local audit by the team", basis: care, purposes: "local-audit"},

		{name: "no route, care", basis: "a6=public-task task=t a9=health-care secrecy=professional", purposes: "direct-care"},
		{name: "no route, research", basis: "a6=public-task task=t a9=research safeguards=D ref=24/LO/0117", purposes: "medical-research", want: "R08:route"},
		{name: "no route, compatibility, care team", basis: "a6=public-task task=t a9=health-care secrecy=professional role=care-team", purposes: "compatibility-testing", want: "R08w:route"},
		{name: "no route, marketing", basis: "a6=consent a9=explicit-consent consent=c", purposes: "marketing", want: "R41:route"},
		{name: "no purpose known", basis: "a6=public-task task=t a9=health-care secrecy=professional"},
		{name: "register entry with no purpose", basis: planning, ctx: Context{Register: true}, want: "R38:purposes"},

		{name: "common-law consent as a6", basis: "a6=explicit-consent a9=explicit-consent route=explicit-consent consent=c", purposes: "product-analytics", want: "R10:a6"},
		{name: "9-2-a as the route", basis: "a6=consent a9=explicit-consent route=9-2-a consent=c", purposes: "product-analytics", want: "R10:route"},
		{name: "consent with no record", basis: "a6=consent a9=explicit-consent route=explicit-consent", purposes: "product-analytics", want: "M01e:route"},

		{name: "vital interests as Article 9", basis: "a6=public-task task=t a9=vital-interests condition=collapse route=implied-consent role=care-team relationship=r", purposes: "care-treatment"},
		{name: "vital interests, no emergency named", basis: "a6=vital-interests a9=vital-interests route=implied-consent role=care-team relationship=r", purposes: "care-treatment", want: "R13:a6"},
		{name: "legitimate interests of an authority", basis: "a6=legitimate-interests ref=23/CAG/0012 a9=health-care secrecy=c route=section-251 opt-out=applied", purposes: "service-evaluation", ctx: Context{Organisation: "public-authority"}, want: "R14:a6"},
		{name: "legitimate interests of a company", basis: "a6=legitimate-interests ref=23/CAG/0012 a9=health-care secrecy=c route=section-251 opt-out=applied", purposes: "service-evaluation", ctx: Context{Organisation: "company"}},
		{name: "Annex 1 in other words", basis: "a6=recognised-legitimate-interest condition=Safeguarding_a_vulnerable_individual a9=health-care secrecy=c route=statutory-requirement ref=r", purposes: "legal-requirement"},
		{name: "Annex 1 misspelt", basis: "a6=recognised-legitimate-interest condition=safegarding a9=health-care secrecy=c route=statutory-requirement ref=r", purposes: "legal-requirement", want: "R15:condition"},
		{name: "Annex 1 for another thing", basis: "a6=recognised-legitimate-interest condition=profit a9=health-care secrecy=c route=statutory-requirement ref=r", purposes: "legal-requirement", want: "R15:condition"},
		{name: "model training on health care", basis: planning, purposes: "ml-training", want: "R17:a9"},
		{name: "development on health care", basis: planning, purposes: "pre-deployment-testing", want: "R18:a9"},
		{name: "old law in a reference", basis: strings.Replace(research, "DPIA-9", "DPA_2018_s.19", 1), purposes: "medical-research", want: "R22:safeguards"},
		{name: "not the old law", basis: strings.Replace(research, "DPIA-9", "study_of_19_wards,_section_194", 1), purposes: "medical-research"},

		{name: "old reference", basis: strings.Replace(research, "23/CAG/0012", "CAG_7-04(a)/2013", 1), purposes: "medical-research", want: "R25w:ref"},
		{name: "older reference", basis: strings.Replace(research, "23/CAG/0012", "PIAG_03(a)/2001", 1), purposes: "medical-research", want: "R25w:ref"},
		{name: "no reference", basis: strings.Replace(research, "23/CAG/0012", "", 1), purposes: "service-evaluation", want: "R25:route R43:a9"},
		{name: "lower case", basis: strings.Replace(research, "23/CAG/0012", "23/cag/0012", 1), purposes: "medical-research", want: "R25:ref"},
		{name: "reviewed on the day", basis: research + " review=2026-09-01", purposes: "medical-research", ctx: Context{Today: "2026-09-01"}},
		{name: "review overdue", basis: research + " review=2026-08-31", purposes: "medical-research", ctx: Context{Today: "2026-09-01"}, want: "R25:review"},
		{name: "no clock", basis: research + " review=1999-01-01", purposes: "medical-research"},
		{name: "other review overdue", basis: care + " review=2026-08-31", purposes: "direct-care", ctx: Context{Today: "2026-09-01"}, want: "M01:review"},
		{name: "no date", basis: care + " review=next_spring", purposes: "direct-care", want: "M01:review"},
		{name: "opt-out not applicable", basis: strings.Replace(research, "applied", "not-applicable", 1), purposes: "medical-research", want: "R30w:opt-out"},
		{name: "opt-out exempt", basis: strings.Replace(research, "applied", "exempt", 1), purposes: "medical-research"},
		{name: "opt-out of another kind", basis: strings.Replace(research, "applied", "yes", 1), purposes: "medical-research", want: "R30:route"},
		{name: "opt-out with consent", basis: "a6=public-task task=t a9=research safeguards=D route=explicit-consent ref=24/LO/0117 opt-out=applied", purposes: "medical-research", want: "R31:opt-out"},
		{name: "cancer by the register's name", basis: strings.Replace(research, "section-251", "section-251-cancer", 1) + " schedule=1 task=tumour_registry", purposes: "medical-research"},
		{name: "half a decision", basis: "a6=legal-obligation a9=legal-claims route=overriding-public-interest ref=CGD-1 decided=2026-01-31", purposes: "legal-requirement", want: "R29:route"},

		{name: "pseudonymised is confidential", basis: "a6=public-task task=t a9=health-care secrecy=c route=not-confidential ref=ANON-7", purposes: "service-evaluation", ctx: Context{State: "pseudonymised"}, want: "R33:route"},
		{name: "anonymised is not", basis: "a6=public-task task=t a9=health-care secrecy=c route=not-confidential ref=ANON-7", purposes: "service-evaluation", ctx: Context{State: "anonymised"}},
		{name: "artificial proof of concept", basis: "route=not-confidential ref=SYN-1", purposes: "proof-of-concept"},
		{name: "anonymous needs a6 elsewhere", basis: "route=not-confidential ref=SYN-1", purposes: "service-evaluation", want: "R02:a6"},
		{name: "compatibility with research", basis: planning, purposes: "compatibility-testing medical-research", want: "R17:a9 R42:purposes"},
		{name: "evaluation with research", basis: research, purposes: "service-evaluation medical-research", want: "R43:a9 R43:purposes"},
		{name: "unapproved research", basis: "a6=public-task task=t a9=research safeguards=D route=explicit-consent consent=c", purposes: "medical-research", want: "R43:purposes"},
		{name: "court order anywhere", basis: "a6=public-task task=t a9=health-care secrecy=c route=court-order ref=o", purposes: "service-evaluation"},

		{name: "a6 alone, anonymous", basis: "a6=public-task task=t route=not-confidential ref=ANON-7", purposes: "service-evaluation", want: "R03:a9"},
		{name: "no route, compatibility, elsewhere", basis: "a6=public-task task=t a9=health-care secrecy=c", purposes: "compatibility-testing", want: "R08:route"},
		{name: "consent as condition with no record", basis: "a6=consent a9=explicit-consent route=statutory-requirement task=t", purposes: "legal-requirement", want: "M01e:a9 M02:a6"},
		{name: "duties not named", basis: "a6=legal-obligation a9=health-care secrecy=c route=statutory-requirement", purposes: "legal-requirement", want: "M01:a6 M01:route"},
		{name: "interests not assessed", basis: "a6=legitimate-interests a9=explicit-consent consent=c route=explicit-consent", purposes: "product-analytics", want: "M01:a6"},
		{name: "employment", basis: "a6=public-task task=t a9=employment route=statutory-requirement", purposes: "legal-requirement", want: "M01:a9 M02:a6"},
		{name: "order not named", basis: "a6=public-task task=t a9=legal-claims route=court-order", purposes: "medical-research", want: "R43:purposes M01:route M02:a9"},
		{name: "notice not named", basis: "a6=public-task task=t a9=public-health secrecy=c route=public-health-regulations", purposes: "public-health-surveillance", want: "M01:route"},
		{name: "vital interests as Article 9 elsewhere", basis: "a6=public-task task=t a9=vital-interests route=statutory-requirement", purposes: "needs-assessment", want: "R13:a9"},
		{name: "vital interests as Article 9, unnamed", basis: "a6=legal-obligation ref=r a9=vital-interests route=implied-consent role=care-team relationship=r", purposes: "care-treatment", want: "R13:a9"},
		{name: "Annex 1 for analytics", basis: "a6=recognised-legitimate-interest condition=crime a9=explicit-consent consent=c route=explicit-consent", purposes: "product-analytics", want: "R15:a6"},
		{name: "marketing on health care", basis: "a6=consent a9=public-health secrecy=c consent=c route=explicit-consent", purposes: "marketing", want: "R24:a9 R41:a9"},

		{name: "testing code", basis: care, purposes: "direct-care", ctx: Context{Package: "example.org/trust/app/eval/run"}, want: "R06:purposes"},
		{name: "a repository called test", basis: care, purposes: "direct-care", ctx: Context{Package: "example.org/trust/test/ward"}},
		{name: "a word within a word", basis: care, purposes: "direct-care", ctx: Context{Package: "clinic/latest/bloodtests"}},
		{name: "profile without rules", basis: "", purposes: "direct-care", ctx: Context{Profile: "eu-gdpr"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			test.ctx.Purposes = strings.Fields(test.purposes)
			found := Check(parse(test.basis), test.ctx)
			if got := ids(found); got != test.want {
				t.Errorf("got %q, want %q\n%s", got, test.want, strings.Join(texts(found), "\n"))
			}
			for _, v := range found {
				checkMessage(t, v.Rule.ID, v.Message)
			}
		})
	}
}

// TestSpecificationExample holds the register of the language's description
// clean of errors: it is what people copy.
func TestSpecificationExample(t *testing.T) {
	found := checkFragment(t, `
organisation: {name: Anytown NHS Trust, role: controller, type: public-authority}
bases:
  direct-care-default: {purposes: [direct-care], a6: public-task, a9: health-care, route: implied-consent, role: care-team, secrecy: professional}
  diabetes-cohort:
    purposes: [medical-research]
    a6: public-task
    task: "…"
    a9: research
    safeguards: "…"
    route: section-251
    ref: 23/CAG/0012
    opt-out: applied
    review: 2027-03-31
`)
	if got, want := ids(found), "R05w:role R16:a6"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestVoid(t *testing.T) {
	evaluation := Context{Purposes: []string{"service-evaluation"}}
	if got, want := Void(parse(care), evaluation), "implied consent covers direct care only, not service-evaluation"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	warned := parse("a6=public-task a9=health-care")
	if got := Void(warned, Context{Purposes: []string{"direct-care"}}); got != "" {
		t.Errorf("warnings voided the basis: %s", got)
	}
	if Check(nil, evaluation) != nil {
		t.Error("no basis broke a rule")
	}
}

// TestProjectPurposes lets a project's own purpose stand where its parent does.
func TestProjectPurposes(t *testing.T) {
	voc, err := annotations.Default().With(
		&annotations.Purpose{ID: "sepsis-model", Parent: "ml-training"},
		&annotations.Purpose{ID: "ward-round", Parent: "care-treatment"},
		&annotations.Purpose{ID: "ward-trial", Parent: "care-treatment", Stage: "development"},
	)
	if err != nil {
		t.Fatal(err)
	}
	for purpose, want := range map[string]string{"sepsis-model": "R04:route R17:a9", "ward-round": "", "ward-trial": "R06:purposes"} {
		if got := ids(Check(parse(care), Context{Purposes: []string{purpose}, Voc: voc})); got != want {
			t.Errorf("%s: got %q, want %q", purpose, got, want)
		}
	}
}

func TestCheckPurposes(t *testing.T) {
	for _, test := range []struct{ purposes, pkg, want string }{
		{"direct-care", "example.org/trust/alerts/testing", "R06:purposes"},
		{"direct-care", "example.org/trust/alerts/ward", ""},
		{"pre-deployment-testing", "example.org/trust/alerts/testing", ""},
		{"compatibility-testing direct-care", "", "R42:purposes"},
		{"post-market-surveillance medical-research", "", "R43:purposes"},
		{"post-market-surveillance", "", ""},
		{"", "", ""},
	} {
		if got := ids(CheckPurposes(Context{Purposes: strings.Fields(test.purposes), Package: test.pkg})); got != test.want {
			t.Errorf("%s in %s: got %q, want %q", test.purposes, test.pkg, got, test.want)
		}
	}
}

func TestMessagesNameTheNearest(t *testing.T) {
	b := parse("a6=recognised-legitimate-interest condition=safegarding a9=health-care secrecy=c route=statutory-requirement ref=r")
	found := Check(b, Context{Purposes: []string{"legal-requirement"}})
	if len(found) != 1 || !strings.Contains(found[0].Message, "did you mean safeguarding?") {
		t.Errorf("got %v", texts(found))
	}
}

// FuzzCheck feeds words that nobody would write: no panic, the same answer
// twice, messages of one line.
func FuzzCheck(f *testing.F) {
	f.Add("public-task", "health-care", "implied-consent", "role", "care-team", "direct-care", "a/testing")
	f.Add("{value}", "{a9", "}", "ref", "23/CAG/0012\n{", "\x00", "//")
	f.Fuzz(func(t *testing.T, a6, a9, route, key, value, purpose, pkg string) {
		b := &annotations.Basis{A6: a6, A9: a9, Route: route, Evidence: map[string]string{key: value}, Purposes: []string{purpose}}
		ctx := Context{Register: true, Today: value, Package: pkg, State: key, Organisation: purpose}
		first, second := Check(b, ctx), Check(b, ctx)
		if !slices.Equal(first, second) {
			t.Errorf("got %v, then %v", texts(first), texts(second))
		}
		for _, v := range first {
			if v.Message == "" || strings.ContainsAny(v.Message, "\n\r") {
				t.Errorf("message %q", v.Message)
			}
		}
	})
}
