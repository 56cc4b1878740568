package record

import (
	"go/token"
	"os"
	"path/filepath"
	"testing"

	"github.com/lawful-lint/lawful/analyzers"
	"github.com/lawful-lint/lawful/annotations"
	"github.com/lawful-lint/lawful/cmd/lawful/internal/finding"
)

const sampleConfig = `version: 1
organisation: {name: St Elsewhere, role: controller, type: public-authority, contact: ig@example.org}
bases:
  care: {purposes: [direct-care], a6: public-task, task: care, a9: health-care, secrecy: professional, route: implied-consent, role: care-team, relationship: admission}
  cohort: {purposes: [medical-research], a6: public-task, task: research, a9: research, safeguards: DPIA-1, route: section-251, ref: 23/CAG/0012, opt-out: applied, review: 2026-06-30}
code:
  - {match: m/deid.Scrub, deidentify: pseudonymised, ref: P-1}
record:
  retention: 8 years
  review: 2027-01-01
  purposes:
    research: {retention: 20 years, approval: 25/NE/0113}
  recipients:
    - {match: github.com/acme/analytics, name: Acme Ltd, role: processor, country: US, safeguard: IDTA 7, agreement: DPA-7, agreement-end: 2026-01-31}
`

// sampleSource has an activity of each kind: direct care, research on a basis,
// research on none, and data sent to somebody else; one finding is accepted.
func sampleSource(t testing.TB) Source {
	t.Helper()
	dir := t.TempDir()
	write := func(name, text string) string {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
		return file
	}
	export := write("export/export.go", "package export\n\n\tkafka.WriteMessages(m)\n")
	ward := write("ward/ward.go", "package ward\n\n\tstudy.Enrol(p)\n\tsend(p.Phone)\n")
	study := write("study/study.go", "package study\n\nfunc Enrol(p Patient) {}\n\texport.Push(b)\n\tos.WriteFile(p)\n")
	config, err := annotations.ParseConfig(filepath.Join(dir, "lawful.yaml"), []byte(sampleConfig))
	if err != nil {
		t.Fatal(err)
	}
	at := func(file string, line int) token.Position {
		return token.Position{Filename: file, Line: line, Column: 2, Offset: line * 10}
	}
	enrol := func(line int, covered bool, data string) analyzers.Crossing {
		c := analyzers.Crossing{At: at(ward, line), Kind: "passed", Purpose: "medical-research", Func: "ward.Discharge", Serves: []string{"direct-care"}, Into: "study.Enrol", IntoPackage: "m/study",
			Items: []analyzers.Item{{Data: data, State: "identifiable", Held: []string{"direct-care"}}},
			Route: []analyzers.Step{{Func: "ward.Discharge", Does: "calls study.Enrol", At: at(ward, line)}, {Func: "study.Enrol", Does: "serves research", At: at(study, 3), Line: "m/study/study.go:3"}}}
		if covered {
			c.Covered, c.Basis = true, "cohort"
			c.Items[0].Passed = []string{"opt-out"}
		}
		return c
	}
	send := analyzers.Crossing{At: at(ward, 4), Kind: "passed", Purpose: "product-analytics", Func: "ward.Tell", Serves: []string{"direct-care"}, Into: "analytics.Send", IntoPackage: "github.com/acme/analytics",
		Items: []analyzers.Item{{Data: "Patient.Phone", State: "identifiable", Held: []string{"direct-care"}}},
		Route: []analyzers.Step{{Func: "ward.Tell", Does: "calls analytics.Send", At: at(ward, 4)}, {Func: "analytics.Send", Does: "serves analytics", Line: "github.com/acme/analytics/send.go:9"}}}
	return Source{
		Dir: dir, Config: config, Today: "2026-11-22",
		Inventory: map[string]*analyzers.Inventory{
			"m/study": {Functions: []analyzers.Handling{{Place: analyzers.Place{Name: "study.Enrol", At: at(study, 3)}, Purposes: []string{"medical-research"},
				Touches: []analyzers.Touch{{Data: "Patient", State: "identifiable", How: []string{"read"}}},
				Rests:   []analyzers.Rest{{Purpose: "medical-research", Covered: true, Basis: "cohort"}}}},
				Calls: []analyzers.Call{
					{At: at(study, 4), Func: "study.Enrol", Purposes: []string{"medical-research"}, Into: "export.Push", IntoPackage: "m/export"},
					{At: at(study, 5), Func: "study.Enrol", Purposes: []string{"medical-research"}, Into: "os.WriteFile", IntoPackage: "os", Out: "file", Data: []analyzers.Item{{Data: "Patient", State: "identifiable"}}},
				}},
			"m/export": {Calls: []analyzers.Call{{At: at(export, 3), Func: "export.Push", Into: "(*kafka.Writer).WriteMessages", IntoPackage: "github.com/segmentio/kafka-go", Out: "client"}}},
			"m/ward": {
				Types: []analyzers.DataType{{Place: analyzers.Place{Name: "ward.Patient", At: at(ward, 1)}, State: "identifiable", Fields: []string{"NHSNumber", "Phone"}}},
				Functions: []analyzers.Handling{{Place: analyzers.Place{Name: "ward.Discharge", At: at(ward, 3)}, Purposes: []string{"direct-care"},
					Touches: []analyzers.Touch{{Data: "Patient", State: "identifiable", How: []string{"read", "write"}}},
					Types:   []string{"FHIR R4 Bundle", "FHIR R4 Patient"},
					Rests:   []analyzers.Rest{{Purpose: "direct-care", Covered: true, Basis: "care"}}}},
				Crossings: []analyzers.Crossing{enrol(3, true, "Patient"), enrol(3, false, "Result"), send},
			},
		},
		Accepted: []finding.Finding{{Rule: "patient-data-in-analytics", Analyzer: "lawfulflow", Severity: "error", Message: "patient data Patient.Phone enters analytics",
			Pos: at(ward, 4), In: "Tell", Accepted: &finding.Acceptance{By: finding.ByDirective, Reason: "agreed with the IG lead", DecidedBy: "IG lead", Decided: "2025-11-01", Review: "2026-11-01"}}},
	}
}

func parsed(t testing.TB, path, text string) *annotations.Config {
	t.Helper()
	config, err := annotations.ParseConfig(path, []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return config
}
