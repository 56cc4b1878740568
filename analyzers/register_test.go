package analyzers_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/lawful-lint/lawful/analyzers"
	"github.com/lawful-lint/lawful/annotations"
)

// TestCheckConfig checks what is said of code in lawful.yaml: a named basis once
// more where it is used, and the organisation when notes are asked for.
func TestCheckConfig(t *testing.T) {
	const register = `version: 1
organisation: {name: Trust, role: controller}
bases:
  care: {purposes: [direct-care], a6: public-task, task: t, a9: health-care, secrecy: s, route: implied-consent, role: care-team, relationship: r}
  study: {purposes: [medical-research], a6: public-task, task: t, a9: research, safeguards: s, route: explicit-consent, ref: 25/NE/0113}
code:
- `
	const incomplete = "2:15 processing-record-incomplete the record of processing lacks contact, dpo (organisation in lawful.yaml)"
	for _, tt := range []struct {
		entry string
		notes bool
		want  string
	}{
		{entry: "{match: a.org/b/ward/..., purpose: direct-care, basis: care}"},
		{entry: "{match: a.org/b/c/alerts/testing/..., basis: care}", want: "7:48 testing-as-direct-care basis care: direct-care claimed for a.org/b/c/alerts/testing/..., whose path says testing or training: testing a technology is not direct care (pre-deployment-testing, care-environment-testing, ml-training …)"},
		{entry: "{match: a.org/b.Enrol, purpose: research, basis: study}"},
		{entry: "{match: a.org/b.Export, purpose: direct-care, basis: study}"},
		{entry: "{match: a.org/b.Enrol, purpose: [research, marketing], basis: study}", want: "7:65 repurposed-data basis study does not list marketing: a new purpose needs a basis of its own"},
		{entry: "{match: a.org/b.Enrol, purpose: research, basis: study}", notes: true, want: incomplete},
	} {
		c, err := annotations.ParseConfig("lawful.yaml", []byte(register+tt.entry+"\n"))
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, v := range analyzers.CheckConfig(analyzers.Options{Config: c, Warnings: true, Notes: tt.notes}) {
			got = append(got, fmt.Sprintf("%d:%d %s %s", v.Pos.Line, v.Pos.Column, v.Rule, v.Message))
		}
		if strings.Join(got, "\n") != tt.want {
			t.Errorf("%s\ngot\n%s\nexpected\n%s", tt.entry, strings.Join(got, "\n"), tt.want)
		}
	}
}
