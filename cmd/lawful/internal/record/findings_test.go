package record

import (
	"go/token"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/lawful-lint/lawful/cmd/lawful/internal/finding"
)

// TestFindings puts findings that are no crossings where they belong, and lets no
// activity be in order beside an error.
func TestFindings(t *testing.T) {
	s := sampleSource(t)
	at := func(file string, line int) token.Position {
		return token.Position{Filename: filepath.Join(s.Dir, filepath.FromSlash(file)), Line: line, Offset: 5000 + line}
	}
	basis := func() int { // the line of the basis cohort
		return 1 + strings.Count(sampleConfig[:strings.Index(sampleConfig, "  cohort:")], "\n")
	}()
	for name, test := range map[string]struct {
		found finding.Finding
		want  []string // names of activities with their states
	}{
		"a function":           {finding.Finding{Severity: "error", Package: "m/study", In: "Enrol", Pos: at("study/study.go", 3)}, []string{"Medical research by study, on no basis: uncovered", "Medical research by study, on cohort: open error"}},
		"a warning":            {finding.Finding{Severity: "warning", Package: "m/study", In: "Enrol", Pos: at("study/study.go", 3)}, []string{"Medical research by study, on no basis: uncovered", "Medical research by study, on cohort: in order"}},
		"a package":            {finding.Finding{Severity: "error", Package: "m/ward", Pos: at("ward/ward.go", 1)}, []string{"Direct care by ward: open error"}},
		"a basis":              {finding.Finding{Severity: "error", Pos: at("lawful.yaml", basis)}, []string{"Medical research by study, on cohort: open error"}},
		"another function":     {finding.Finding{Severity: "error", Package: "m/study", In: "Other", Pos: at("study/study.go", 3)}, nil},
		"a type of that name":  {finding.Finding{Severity: "error", Package: "m/export", In: "Enrol", Pos: at("export/export.go", 1)}, nil},
		"another line of yaml": {finding.Finding{Severity: "error", Pos: at("lawful.yaml", 1)}, nil},
	} {
		test.found.Rule, test.found.Message = "some-rule", "something is wrong"
		s.Findings = []finding.Finding{test.found}
		r := New(s)
		var got []string
		for i := range r.Activities {
			a := &r.Activities[i]
			if len(r.FindingsOf(a)) > 0 {
				got = append(got, a.Name+": "+a.Status)
				if !strings.Contains(cellOf(r, a, "open"), "something is wrong") {
					t.Errorf("%s: the open findings of %s are %q", name, a.Name, cellOf(r, a, "open"))
				}
			}
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("%s: got %q, want %q", name, got, test.want)
		}
		if elsewhere := len(r.FindingsElsewhere()) == 1; elsewhere != (test.want == nil) {
			t.Errorf("%s: listed as of no activity: %t", name, elsewhere)
		}
	}
}

// TestFindingAtCrossing makes an error at a crossing that a basis covers count.
func TestFindingAtCrossing(t *testing.T) {
	s := sampleSource(t)
	ward := s.Inventory["m/ward"]
	ward.Crossings = ward.Crossings[:1]
	s.Findings = []finding.Finding{{Rule: "some-rule", Analyzer: "lawfuloptout", Severity: "error", Message: "something is wrong", Pos: ward.Crossings[0].At, Package: "m/ward", In: "Discharge"}}
	for i, want := range []string{InOrder, Faulty} {
		if a := New(s).Activities[i]; a.Status != want {
			t.Errorf("%s is %s, want %s", a.Name, a.Status, want)
		}
	}
}

// TestTally shows an accepted crossing beside one that is not.
func TestTally(t *testing.T) {
	s := sampleSource(t)
	c := s.Inventory["m/ward"].Crossings[2]
	c.At.Offset, c.At.Line = 99, 9
	s.Inventory["m/ward"].Crossings = append(s.Inventory["m/ward"].Crossings, c)
	r := New(s)
	a := &r.Activities[3]
	if got, want := cellOf(r, a, "status"), "uncovered (1 of 2 crossings uncovered, 1 of 2 crossings accepted)"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got := cellOf(r, a, "suppressed"); !strings.Contains(got, "agreed with the IG lead") {
		t.Errorf("accepted: %q", got)
	}
}

// TestOptOutWords tries what the record says of opt-out, withdrawal and approval:
// no two columns contradict each other.
func TestOptOutWords(t *testing.T) {
	cohort := func(opt string) string {
		return strings.Replace(sampleConfig, "opt-out: applied", opt, 1)
	}
	for name, test := range map[string]struct {
		config, passed               string
		optOut, withdrawal, approval string
	}{
		"applied": {sampleConfig, "opt-out", "to be applied, by the basis: the data has passed the check",
			"by the national data opt-out; no other right to withdraw from section-251", "23/CAG/0012 (cited by the basis)"},
		"not passed": {sampleConfig, "", "to be applied, by the basis: not passed at ward/ward.go:3 (1 of 1)",
			"by the national data opt-out; no other right to withdraw from section-251", "23/CAG/0012 (cited by the basis)"},
		"exempt": {cohort("opt-out: exempt"), "", "exempt, by the basis",
			"no right to withdraw from section-251, and the national data opt-out is not applied", "23/CAG/0012 (cited by the basis)"},
		"no reference": {strings.Replace(sampleConfig, "ref: 23/CAG/0012, opt-out: applied", "opt-out: not-applicable", 1), "dissent", "does not apply, by the basis",
			"checked in the code: dissent", "25/NE/0113 (stated for medical-research as a whole)"},
		"the same reference": {strings.Replace(sampleConfig, "23/CAG/0012", "25/NE/0113", 1), "opt-out", "to be applied, by the basis: the data has passed the check",
			"by the national data opt-out; no other right to withdraw from section-251", "25/NE/0113 (cited by the basis)"},
	} {
		s := sampleSource(t)
		s.Config = parsed(t, s.Config.Path, test.config)
		s.Inventory["m/ward"].Crossings[0].Items[0].Passed = nil
		if test.passed != "" {
			s.Inventory["m/ward"].Crossings[0].Items[0].Passed = []string{test.passed}
		}
		r := New(s)
		a := &r.Activities[2]
		for key, want := range map[string]string{"opt-out": test.optOut, "withdrawal": test.withdrawal, "approval": test.approval} {
			if got := cellOf(r, a, key); got != want {
				t.Errorf("%s: %s says %q, want %q", name, key, got, want)
			}
		}
	}
	r := New(sampleSource(t))
	for _, key := range []string{"opt-out", "withdrawal", "evidence", "schedule-1"} {
		if got := cellOf(r, &r.Activities[1], key); got != NoBasisText {
			t.Errorf("on no basis, %s says %q", key, got)
		}
	}
}

// TestDecision marks an acceptance of which nobody is named.
func TestDecision(t *testing.T) {
	s := sampleSource(t)
	for want, by := range map[string]string{"missing": "", "decided by SIRO on 2025-11-01, to be reviewed by 2026-11-01": "SIRO"} {
		s.Accepted[0].Accepted.DecidedBy = by
		if got := New(s).Suppressions[0].Decision(); got != want {
			t.Errorf("by %q: %q, want %q", by, got, want)
		}
	}
}
