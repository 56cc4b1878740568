// Package lifecycle: stages of a technology, and what is not research.
package lifecycle

import (
	"testing"

	"care/model"
)

//lawful:purpose proof-of-concept
func demo(p model.Patient) bool {
	adult := p.Age > 17          // want "proof-of-concept-real-data: "
	return adult && p.Name != "" // silent
}

//lawful:purpose proof-of-concept
func artificial() bool {
	p := invent()
	return p.Name != "" // silent
}

//lawful:purpose proof-of-concept
func several() (names string) {
	for _, p := range inventAll() {
		names += p.Name // silent
	}
	first := inventAll()[0]
	return names + first.Name // silent
}

//lawful:deidentify to=artificial ref=SYN-1
func inventAll() []model.Patient { return []model.Patient{invent(), {Name: "Made Up"}} }

//lawful:deidentify to=artificial ref=SYN-1
func invent() model.Patient { return model.Patient{Name: "Made Up"} }

//lawful:purpose compatibility-testing research // want "compatibility-testing-mislabelled: "
func interfaces(v any) {}

//lawful:purpose compatibility-testing // silent
func interfaceOnly(v any) {}

//lawful:purpose service-evaluation research // want "evaluation-as-research: .*is not research: declare one or the other"
func pathway(v any) {}

//lawful:purpose pms // silent
func surveillance(v any) {}

//lawful:purpose direct-care
func prescribe(t model.Trial) bool {
	return t.Arm == "A" // want "research-data-in-care-decision: Trial, held for research, enters direct-care code prescribe"
}

//lawful:purpose direct-care
func chart(p model.Patient) bool {
	return p.Name == "" // silent
}

//lawful:purpose research
//lawful:basis cohort-2026
func tabulate(t model.Trial) bool {
	return t.Arm == "A" // silent
}

//lawful:purpose direct-care
func trainSepsisModel(ps []model.Patient) int { // want "testing-as-direct-care: direct-care claimed for trainSepsisModel, which tests a technology or trains a model"
	n := 0
	for _, p := range ps {
		n += p.Age
	}
	return n
}

//lawful:purpose local-audit
func replayed(tb testing.TB, p model.Patient) { // want "testing-as-direct-care: local-audit claimed for replayed"
	tb.Log(p.Age)
}

//lawful:purpose ml-training
//lawful:basis a6=public-task task=innovation a9=research safeguards=DPIA-12 route=explicit-consent consent=form-7
func trainTriageModel(p model.Patient) int { return p.Age } // silent

//lawful:purpose direct-care
func orderTest(p model.Patient) int { return p.Age } // silent

// Comparing wards with a benchmark is audit.
//
//lawful:purpose local-audit
func benchmarkWard(p model.Patient) bool { return p.Age > 65 } // silent

//lawful:purpose direct-care
func trainModelOfCare(n int) int { return n } // silent
