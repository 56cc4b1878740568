package analyzers

import (
	"fmt"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/lawful-lint/lawful/analyzers/internal/dataflow"
	"github.com/lawful-lint/lawful/annotations"
	"github.com/lawful-lint/lawful/annotations/law"
)

// The rules that flows break. Their texts are in package law.
const (
	uncovered  = "uncovered-crossing"
	repurposed = "repurposed-data"
	operations = "patient-data-in-operations"
	analytics  = "patient-data-in-analytics"
	marketing  = "marketing-without-explicit-consent"
)

const flowDoc = `report patient data that enters a secondary use without a lawful basis

Patient data is held for a purpose, direct care unless declared otherwise. When
it enters code that serves a purpose which that does not cover (research,
analytics, evaluation, testing), a lawful basis must be declared for it: on the
statement, on the function around it, or on the code entered.

	//lawful:purpose direct-care
	func Discharge(p Patient) {
		export.Push(p.NHSNumber) // reported: Push hands it to research code
	}

A function that is too much to follow is reported as such when patient data gets
into it:

	too-complex               what it does with the data is not checked
`

func newFlow(o Options, facts *analysis.Analyzer) *analysis.Analyzer {
	return o.reporting("lawfulflow", flowDoc, facts, nil, func(r reporter) {
		for _, f := range r.core.findings {
			if f.Missing == 0 {
				r.crossing(f)
			}
		}
		for _, m := range r.core.missed {
			r.notFollowed(m)
		}
		r.handed()
	})
}

// tooComplex is the category of functions whose bodies were not followed. It is
// a limit of the analysis and not a rule of law, and cannot be accepted.
const tooComplex = "too-complex/warning"

// notFollowed reports a function that met the engine's bounds: a clean result
// would otherwise claim more than was looked at.
func (r reporter) notFollowed(m dataflow.Missed) {
	if r.silent(r.pass, m.Pos) || !r.wanted(law.Warning.String()) {
		return
	}
	r.tell(Finding{Diagnostic: analysis.Diagnostic{Pos: m.Pos, Category: tooComplex, URL: Page("lawfulflow") + "#" + Rule(tooComplex),
		Message: m.Func + " is too much to follow: what it does with patient data is not checked; split it, or declare what it hands on (carries in lawful.yaml)"}})
}

// crossing reports a crossing that no basis covers. Who accepts any crossing
// there accepts one into analytics or marketing too.
func (r reporter) crossing(f *dataflow.Finding) {
	slug := ruleOf(r.core.marks.Vocabulary(), f)
	if slug == analytics || slug == marketing {
		if r.core.marks.Allowed(f.Pos, uncovered) != nil {
			slug = uncovered
		}
	}
	rule, _ := law.ByName(slug)
	severity := rule.Severity
	if slug == repurposed {
		severity = law.Warning // out of care it is an uncovered crossing
	}
	found := r.routed(f, flowMessage(r.core.marks.Vocabulary(), f))
	if f.Basis == "" {
		found.SuggestedFixes = skeletonFix(r.pass, f.Pos)
	}
	r.report(found, rule, severity)
}

// ruleOf is the rule that a crossing breaks: the closest there is.
func ruleOf(voc *annotations.Vocabulary, f *dataflow.Finding) string {
	switch {
	case f.Warn:
		return operations
	case !f.Care:
		return repurposed
	case voc.Covers("marketing", f.Purpose):
		return marketing
	case f.State == dataflow.Identifiable && (voc.Covers("product-analytics", f.Purpose) || voc.Covers("observability", f.Purpose)):
		return analytics
	}
	return uncovered
}

// flowMessage is the finding in one line, without the route.
func flowMessage(voc *annotations.Vocabulary, f *dataflow.Finding) string {
	var b strings.Builder
	fmt.Fprintf(&b, "patient data %s", f.Data)
	if f.State != dataflow.Identifiable {
		fmt.Fprintf(&b, " (%s)", f.State)
	}
	fmt.Fprintf(&b, ", held for %s, ", purposeNames(voc, f.Held))
	b.WriteString(entering(voc, f))
	b.WriteString(" with no lawful basis")
	if f.Why != "" {
		b.WriteString(": ")
		if f.Basis != "" {
			fmt.Fprintf(&b, "basis %s does not count, ", f.Basis)
		}
		b.WriteString(f.Why)
	}
	return b.String()
}

func entering(voc *annotations.Vocabulary, f *dataflow.Finding) string {
	into := enteredName(f.Into.Func)
	if f.Into.Pos != "" {
		into += " (" + f.Into.Pos.Short() + ")"
	}
	code := purposeName(voc, f.Purpose) + " code " + into
	switch f.Kind {
	case dataflow.Stored:
		return "enters " + strings.TrimSuffix(purposeName(voc, f.Purpose), "-use") + " use, stored in " + f.Into.Func + ","
	case dataflow.Read:
		return "enters " + code + ", which reads it here,"
	case dataflow.Pulled:
		return "enters " + code + ", which gets it by this call,"
	case dataflow.Obtained:
		return "enters " + code + ", which obtains it here,"
	}
	return "enters " + code
}

// enteredName is the code that is entered as the source shows it, which has no
// names for literals and for methods taken as values; its place is told beside.
func enteredName(name string) string {
	outer, suffix, made := strings.Cut(name, "$")
	switch {
	case !made:
		return name
	case suffix == "bound" || suffix == "thunk":
		return outer + " taken as a value"
	}
	return "in the function literal in " + outer
}

func purposeNames(voc *annotations.Vocabulary, ids []string) string {
	names := make([]string, len(ids))
	for i, id := range ids {
		names[i] = purposeName(voc, id)
	}
	return strings.Join(names, ", ")
}

// purposeName is the everyday word for a purpose where it is the end of the
// full one: research for medical-research.
func purposeName(voc *annotations.Vocabulary, id string) string {
	p, ok := voc.Purpose(id)
	if !ok {
		return id
	}
	for _, alias := range p.Aliases {
		if strings.HasSuffix(id, "-"+alias) {
			return alias
		}
	}
	return id
}
