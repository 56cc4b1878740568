package analyzers

import (
	"go/types"

	"github.com/lawful-lint/lawful/analyzers/internal/dataflow"
	"github.com/lawful-lint/lawful/annotations"
	"github.com/lawful-lint/lawful/annotations/law"
)

// The rules on where in the life of a technology data is used.
const (
	proofOfConcept = "proof-of-concept-real-data"
	researchInCare = "research-data-in-care-decision"
	testingAsCare  = "testing-as-direct-care"
)

// The purposes that these rules are about.
const (
	conceptPurpose  = "proof-of-concept"
	researchPurpose = "medical-research"
)

// purposes reports purposes that break a rule whatever the basis: each
// directive, and those that lawful.yaml gives the package, at its name.
func (r reporter) purposes() {
	for _, d := range r.core.marks.Directives() {
		says, ok := d.Says.(*annotations.PurposeMark)
		if !ok {
			continue
		}
		var ids []string
		for _, w := range says.Purposes {
			ids = append(ids, w.Text)
		}
		r.checkPurposes(annotations.Span{Pos: d.Pos, End: d.End}, ids)
	}
	if ids, clause := r.core.marks.PackagePurposes(); len(ids) > 0 && !clause {
		name := r.pass.Files[0].Name
		r.checkPurposes(annotations.Span{Pos: name.Pos(), End: name.End()}, ids)
	}
}

func (r reporter) checkPurposes(at annotations.Span, ids []string) {
	ctx := r.lawContext(&annotations.Basis{}, ids)
	ctx.Package = r.pass.Pkg.Path()
	for _, v := range law.CheckPurposes(ctx) {
		r.report(plain(at, v.Message), v.Rule, v.Severity)
	}
}

// testingInCare reports functions of direct care that handle patient data and
// test or train, going by their names and by what package testing hands them.
func (r reporter) testingInCare(uses []use) {
	t, err := knownTechniques()
	if err != nil {
		return
	}
	said := map[*types.Func]bool{}
	for i := range uses {
		u := &uses[i]
		q := carePurpose(r.core.marks, u.purposes)
		if q == "" || said[u.fn] || !t.says(tests, u.fn.Name()) && !takesTest(u.fn.Signature()) {
			continue
		}
		said[u.fn] = true
		r.say(annotations.Span{Pos: u.decl.Name.Pos(), End: u.decl.Name.End()}, testingAsCare, "function",
			law.Values{"purposes": q, "function": display(u.fn)})
	}
}

// takesTest reports whether a parameter is of package testing: *testing.T,
// testing.TB.
func takesTest(sig *types.Signature) bool {
	for v := range sig.Params().Variables() {
		if tn := namedOf(v.Type()); tn != nil && tn.Pkg() != nil && tn.Pkg().Path() == "testing" {
			return true
		}
	}
	return false
}

// lifecycle reports, once a function, a proof of concept on real patients' data
// and care that goes by what a study has found out about a person.
func (r reporter) lifecycle(uses []use) {
	type key struct {
		fn   *types.Func
		rule string
	}
	said := map[key]bool{}
	voc := r.core.marks.Vocabulary()
	for i := range uses {
		u := &uses[i]
		at := annotations.Span{Pos: u.pos, End: u.pos}
		for _, q := range u.purposes {
			switch {
			case voc.Covers(conceptPurpose, q) && !said[key{u.fn, proofOfConcept}]:
				said[key{u.fn, proofOfConcept}] = true
				r.say(at, proofOfConcept, "", nil)
			case voc.DirectCare(q) && r.studyOnly(u.data) && !said[key{u.fn, researchInCare}]:
				said[key{u.fn, researchInCare}] = true
				r.say(at, researchInCare, "", law.Values{
					"data": u.data.Name, "origin": purposeNames(voc, u.data.Collected), "purpose": purposeName(voc, q), "callee": display(u.fn),
				})
			}
		}
	}
}

// studyOnly reports whether data was collected for research and for nothing
// that care may use.
func (r reporter) studyOnly(d dataflow.Data) bool {
	voc := r.core.marks.Vocabulary()
	for _, q := range d.Collected {
		if !voc.Covers(researchPurpose, q) {
			return false
		}
	}
	return len(d.Collected) > 0
}
