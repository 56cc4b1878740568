package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"
	"golang.org/x/mod/modfile"

	"github.com/lawful-lint/lawful/analyzers"
	"github.com/lawful-lint/lawful/annotations"
	"github.com/lawful-lint/lawful/annotations/law"
	"github.com/lawful-lint/lawful/cmd/internal/clinic"
)

var updateReadme = flag.Bool("update-readme", false, "write the lists in README.md anew")

const readmeFile = "../../README.md"

func readme(t *testing.T) string {
	t.Helper()
	data, err := os.ReadFile(readmeFile)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// fenced returns the contents of the code blocks of one language in a part of
// the README that begins with a heading.
func fenced(t *testing.T, heading, lang string) []string {
	t.Helper()
	_, part, ok := strings.Cut(readme(t), "\n"+heading+"\n")
	if !ok {
		t.Fatalf("README.md has no %q", heading)
	}
	level, _, _ := strings.Cut(heading, " ")
	part, _, _ = strings.Cut(part, "\n"+level+" ")
	var out []string
	for _, m := range regexp.MustCompile("(?s)```(\\w+)\n(.*?)```").FindAllStringSubmatch(part, -1) {
		if m[1] == lang {
			out = append(out, m[2])
		}
	}
	return out
}

// TestReadmeExample runs the example of the README, which must print what is
// said there, and nothing once the bases are declared as shown.
func TestReadmeExample(t *testing.T) {
	const heading = "## What it finds"
	code, output, config := fenced(t, heading, "go"), fenced(t, heading, "text"), fenced(t, heading, "yaml")
	if len(code) != 2 || len(output) != 1 || len(config) != 1 {
		t.Fatalf("%d blocks of Go, %d of output, %d of YAML; want a program and the part to replace, 1, 1", len(code), len(output), len(config))
	}
	dir := t.TempDir()
	write := func(name, text string) {
		t.Helper()
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	write("go.mod", "module example.com/ward\n\ngo 1.26\n")
	write("ward.go", code[0])
	want := strings.TrimPrefix(output[0], "$ lawful ./...\n")
	if got := lawfulIn(t, dir, 1); got != want {
		t.Errorf("prints\n%swant\n%s", got, want)
	}

	text := fenced(t, "### Output", "text")
	if len(text) != 1 {
		t.Fatalf("%d blocks of output under Output, want 1", len(text))
	}
	if got := lawfulIn(t, dir, 1, "-format", "text"); !strings.Contains(got, strings.TrimPrefix(text[0], "$ lawful -format text ./...\n")) {
		t.Errorf("-format text prints\n%swant\n%s", got, text[0])
	}

	lines := strings.SplitAfter(code[1], "\n") // purpose, basis, function
	if len(lines) != 4 || !strings.Contains(code[0], lines[0]+lines[2]) {
		t.Fatalf("the example does not hold what is to be replaced by\n%s", code[1])
	}
	write("ward.go", strings.Replace(code[0], lines[0]+lines[2], code[1], 1))
	write("lawful.yaml", config[0])
	if got := lawfulIn(t, dir, 0); got != "" {
		t.Errorf("with the bases declared it prints\n%s", got)
	}
	write("lawful.yaml", strings.Replace(config[0], "route: explicit-consent", "route: implied-consent", 1))
	if got := lawfulIn(t, dir, 1); !strings.Contains(got, "implied consent covers direct care only") {
		t.Errorf("on implied consent it prints\n%s", got)
	}
}

// lawfulIn runs lawful on the module in dir and returns its standard output.
func lawfulIn(t *testing.T, dir string, code int, flags ...string) string {
	t.Helper()
	cmd := exec.Command("lawful", append(flags, "./...")...)
	cmd.Dir = dir
	out, _ := cmd.Output()
	if got := cmd.ProcessState.ExitCode(); got != code {
		t.Errorf("exit code %d, want %d", got, code)
	}
	return string(out)
}

// TestReadmeConfig reads every lawful.yaml of the README.
func TestReadmeConfig(t *testing.T) {
	files := append(fenced(t, "## What it finds", "yaml"), fenced(t, "## The language", "yaml")...)
	if len(files) != 2 {
		t.Fatalf("%d files, want 2", len(files))
	}
	for i, text := range files {
		file := filepath.Join(t.TempDir(), "lawful.yaml")
		if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
		if _, err := annotations.Load(file); err != nil {
			t.Errorf("file %d: %v", i+1, err)
		}
	}
}

// TestReadmeRecipes runs what is there to run of the recipes for CI and Bazel,
// and reads the rest.
func TestReadmeRecipes(t *testing.T) {
	if _, err := exec.LookPath("jq"); err != nil {
		clinic.Skip(t, "no jq on the PATH; install it, with apt-get install jq or the like")
	}
	for i, text := range fenced(t, "### CI recipes", "yaml") {
		var recipe any
		if err := yaml.Unmarshal([]byte(text), &recipe); err != nil {
			t.Errorf("recipe %d: %v", i+1, err)
		}
	}
	dir := t.TempDir()
	run := func(program, in string, into any, args ...string) {
		t.Helper()
		cmd := exec.Command(program, args...)
		cmd.Dir, cmd.Stdin = dir, strings.NewReader(in)
		if err := json.Unmarshal(clinic.Run(t, 0, cmd), into); err != nil {
			t.Fatal(err)
		}
	}

	filter := fenced(t, "### CI recipes", "jq")[0]
	streams := exec.Command("lawful", "check", "-C", filepath.Join("..", "..", "testdata", "streams"), "-format", "json", "./...")
	var issues []struct {
		Description, Fingerprint, Severity string
		CheckName                          string `json:"check_name"`
		Location                           struct {
			Path  string
			Lines struct{ Begin int }
		}
	}
	run("jq", string(clinic.Run(t, 1, streams)), &issues, filter)
	if len(issues) == 0 {
		t.Error("the filter for GitLab makes nothing of what was found")
	}
	for _, i := range issues {
		known := slices.Contains([]string{"critical", "minor", "info"}, i.Severity)
		if i.Description == "" || i.Fingerprint == "" || i.CheckName == "" || !known || i.Location.Path == "" || i.Location.Lines.Begin == 0 {
			t.Errorf("the filter for GitLab makes %+v", i)
		}
	}

	rule := regexp.MustCompile(`cmd = "(.*) \$< > \$@"`).FindStringSubmatch(fenced(t, "### Bazel", "starlark")[0])
	if rule == nil {
		t.Fatal("no command in the genrule for Bazel")
	}
	var nogo struct {
		Lawful struct {
			Flags map[string]string `json:"analyzer_flags"`
		}
	}
	const config = "version: 1\n# \"quoted\"\n"
	run("sh", config, &nogo, "-c", rule[1])
	if got := nogo.Lawful.Flags["config"]; got != config {
		t.Errorf("the genrule for Bazel hands on %q, want %q", got, config)
	}
}

// TestReadmeLists compares the lists that are made of data. With -update-readme
// it writes them.
func TestReadmeLists(t *testing.T) {
	text := readme(t)
	for _, list := range []struct{ name, want string }{
		{"purposes", purposeList()},
		{"analyzers", analyzerTable()},
		{"rules", ruleTable()},
	} {
		begin, end := "<!-- "+list.name+" -->\n", "<!-- end of "+list.name+" -->\n"
		before, rest, ok1 := strings.Cut(text, begin)
		have, after, ok2 := strings.Cut(rest, end)
		switch {
		case !ok1 || !ok2:
			t.Errorf("README.md lacks %sor %s", begin, end)
		case *updateReadme:
			text = before + begin + list.want + end + after
		case have != list.want:
			t.Errorf("README.md has another list of %s; go test ./cmd/lawful -run Readme -update-readme writes\n%s", list.name, list.want)
		}
	}
	if *updateReadme {
		if err := os.WriteFile(readmeFile, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

func purposeList() string {
	var b strings.Builder
	b.WriteString("\n")
	var below func(parent, indent string)
	below = func(parent, indent string) {
		for _, p := range annotations.Default().Purposes() {
			if p.Parent != parent {
				continue
			}
			name := "`" + p.ID + "`"
			if p.Abstract {
				name = "*" + p.ID + "*"
			}
			if len(p.Aliases) > 0 {
				name += " (`" + strings.Join(p.Aliases, "`, `") + "`)"
			}
			fmt.Fprintf(&b, "%s- %s\n", indent, name)
			below(p.ID, indent+"  ")
		}
	}
	below("", "")
	return b.String() + "\n"
}

func analyzerTable() string {
	var b strings.Builder
	b.WriteString("\n| analyzer | what it does |\n|---|---|\n")
	for _, a := range analyzers.New(analyzers.Options{}) {
		line, _, _ := strings.Cut(a.Doc, "\n")
		fmt.Fprintf(&b, "| <a id=%q></a>`%s` | %s |\n", a.Name, a.Name, line)
	}
	return b.String() + "\n"
}

func ruleTable() string {
	var b strings.Builder
	b.WriteString("\n| rule | name | severity | what it finds |\n|---|---|---|---|\n")
	for _, r := range law.Rules() {
		fmt.Fprintf(&b, "| <a id=%q></a>%s | `%s` | %s | %s |\n", r.Slug, r.ID, r.Slug, r.Severity, r.Title)
	}
	return b.String() + "\n"
}

// TestReadmeWords: no word of the language is missing.
func TestReadmeWords(t *testing.T) {
	text := readme(t)
	voc := annotations.Default()
	for _, kind := range []annotations.Kind{annotations.A6Word, annotations.A9Word, annotations.RouteWord, annotations.EvidenceWord, annotations.StateWord, annotations.CheckWord, annotations.GroupWord} {
		for _, term := range voc.Terms(kind) {
			if !regexp.MustCompile(`[ ` + "`" + `]` + regexp.QuoteMeta(term.Word) + `[ ,` + "`" + `]`).MatchString(text) {
				t.Errorf("README.md does not name %s", term.Word)
			}
		}
	}
}

// TestReadmePaths: what the README names in this repository exists.
func TestReadmePaths(t *testing.T) {
	text := readme(t)
	var paths []string
	for _, m := range regexp.MustCompile(`\]\(([^)#:]+)\)`).FindAllStringSubmatch(text, -1) {
		paths = append(paths, m[1])
	}
	for _, m := range regexp.MustCompile("`((?:annotations|analyzers|cmd|testdata|\\.ci)/[^`A-Z ]*)`").FindAllStringSubmatch(text, -1) {
		paths = append(paths, m[1])
	}
	slices.Sort(paths)
	paths = slices.Compact(paths)
	if len(paths) < 10 {
		t.Errorf("only %d paths: %q", len(paths), paths)
	}
	for _, path := range paths {
		if found, err := filepath.Glob(filepath.Join(filepath.Dir(readmeFile), filepath.FromSlash(path))); err != nil || len(found) == 0 {
			t.Errorf("README.md names %s, which is not there (%v)", path, err)
		}
	}
}

// TestReadmeDependencies compares the table of dependencies with go.mod.
func TestReadmeDependencies(t *testing.T) {
	data, err := os.ReadFile("../../go.mod")
	if err != nil {
		t.Fatal(err)
	}
	mod, err := modfile.Parse("go.mod", data, nil)
	if err != nil {
		t.Fatal(err)
	}
	var want, got []string
	for _, r := range mod.Require {
		if !r.Indirect {
			want = append(want, r.Mod.Path)
		}
	}
	_, table, _ := strings.Cut(readme(t), "\n### What it depends on\n")
	table, _, _ = strings.Cut(table, "\n## ")
	for _, row := range regexp.MustCompile("(?m)^\\| `([^`]+)` (?:\\|[^|]+){4}\\|$").FindAllStringSubmatch(table, -1) {
		got = append(got, row[1])
	}
	slices.Sort(want)
	slices.Sort(got)
	if !slices.Equal(got, want) {
		t.Errorf("README.md tells of %s; go.mod has %s", got, want)
	}
}
