package annotations

import (
	"slices"
	"strings"
	"testing"
)

// The embedded files are read whole and every reference in them resolved.
func TestVocabularyFiles(t *testing.T) {
	v, errs := loadDefault()
	for _, err := range errs {
		t.Error(err)
	}
	if len(v.Purposes()) < 35 || len(v.Terms(RouteWord)) != 9 || len(v.Terms(A6Word)) != 7 || len(v.Terms(A9Word)) != 10 {
		t.Fatalf("found %d purposes, %d routes, %d a6, %d a9", len(v.Purposes()), len(v.Terms(RouteWord)), len(v.Terms(A6Word)), len(v.Terms(A9Word)))
	}
	origins := []string{"seed", "sister-guidance", "extension"}
	stages := []string{"pre-development", "development", "deployment", "post-rollout", "any"}
	cited := map[string]bool{"dpv": true, "hl7": true, "fides": true}
	cite := func(what, definition string, sources []string) {
		if definition == "" || len(sources) == 0 {
			t.Errorf("%s: expected a definition and a source", what)
		}
		for _, s := range sources {
			if _, ok := v.Source(s); !ok {
				t.Errorf("%s: unknown source %q", what, s)
			}
			cited[s] = true
		}
	}
	for _, p := range v.Purposes() {
		cite(p.ID, p.Definition, p.Sources)
		if !slices.Contains(origins, p.Origin) || !slices.Contains(stages, p.Stage) {
			t.Errorf("%s: origin %q, stage %q", p.ID, p.Origin, p.Stage)
		}
		if _, ok := v.Purpose(p.Parent); p.Parent != "" && !ok {
			t.Errorf("%s: unknown parent %q", p.ID, p.Parent)
		}
		if v.Covers("secondary-use", p.ID) && p.Direct != NotDirect {
			t.Errorf("%s stands under secondary-use and is direct: %s", p.ID, p.Direct)
		}
		if p.Direct == Conditional && len(p.Conditions) == 0 {
			t.Errorf("%s is conditional and names no condition", p.ID)
		}
		if !p.Abstract && len(p.Mappings) == 0 {
			t.Errorf("%s has no mapping", p.ID)
		}
		if p.Abstract && len(v.concrete(p.ID)) == 0 {
			t.Errorf("abstract %s has nothing below it", p.ID)
		}
	}
	for k := range numKinds {
		for _, term := range v.Terms(k) {
			cite(k.String()+" "+term.Word, term.Definition, term.Sources)
			for _, e := range term.Evidence {
				if _, ok := v.Term(EvidenceWord, e); !ok {
					t.Errorf("%s: unknown evidence %q", term.Word, e)
				}
			}
			if (k == A6Word || k == A9Word || k == RouteWord) && term.ID == "" {
				t.Errorf("%s %s has no id", k, term.Word)
			}
		}
	}
	for id := range v.sources {
		if !cited[id] {
			t.Errorf("source %s is cited nowhere", id)
		}
	}
}

func TestPurposeLookup(t *testing.T) {
	v := Default()
	for word, id := range map[string]string{
		"research": "medical-research", "analytics": "product-analytics", "evaluation": "service-evaluation", "pms": "post-market-surveillance",
		"phm": "population-health-management", "risk-stratification": "risk-prediction-stratification", "direct-care": "direct-care",
	} {
		if p, ok := v.Purpose(word); !ok || p.ID != id {
			t.Errorf("Purpose(%q) = %v, expected %s", word, p, id)
		}
	}
	covers := []struct {
		ancestor, id string
		want         bool
	}{
		{"direct-care", "local-audit", true},
		{"direct-care", "direct-care", true},
		{"direct-care", "service-evaluation", false},
		{"local-audit", "direct-care", false},
		{"secondary-use", "research", true},
		{"research", "medical-research", true},
		{"technology-development", "ml-training", true},
		{"direct-care", "patient-request", false},
		{"no-such", "research", false},
	}
	for _, c := range covers {
		if got := v.Covers(c.ancestor, c.id); got != c.want {
			t.Errorf("Covers(%s, %s) = %v", c.ancestor, c.id, got)
		}
	}
	if v.Direct("local-audit") != Conditional || v.Direct("care-treatment") != Direct || v.Direct("nonsense") != NotDirect || v.Direct("patient-request") != NotApplicable {
		t.Error("Direct is wrong")
	}
}

