package record

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/lawful-lint/lawful/analyzers"
	"github.com/lawful-lint/lawful/annotations"
)

// TestCompare changes the sample and lists the differences in words.
func TestCompare(t *testing.T) {
	configured := func(old, with string) func(*testing.T, *Source) {
		return func(t *testing.T, s *Source) {
			text := strings.Replace(sampleConfig, old, with, 1)
			config, err := annotations.ParseConfig(s.Config.Path, []byte(text))
			if err != nil || text == sampleConfig {
				t.Fatal(err, text)
			}
			s.Config = config
		}
	}
	ward := func(change func(*analyzers.Inventory)) func(*testing.T, *Source) {
		return func(_ *testing.T, s *Source) { change(s.Inventory["m/ward"]) }
	}
	for name, test := range map[string]struct {
		change func(*testing.T, *Source)
		want   []string
	}{
		"nothing": {func(*testing.T, *Source) {}, nil},
		"code that moves, and another day": {func(_ *testing.T, s *Source) {
			s.Today = "2030-01-01"
			s.Accepted[0].Pos.Line, s.Accepted[0].Pos.Offset = 9, 90
			for _, inv := range s.Inventory {
				for i := range inv.Crossings {
					inv.Crossings[i].At.Line += 5
					inv.Crossings[i].At.Offset += 50
				}
			}
		}, nil},
		"one more activity": {ward(func(inv *analyzers.Inventory) {
			c := inv.Crossings[0]
			c.Purpose = "local-audit"
			inv.Crossings = append(inv.Crossings, c)
		}), []string{"new activity: Local audit by study now receives Patient from ward, held for direct-care, basis cohort: in order"}},
		"one less": {ward(func(inv *analyzers.Inventory) { inv.Crossings = inv.Crossings[:2] }), []string{
			"activity is gone: Product analytics, sent to Acme Ltd (a-b519d0317c)", "recipient is gone: Acme Ltd"}},
		"more data, by the same way": {ward(func(inv *analyzers.Inventory) {
			inv.Crossings[0].Items = append(inv.Crossings[0].Items, analyzers.Item{Data: "Condition", State: "pseudonymised", Held: []string{"direct-care"}, Passed: []string{"opt-out"}})
		}), []string{"Medical research by study, on cohort (a-2dc6550f2b): now also receives Condition (pseudonymised)"}},
		"a check less": {ward(func(inv *analyzers.Inventory) { inv.Crossings[0].Items[0].Passed = nil }), []string{
			"Medical research by study, on cohort (a-2dc6550f2b): no longer has passed the check opt-out"}},
		"a basis at last": {ward(func(inv *analyzers.Inventory) { inv.Crossings[1].Covered, inv.Crossings[1].Basis = true, "cohort" }), []string{
			"Medical research by study (a-2dc6550f2b): no longer has passed the check opt-out",
			"Medical research by study (a-2dc6550f2b): now also receives Result",
			"activity is gone: Medical research by study, on no basis (a-73a29071c6)"}},
		"another basis": {configured("cohort: {", "cohort-b: {"), []string{
			"Medical research by study, on cohort (a-2dc6550f2b): Approval is now 25/NE/0113; it was not stated", "new basis: cohort-b for medical-research", "basis is gone: cohort"}},
		"another way out": {func(_ *testing.T, s *Source) {
			calls := s.Inventory["m/export"].Calls
			s.Inventory["m/export"].Calls = append(calls, analyzers.Call{At: calls[0].At, Func: "export.Push", Into: "http.Post", IntoPackage: "net/http", Out: "network"})
		}, []string{"new way out: code of medical-research, export.Push, calls http.Post, for an address on the network"}},
		"other evidence": {configured("23/CAG/0012", "24/CAG/0001"), []string{
			"basis cohort: now also has the evidence ref 24/CAG/0001", "basis cohort: no longer has the evidence ref 23/CAG/0012"}},
		"retention": {configured("20 years", "5 years"), []string{
			"Medical research by study, on no basis (a-73a29071c6): Retention is now 5 years; it was 20 years",
			"Medical research by study, on cohort (a-2dc6550f2b): Retention is now 5 years; it was 20 years"}},
		"recipient's name": {configured("name: Acme Ltd", "name: Acme Inc"), []string{
			"recipient Acme Inc: name is now Acme Inc; it was Acme Ltd"}},
		"organisation": {configured("name: St Elsewhere", "name: Elsewhere"), []string{"responsible: name is now Elsewhere; it was St Elsewhere"}},
		"no reason any more": {func(_ *testing.T, s *Source) { s.Accepted = nil }, []string{
			"Product analytics, sent to Acme Ltd (a-b519d0317c): status is now uncovered; it was accepted",
			"Product analytics, sent to Acme Ltd (a-b519d0317c): no longer goes ward.Tell → analytics.Send (passed, accepted: agreed with the IG lead; decided by IG lead on 2025-11-01, to be reviewed by 2026-11-01)",
			"Product analytics, sent to Acme Ltd (a-b519d0317c): now also goes ward.Tell → analytics.Send (passed)",
			"accepted finding is gone: patient-data-in-analytics in Tell, directive: agreed with the IG lead, decided by IG lead on 2025-11-01, to be reviewed by 2026-11-01"}},
		"a field more": {ward(func(inv *analyzers.Inventory) { inv.Types[0].Fields = []string{"NHSNumber", "Phone", "Postcode"} }), []string{
			"type of patient data ward.Patient: now also has Postcode"}},
		"not followed": {ward(func(inv *analyzers.Inventory) {
			inv.NotFollowed = []analyzers.Place{{Name: "ward.Everything", At: inv.Types[0].At}}
		}), []string{"new function that could not be followed: ward.Everything in ward/ward.go"}},
	} {
		t.Run(name, func(t *testing.T) {
			before, src := New(sampleSource(t)), sampleSource(t)
			test.change(t, &src)
			got := Compare(before, New(src))
			slices.Sort(got)
			slices.Sort(test.want)
			if !slices.Equal(got, test.want) {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(test.want, "\n"))
			}
		})
	}
}

