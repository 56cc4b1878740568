package law

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"

	"github.com/lawful-lint/lawful/annotations"
)

// fragment is the part of lawful.yaml that examples use.
type fragment struct {
	Organisation map[string]string
	Bases        map[string]map[string]any
	Code         []map[string]string
}

// checkFragment checks the bases of a piece of lawful.yaml as the register.
func checkFragment(t *testing.T, text string) []Violation {
	t.Helper()
	var f fragment
	if err := yaml.Unmarshal([]byte(text), &f); err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	var ids []string
	for id := range f.Bases {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	var out []Violation
	for _, id := range ids {
		ctx := Context{Organisation: f.Organisation["type"], Register: true, Today: "2026-09-01"}
		for _, code := range f.Code {
			if code["basis"] == id {
				ctx.Package = code["match"]
			}
		}
		out = append(out, Check(basis(id, f.Bases[id]), ctx)...)
	}
	return out
}

// basis makes a Basis of one entry of the register.
func basis(id string, entry map[string]any) *annotations.Basis {
	b := &annotations.Basis{ID: id, Evidence: map[string]string{}}
	for key, value := range entry {
		switch key {
		case "purposes":
			for _, p := range value.([]any) {
				b.Purposes = append(b.Purposes, fmt.Sprint(p))
			}
		case "a6":
			b.A6 = fmt.Sprint(value)
		case "a9":
			b.A9 = fmt.Sprint(value)
		case "route":
			b.Route = fmt.Sprint(value)
		default:
			b.Evidence[key] = fmt.Sprint(value)
			if day, ok := value.(interface{ Format(string) string }); ok {
				b.Evidence[key] = day.Format("2006-01-02")
			}
		}
	}
	return b
}

func firesIn(rule *Rule, found []Violation) bool {
	return slices.ContainsFunc(found, func(v Violation) bool { return v.Rule == rule && v.Severity == rule.Severity })
}

// TestScoreSheet runs the wrong and the right example of every rule and prints
// the sheet. Examples of rules that analyzers check are run by their tests; the
// sheet lists them.
func TestScoreSheet(t *testing.T) {
	var sheet strings.Builder
	fmt.Fprintf(&sheet, "\n%-4s %-40s %-8s %-6s %s\n", "rule", "slug", "level", "wrong", "right")
	ran, passed := 0, 0
	var elsewhere []string
	for _, r := range mustLoad(t).rules {
		wrong, right := "-", "-"
		if r.CheckedAt(Declaration) {
			if r.Wrong.Lang != "yaml" || r.Right.Lang != "yaml" {
				t.Errorf("%s is checked at declarations: its examples must be YAML", r.ID)
				continue
			}
			ran++
			w, g := scoreWrong(t, r), scoreRight(t, r)
			wrong, right = mark(w, "fires", "MISSED"), mark(g, "silent", "FIRES")
			if w && g {
				passed++
			}
		} else {
			elsewhere = append(elsewhere, r.ID)
		}
		fmt.Fprintf(&sheet, "%-4s %-40s %-8s %-6s %s\n", r.ID, r.Slug, r.Severity, wrong, right)
	}
	fmt.Fprintf(&sheet, "%d of %d declaration rules right; run by the analyzers' tests: %s\n", passed, ran, strings.Join(elsewhere, " "))
	t.Log(sheet.String())
}

func mark(good bool, yes, no string) string {
	if good {
		return yes
	}
	return no
}

func scoreWrong(t *testing.T, r *Rule) bool {
	found := checkFragment(t, r.Wrong.Text)
	if !firesIn(r, found) {
		t.Errorf("%s: the wrong example does not fire; found %v", r.ID, texts(found))
		return false
	}
	for _, v := range found {
		if v.Rule != r && v.Severity == Error && r.Severity != Error {
			t.Errorf("%s: the wrong example breaks %s as well, and worse: %s", r.ID, v.Rule.ID, v.Message)
		}
	}
	return true
}

// scoreRight asks for more than silence of the rule: a reader copies it, so it
// must break no rule at all.
func scoreRight(t *testing.T, r *Rule) bool {
	found := checkFragment(t, r.Right.Text)
	if len(found) > 0 {
		t.Errorf("%s: the right example breaks %v", r.ID, texts(found))
	}
	return len(found) == 0
}

func texts(found []Violation) []string {
	var out []string
	for _, v := range found {
		out = append(out, fmt.Sprintf("%s(%s) %s: %s", v.Rule.ID, v.Severity, v.Key, v.Message))
	}
	return out
}

// TestExamplesAsConfig reads the examples as the file that they are pieces of:
// they must be good lawful.yaml and give the same findings. Two wrong ones are
// refused by the reader of the file before any rule is asked.
func TestExamplesAsConfig(t *testing.T) {
	refused := []string{"R10", "R38"}
	for _, r := range mustLoad(t).rules {
		for _, e := range []Example{r.Wrong, r.Right} {
			if e.Lang != "yaml" {
				continue
			}
			c, err := annotations.ParseConfig(r.ID, []byte("version: 1\n"+e.Text))
			if err != nil {
				if e != r.Wrong || !slices.Contains(refused, r.ID) {
					t.Errorf("%s: %v", r.ID, err)
				}
				continue
			}
			var found []Violation
			for _, b := range c.Bases {
				ctx := Context{Organisation: c.Organisation.Type, Voc: c.Vocabulary, Register: true, Today: "2026-09-01"}
				for _, code := range c.Code {
					if code.Basis != nil && code.Basis.ID == b.ID {
						ctx.Package = code.Match.Text
					}
				}
				found = append(found, Check(b, ctx)...)
			}
			if got, want := ids(found), ids(checkFragment(t, e.Text)); got != want {
				t.Errorf("%s: as lawful.yaml %q, as an example %q", r.ID, got, want)
			}
		}
	}
}
