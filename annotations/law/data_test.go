package law

import (
	"fmt"
	"go/parser"
	"go/token"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/lawful-lint/lawful/annotations"
)

func mustLoad(t testing.TB) *book {
	t.Helper()
	b, err := load()
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestAllRulesPresent(t *testing.T) {
	b := mustLoad(t)
	var want, got []string
	for i := 1; i <= 46; i++ {
		want = append(want, fmt.Sprintf("R%02d", i))
	}
	want = append(want, "M01", "M02", "M03", "M04")
	for _, r := range b.rules {
		got = append(got, r.ID)
	}
	if !slices.Equal(got, want) {
		t.Errorf("rules are %v, want %v", got, want)
	}
}

var (
	slugForm    = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)+$`)
	placeholder = regexp.MustCompile(`\{([^{}]*)\}`)
)

// known are the places that messages may have: those that Check fills, and
// those that analyzers do.
var known = []string{
	"basis", "a6", "a9", "route", "key", "purposes", "role", "ref", "state", "package", "value", "missing", "words", "nearest", "stage", "part", "usual",
	"data", "origin", "purpose", "callee", "place", "sink", "function",
}

func TestRuleTexts(t *testing.T) {
	slugs := map[string]string{}
	for _, r := range mustLoad(t).rules {
		bad := func(format string, args ...any) { t.Errorf("%s: %s", r.ID, fmt.Sprintf(format, args...)) }
		if other := slugs[r.Slug]; other != "" || !slugForm.MatchString(r.Slug) {
			bad("slug %q is badly formed, or %s has it", r.Slug, other)
		}
		slugs[r.Slug] = r.ID
		if r.Title == "" || strings.HasSuffix(r.Title, ".") || len(r.Title) > 100 {
			bad("title %q", r.Title)
		}
		if n := len(strings.Fields(r.Explanation)); n < 40 || n > 130 || strings.Contains(r.Explanation, "\n") {
			bad("explanation has %d words", n)
		}
		if len(r.Sources) == 0 || len(r.Checked) == 0 {
			bad("no source or no place")
		}
		for _, p := range r.Checked {
			if placeTexts[p] == "" {
				bad("unknown place %q", p)
			}
		}
		for _, v := range append([]Variant{{"main", r.Severity, r.Message}}, r.Variants...) {
			checkMessage(t, r.ID+" "+v.Name, v.Message)
		}
		if r.Wrong.Text == "" || r.Right.Text == "" {
			bad("an example is missing")
		}
	}
}

func checkMessage(t *testing.T, name, m string) {
	if m == "" || strings.HasSuffix(m, ".") || strings.Contains(m, "\n") || m[0] >= 'A' && m[0] <= 'Z' {
		t.Errorf("%s: message %q is empty, has a full stop, a line break or begins upper case", name, m)
	}
	for _, p := range placeholder.FindAllStringSubmatch(m, -1) {
		if !slices.Contains(known, p[1]) {
			t.Errorf("%s: message has an unknown place {%s}", name, p[1])
		}
	}
}

// TestClauseWords holds every word of the clauses and of the matrix against the
// vocabulary, since a misspelt one would be a rule that never fires.
func TestClauseWords(t *testing.T) {
	b, voc := mustLoad(t), annotations.Default()
	terms := func(where string, kind annotations.Kind, words []string) {
		for _, w := range words {
			term, ok := voc.Term(kind, w)
			if (!ok || term.Word != w) && w != "-" && w != "*" {
				t.Errorf("%s: %s %q is no canonical word", where, kind, w)
			}
		}
	}
	purposes := func(where string, ids []string) {
		for _, id := range ids {
			if p, ok := voc.Purpose(id); !ok || p.ID != id {
				t.Errorf("%s: purpose %q is not known", where, id)
			}
		}
	}
	for _, r := range b.rules {
		for i, cl := range r.applies {
			where := fmt.Sprintf("%s clause %d", r.ID, i+1)
			terms(where, annotations.A6Word, slices.Concat(cl.A6, cl.NotA6))
			terms(where, annotations.A9Word, slices.Concat(cl.A9, cl.NotA9))
			terms(where, annotations.RouteWord, slices.Concat(cl.Route, cl.NotRoute))
			terms(where, annotations.StateWord, cl.State)
			purposes(where, slices.Concat(cl.Within, cl.Outside, cl.Alongside))
			keys := strings.FieldsFunc(cl.Missing, func(c rune) bool { return c == '|' || c == ',' || c == ' ' })
			for k := range cl.With {
				keys = append(keys, k)
			}
			for k := range cl.Without {
				keys = append(keys, k)
			}
			terms(where, annotations.EvidenceWord, keys)
			if cl.Variant != "" && !slices.ContainsFunc(r.Variants, func(v Variant) bool { return v.Name == cl.Variant }) {
				t.Errorf("%s: no variant %q", where, cl.Variant)
			}
		}
	}
	for _, id := range b.rows {
		row := b.matrix[id]
		purposes("matrix", []string{id})
		terms("matrix "+id, annotations.A6Word, row.A6)
		terms("matrix "+id, annotations.A9Word, row.A9)
		terms("matrix "+id, annotations.RouteWord, row.Route)
	}
}

// TestEveryRuleIsChecked finds rules that are said to be checked here and have
// nothing that could fire, and the reverse.
func TestEveryRuleIsChecked(t *testing.T) {
	for _, r := range mustLoad(t).rules {
		_, pred := predicates[r.ID]
		if can := pred || len(r.applies) > 0; can != r.CheckedAt(Declaration) {
			t.Errorf("%s: checked at a declaration is %v, but it can fire is %v", r.ID, r.CheckedAt(Declaration), can)
		}
	}
}

func TestSourcesUsed(t *testing.T) {
	b := mustLoad(t)
	for tag, text := range b.sources {
		if _, dup := annotations.Default().Source(tag); dup {
			t.Errorf("source %s is in the vocabulary already", tag)
		}
		used := slices.ContainsFunc(b.rules, func(r *Rule) bool {
			return slices.ContainsFunc(r.Sources, func(s string) bool { return strings.HasSuffix(s, text) })
		})
		if !used {
			t.Errorf("source %s is not used", tag)
		}
	}
}

func TestGoExamplesParse(t *testing.T) {
	for _, r := range mustLoad(t).rules {
		for _, e := range []Example{r.Wrong, r.Right} {
			if e.Lang != "go" {
				continue
			}
			if _, err := parser.ParseFile(token.NewFileSet(), r.ID+".go", "package p\n\n"+e.Text, parser.ParseComments); err != nil {
				t.Errorf("%s: %v", r.ID, err)
			}
		}
	}
}

// TestReadReportsMistakes shows that a mistake in a data file is not lost.
func TestReadReportsMistakes(t *testing.T) {
	const rule = "- {id: R99, slug: a-b, severity: error, checked: [flow], message: m, sources: [uk-gdpr]}\n"
	for _, test := range []struct{ name, file, text, want string }{
		{"good", "rules/a.yaml", rule, ""},
		{"unknown key", "rules/a.yaml", strings.Replace(rule, "message", "mesage", 1), "mesage"},
		{"severity", "rules/a.yaml", strings.Replace(rule, "error", "fatal", 1), `found "fatal"`},
		{"source", "rules/a.yaml", strings.Replace(rule, "uk-gdpr", "mars", 1), `unknown source "mars"`},
		{"expression", "words.yaml", "outdated: ['(']\n", "missing closing"},
		{"not yaml", "matrix.yaml", "\tx", "matrix.yaml"},
	} {
		files := fstest.MapFS{}
		for _, name := range []string{"matrix.yaml", "words.yaml", "sources.yaml"} {
			files[name] = &fstest.MapFile{Data: []byte("{}\n")}
		}
		files[test.file] = &fstest.MapFile{Data: []byte(test.text)}
		_, err := read(files)
		if got := fmt.Sprint(err); (err == nil) != (test.want == "") || !strings.Contains(got, test.want) {
			t.Errorf("%s: error %v, want one with %q", test.name, err, test.want)
		}
	}
}

// TestProfilesAsConfig: lawful.yaml accepts the profiles that have rules, and
// says of the others that they have none.
func TestProfilesAsConfig(t *testing.T) {
	for _, p := range Profiles() {
		c, err := annotations.ParseConfig("lawful.yaml", []byte("version: 1\nprofile: "+p.ID+"\n"))
		switch {
		case p.Ready && (err != nil || c.Profile != p.ID):
			t.Errorf("%s: %v", p.ID, err)
		case !p.Ready && (err == nil || !strings.Contains(err.Error(), "no rules yet")):
			t.Errorf("%s: got %v, expected to hear that it has no rules", p.ID, err)
		}
	}
}