func TestBasisWords(t *testing.T) {
	v := Default()
	for _, c := range []struct {
		kind       Kind
		word, want string
	}{
		{A6Word, "public-task", "public-task"}, {A6Word, "6-1-e", "public-task"}, {A6Word, "6-1-ea", "recognised-legitimate-interest"},
		{A9Word, "9-2-h", "health-care"}, {A9Word, "9-2-j", "research"}, {A9Word, "explicit-consent", "explicit-consent"},
		{RouteWord, "s251-reg5", "section-251"}, {RouteWord, "s251-reg2", "section-251-cancer"}, {RouteWord, "copi-reg3", "public-health-regulations"},
		{StateWord, "anonymized", "anonymised"}, {CheckWord, "opt-out", "opt-out"}, {A6Word, "6-1-z", ""}, {RouteWord, "consent", ""},
	} {
		term, ok := v.Term(c.kind, c.word)
		if ok != (c.want != "") || ok && term.Word != c.want {
			t.Errorf("Term(%s, %q) = %v, expected %q", c.kind, c.word, term, c.want)
		}
	}
}

func TestNearest(t *testing.T) {
	v := Default()
	for _, c := range []struct {
		kind       Kind
		word, want string
	}{
		{PurposeWord, "reserach", "research"}, {PurposeWord, "medical_research", "medical-research"}, {PurposeWord, "Direct-Care", "direct-care"},
		{PurposeWord, "directcare", "direct-care"}, {PurposeWord, "stratification", "risk-stratification"},
		{PurposeWord, "qwertz", ""}, {PurposeWord, "", ""}, {PurposeWord, strings.Repeat("research", 100), ""},
		{A6Word, "public-tsk", "public-task"}, {RouteWord, "section251x", "section-251"}, {RouteWord, "implied", "implied-consent"},
		{StateWord, "anonymise", "anonymised"}, {EvidenceWord, "reff", "ref"}, {CheckWord, "optout", "opt-out"},
	} {
		if got := v.Nearest(c.word, c.kind); got != c.want {
			t.Errorf("Nearest(%q, %s) = %q, expected %q", c.word, c.kind, got, c.want)
		}
	}
}

func TestWithRefuses(t *testing.T) {
	for name, list := range map[string][]*Purpose{
		"known id":       {{ID: "marketing", Parent: "secondary-use"}},
		"known alias":    {{ID: "x", Parent: "secondary-use", Aliases: []string{"pms"}}},
		"unknown parent": {{ID: "x", Parent: "y"}},
		"circle":         {{ID: "x", Parent: "y"}, {ID: "y", Parent: "x"}},
	} {
		if _, err := Default().With(list...); err == nil {
			t.Errorf("%s: expected an error", name)
		}
	}
	v, err := Default().With(&Purpose{ID: "b", Parent: "a"}, &Purpose{ID: "a", Parent: "secondary-use"})
	if err != nil || !v.Covers("secondary-use", "b") {
		t.Errorf("With: %v", err)
	}
	if _, ok := Default().Purpose("a"); ok {
		t.Error("With has changed the vocabulary it was called on")
	}
}

func TestStanzaErrors(t *testing.T) {
	list, errs := parseStanzas("f", "id: a\n  more\nnonsense\nid: b\n\nx: 1\n")
	if len(list) != 2 || len(errs) != 2 || !strings.HasPrefix(errs[0].Error(), "f:3:") || !strings.HasPrefix(errs[1].Error(), "f:4:") {
		t.Errorf("got %v, %v", list, errs)
	}
	if _, errs := readPurpose(stanza{file: "f", line: 1, fields: map[string]string{"id": "a", "direct": "maybe", "dpv": "? x", "colour": "red"}}); len(errs) != 3 {
		t.Errorf("got %v, expected three errors", errs)
	}
}
