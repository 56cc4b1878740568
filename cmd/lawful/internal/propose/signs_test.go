package propose

import (
	"slices"
	"strings"
	"testing"

	"github.com/lawful-lint/lawful/annotations"
)

// Every line of signs.txt can be read, and names what the language knows.
func TestSignsFile(t *testing.T) {
	s, errs := loadSigns()
	for _, err := range errs {
		t.Error(err)
	}
	voc := annotations.Default()
	fields := []string{"identifier", "birth", "person", "name", "contact", "demographic", "health", "bookkeeping", "aside"}
	seen := map[string]string{}
	values := map[string]bool{}
	for _, g := range s.groups {
		values[g.value] = true
		ok := g.value == ""
		switch g.kind {
		case "field":
			ok = slices.Contains(fields, g.value)
		case "type":
			ok = slices.Contains([]string{"patient", "staff", "body"}, g.value)
		case "package", "outside":
			p, known := voc.Purpose(g.value)
			ok = known && p.ID == g.value && !p.Abstract
		case "state", "check":
			kind := map[string]annotations.Kind{"state": annotations.StateWord, "check": annotations.CheckWord}[g.kind]
			term, known := voc.Term(kind, g.value)
			ok = known && term.Word == g.value
		case "model:", "resource:", "verb:", "keyed:":
			t.Errorf("kind %s", g.kind)
		case "model", "resource", "verb", "keyed":
		default:
			ok = false
		}
		if !ok {
			t.Errorf("%s %s: unknown", g.kind, g.value)
		}
		for i, sign := range g.signs {
			key := g.kind + " " + strings.TrimPrefix(g.raw[i], "=")
			if seen[key] != "" || sign.joined == "" {
				t.Errorf("%s %s: sign %q stands twice, or is empty", g.kind, g.value, g.raw[i])
			}
			seen[key] = g.value
		}
	}
	for value, hint := range s.hints {
		if !values[value] || strings.TrimSpace(hint) == "" {
			t.Errorf("hint %s: for nothing, or empty", value)
		}
	}
	for _, f := range fields {
		if !values[f] {
			t.Errorf("no signs for field %s", f)
		}
	}
	if len(s.of("package")) < 10 || len(s.hints) < 5 || s.raw("keyed") == nil || s.raw("resource") == nil {
		t.Error("signs are missing")
	}
}

func TestSignsFaults(t *testing.T) {
	_, errs := parseSigns("# x\nfield a: b\n  , c\nfield\nx:\n")
	if len(errs) != 2 || !strings.Contains(errs[0].Error(), "signs.txt:4: ") || !strings.Contains(errs[1].Error(), "signs.txt:5: ") {
		t.Errorf("got %v", errs)
	}
}

func TestSplitName(t *testing.T) {
	for name, want := range map[string]string{
		"NHSNumber": "nhs number", "nhs_number": "nhs number", "DateOfBirth": "date of birth", "ID": "id", "HbA1c": "hb a1c",
		"risk-score": "risk score", "x": "x", "": "", "_": "", "Größe2": "größe2", "PatientID": "patient id",
	} {
		if got := strings.Join(splitName(name), " "); got != want {
			t.Errorf("%q: got %q, expected %q", name, got, want)
		}
	}
}

func TestLongestSign(t *testing.T) {
	s, _ := loadSigns()
	for _, c := range []struct{ kind, name, want string }{
		{"field", "NHSNumber", "identifier"}, {"field", "nhsnumber", "identifier"}, {"field", "HomeTelephone", "contact"},
		{"field", "Name", "name"}, {"field", "FileName", ""}, {"field", "FullName", "person"}, {"field", "IPAddress", ""},
		{"field", "CreatedAt", "bookkeeping"}, {"field", "PatientMRN", "identifier"}, {"field", "Temperature", ""},
		{"type", "PatientRecord", "patient"}, {"type", "StaffMember", "staff"}, {"type", "Order", ""},
		{"package", "risk_score", "risk-prediction-stratification"}, {"package", "html", ""}, {"package", "ml", "ml-training"},
		{"state", "PseudonymiseAll", "pseudonymised"}, {"state", "Mask", ""}, {"check", "FilterOptOuts", "opt-out"},
	} {
		if got := s.longest(c.kind, splitName(c.name)); got != c.want {
			t.Errorf("%s %s: got %q, expected %q", c.kind, c.name, got, c.want)
		}
	}
}

// Any name has words, and they hold no more letters than it.
func FuzzSplitName(f *testing.F) {
	for _, s := range []string{"NHSNumber", "a_b-c", "ÄÖ", "\xff\xfeA", "A1b2C3"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, name string) {
		for _, w := range splitName(name) {
			if w == "" {
				t.Errorf("%q: an empty word", name)
			}
		}
	})
}
