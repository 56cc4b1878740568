package main

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/lawful-lint/lawful/annotations/law"
	"github.com/lawful-lint/lawful/cmd/internal/clinic"
)

// TestStreams runs the walk-through of testdata/streams: its README shows what
// is printed, and each line of code names the rules that fire there.
func TestStreams(t *testing.T) {
	dir := filepath.Join("..", "..", "testdata", "streams")
	readme, err := os.ReadFile(filepath.Join(dir, "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	_, shown, _ := strings.Cut(string(readme), "```text\n")
	shown, _, _ = strings.Cut(shown, "```")
	printed := string(clinic.Run(t, 1, exec.Command("lawful", "check", "-C", dir, "./...")))
	if printed != shown {
		t.Errorf("printed\n%s\nthe README shows\n%s", printed, shown)
	}
	want, got := firesIn(t, dir), rulesByLine(t, dir)
	if !slices.Equal(got, want) {
		t.Errorf("fires\n%s\nthe code says\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// firesIn lists the rules that comments of a module name, as file:line: RULE.
func firesIn(t *testing.T, dir string) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, "*", "*.go"))
	if err != nil {
		t.Fatal(err)
	}
	deeper, err := filepath.Glob(filepath.Join(dir, "*", "*", "*.go"))
	if err != nil {
		t.Fatal(err)
	}
	fires := regexp.MustCompile(`// fires: ([RM\d ]+)$`)
	var list []string
	for _, name := range append(files, deeper...) {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		rel, err := filepath.Rel(dir, name)
		if err != nil {
			t.Fatal(err)
		}
		for i, line := range strings.Split(string(text), "\n") {
			if m := fires.FindStringSubmatch(line); m != nil {
				for _, rule := range strings.Fields(m[1]) {
					list = append(list, fmt.Sprintf("%s:%d: %s", filepath.ToSlash(rel), i+1, rule))
				}
			}
		}
	}
	slices.Sort(list)
	return list
}

// rulesByLine lists what lawful finds in a module in the same form.
func rulesByLine(t *testing.T, dir string) []string {
	t.Helper()
	var run struct{ Findings []clinic.Finding }
	if err := json.Unmarshal(clinic.Run(t, 1, exec.Command("lawful", "check", "-C", dir, "-format", "json", "./...")), &run); err != nil {
		t.Fatal(err)
	}
	var list []string
	for _, f := range run.Findings {
		id := f.Rule
		if rule, _ := law.ByName(f.Rule); rule != nil {
			id = rule.ID
		}
		list = append(list, f.Line()+": "+id)
	}
	slices.Sort(list)
	return list
}
