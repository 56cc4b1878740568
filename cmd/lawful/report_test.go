package main

import (
	"encoding/json"
	"fmt"
	"os/exec"
	"slices"
	"testing"

	"github.com/lawful-lint/lawful/cmd/internal/clinic"
	"github.com/lawful-lint/lawful/cmd/lawful/internal/record"
)

// TestReportAgreesWithCheck makes the clinic's record: it has the findings of
// "lawful check", and each finding about a flow is a crossing that is not in
// order. Each line that is silent because a basis covers it is one that is. The
// record that is committed is this one, to the line.
func TestReportAgreesWithCheck(t *testing.T) {
	dir := clinic.Dir(t)
	r := clinicRecord(t, dir)
	var want, got []string
	flows := map[string]bool{}
	for _, f := range clinic.Check(t, dir) {
		want = append(want, f.Line()+" "+f.Rule)
		if f.Analyzer == "lawfulflow" || f.Analyzer == "lawfuloptout" && f.Rule == "opt-out-not-applied" {
			flows[f.Line()] = true
		}
	}
	for _, f := range r.Findings {
		got = append(got, f.At.At()+" "+f.Rule)
	}
	slices.Sort(want)
	slices.Sort(got)
	if !slices.Equal(got, want) {
		t.Errorf("findings in the record\n%q\nwant\n%q", got, want)
	}
	bad := map[string]bool{}
	for _, c := range r.Crossings {
		if c.Status == record.Uncovered || c.Status == record.Unchecked {
			bad[c.At.At()] = true
		}
	}
	for line := range flows {
		if !bad[line] {
			t.Errorf("%s: found, and no crossing of the record", line)
		}
	}
	for line := range bad {
		if !flows[line] {
			t.Errorf("%s: a crossing that is not in order, and not found", line)
		}
	}
	if len(r.Suppressions) != 1 || r.Suppressions[0].At.At() != "audit/audit.go:54" || r.Suppressions[0].Reason == "" {
		t.Errorf("suppressed: %+v", r.Suppressions)
	}
	if out := clinic.Run(t, 0, exec.Command("lawful", "report", "-C", dir, "-check", "record", "-today", "2026-11-22", "./...")); len(out) > 0 {
		t.Errorf("the committed record: %slawful report -C testdata/clinic -o record ./... writes it anew", out)
	}
	covered := map[string]int{}
	for _, c := range r.Crossings {
		if c.Status == record.InOrder {
			covered[fmt.Sprintf("%s by %s", c.At.File, c.Basis)]++
		}
	}
	for _, line := range []string{"nightly/services.go by bed-management", "nightly/study.go by diabetes-cohort", "nightly/services.go by invoice-validation", "nightly/study.go by consented-study", "nightly/nightly.go by readmission-risk"} {
		if covered[line] == 0 {
			t.Errorf("no crossing in %s is in order; there are %v", line, covered)
		}
	}
}

// clinicRecord runs "lawful report" on the module in dir.
func clinicRecord(t *testing.T, dir string, flags ...string) *record.Record {
	t.Helper()
	args := append([]string{"report", "-C", dir, "-format", "json", "-today", "2026-11-22"}, flags...)
	out := clinic.Run(t, 0, exec.Command("lawful", append(args, "./...")...))
	r := new(record.Record)
	if err := json.Unmarshal(out, r); err != nil {
		t.Fatal(err)
	}
	return r
}