// TestWrittenBasis moves a basis that is written out in code: what it is does
// not depend on its line.
func TestWrittenBasis(t *testing.T) {
	at := func(line int) *Record {
		src := sampleSource(t)
		inv := src.Inventory["m/ward"]
		p := inv.Types[0].At
		p.Line = line
		name := "ward.go:" + itoa(line)
		inv.Bases = []analyzers.Written{{Name: name, At: p, Purposes: []string{"medical-research"}, Basis: &annotations.Basis{A6: "public-task", A9: "research"}}}
		inv.Crossings[1].Covered, inv.Crossings[1].Basis = true, name
		return New(src)
	}
	before, now := at(3), at(8)
	if got := Compare(before, now); len(got) > 0 || before.Activities[2].Basis == now.Activities[2].Basis {
		t.Errorf("%q; bases %s and %s", got, before.Activities[2].Basis, now.Activities[2].Basis)
	}
}

// TestFolder reads a record back, whole and damaged.
func TestFolder(t *testing.T) {
	r := New(sampleSource(t))
	for name, test := range map[string]struct {
		file string
		edit func([]byte) []byte // nil takes the file away
		fail string              // the error
		line string              // what is edited
	}{
		"whole":           {"record.md", func(b []byte) []byte { return b }, "", ""},
		"other ends":      {"record.csv", func(b []byte) []byte { return bytes.ReplaceAll(b, []byte("\r\n"), []byte("\n")) }, "", ""},
		"no JSON":         {"record.json", nil, "found no record.json; expected a record: lawful report -o record writes it", ""},
		"half of it":      {"record.json", func(b []byte) []byte { return b[:len(b)/2] }, "record.json:", ""},
		"empty":           {"record.json", func([]byte) []byte { return nil }, "record.json:1:1: not a record", ""},
		"another version": {"record.json", func(b []byte) []byte { return bytes.Replace(b, []byte(`"version": 1`), []byte(`"version": 2`), 1) }, "found a record of version 2; expected 1", ""},
		"one form less":   {"dpia.md", nil, "", ""},
		"half a form":     {"record.md", func(b []byte) []byte { return b[:100] }, "", "record.md:3:1: found a line that record.json does not give"},
		"edited":          {"record.csv", func(b []byte) []byte { return bytes.Replace(b, []byte("20 years"), []byte("2 years"), 1) }, "", "record.csv:3:1: found a line"},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			for _, form := range Forms() {
				var out bytes.Buffer
				if err := form.Write(&out, r); err != nil {
					t.Fatal(err)
				}
				data := out.Bytes()
				if form.File == test.file {
					if test.edit == nil {
						continue
					}
					data = test.edit(data)
				}
				if err := os.WriteFile(filepath.Join(dir, form.File), data, 0o666); err != nil {
					t.Fatal(err)
				}
			}
			f, err := ReadFolder(dir, "record", Forms())
			if test.fail != "" {
				if err == nil || !strings.Contains(err.Error(), test.fail) {
					t.Fatalf("%v, want %s", err, test.fail)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			if got := strings.Join(f.Edited, "\n"); !strings.Contains(got, test.line) || (got == "") != (test.line == "") {
				t.Errorf("edited %q, want %q", got, test.line)
			}
		})
	}
}
