package law

import (
	"errors"
	"flag"
	"os"
	"strings"
	"testing"
	"unicode/utf8"
)

var update = flag.Bool("update", false, "write the golden file anew")

// TestExplain compares what is printed of all rules with testdata/rules.txt, so
// that a change of any text is seen by a reviewer.
func TestExplain(t *testing.T) {
	var b strings.Builder
	for _, r := range Rules() {
		if err := Explain(&b, &r); err != nil {
			t.Fatal(err)
		}
		b.WriteString("\n" + strings.Repeat("=", 40) + "\n\n")
	}
	const golden = "testdata/rules.txt"
	if *update {
		if err := os.WriteFile(golden, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if b.String() != string(want) {
		t.Errorf("explanations differ from %s; run go test -update and read the difference", golden)
	}
}

func TestExplainLines(t *testing.T) {
	for _, r := range Rules() {
		var b strings.Builder
		if err := Explain(&b, &r); err != nil {
			t.Fatal(err)
		}
		for _, line := range strings.Split(b.String(), "\n") {
			example := strings.Contains(r.Wrong.Text+r.Right.Text, strings.TrimSpace(line))
			if utf8.RuneCountInString(line) > explainWidth && !example {
				t.Errorf("%s: line of %d columns: %s", r.ID, len(line), line)
			}
		}
		if !strings.HasPrefix(b.String(), r.ID+" "+r.Slug+" (") || !strings.Contains(b.String(), r.Sources[0][:20]) {
			t.Errorf("%s: heading or source is missing", r.ID)
		}
	}
}

type brokenWriter struct{}

func (brokenWriter) Write([]byte) (int, error) { return 0, errors.New("pipe closed") }

func TestExplainReturnsTheWritersError(t *testing.T) {
	r, _ := ByName("R04")
	if err := Explain(brokenWriter{}, r); err == nil {
		t.Error("the writer's error is lost")
	}
}

func TestByName(t *testing.T) {
	for _, test := range []struct{ word, id, nearest string }{
		{"R04", "R04", ""},
		{"r04", "R04", ""},
		{"implied-consent-secondary", "R04", ""},
		{"Implied-Consent-Secondary", "R04", ""},
		{"implied-consent-secundary", "", "implied-consent-secondary"},
		{"R4", "", "R04"},
		{"", "", ""},
		{"entirely different words", "", ""},
	} {
		rule, nearest := ByName(test.word)
		id := ""
		if rule != nil {
			id = rule.ID
		}
		if id != test.id || nearest != test.nearest {
			t.Errorf("ByName(%q) = %q, %q; want %q, %q", test.word, id, nearest, test.id, test.nearest)
		}
	}
}

func TestSay(t *testing.T) {
	r := &Rule{Severity: Error, Message: "{data} into {purpose}", Variants: []Variant{{"soft", Warning, "{data} {unclosed"}}}
	for _, test := range []struct {
		variant string
		values  Values
		want    string
		level   Severity
	}{
		{"", Values{"data": "a", "purpose": "b"}, "a into b", Error},
		{"", Values{"data": "{purpose}", "purpose": "b"}, "{purpose} into b", Error},
		{"", nil, "{data} into {purpose}", Error},
		{"soft", Values{"data": "a"}, "a {unclosed", Warning},
		{"other", Values{"data": "a", "purpose": "b"}, "a into b", Error},
	} {
		if got, level := r.Say(test.variant, test.values); got != test.want || level != test.level {
			t.Errorf("Say(%q, %v) = %q, %v; want %q, %v", test.variant, test.values, got, level, test.want, test.level)
		}
	}
}

func TestProfiles(t *testing.T) {
	profiles := Profiles()
	if profiles[0].ID != DefaultProfile || !profiles[0].Ready {
		t.Errorf("the default profile comes first and has rules: %v", profiles[0])
	}
	if s := Severity(9).String(); s != "Severity(9)" {
		t.Errorf("unknown severity prints as %q", s)
	}
}
