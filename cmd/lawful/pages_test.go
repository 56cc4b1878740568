package main

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/lawful-lint/lawful/analyzers"
	"github.com/lawful-lint/lawful/annotations"
	"github.com/lawful-lint/lawful/annotations/law"
	"github.com/lawful-lint/lawful/cmd/internal/clinic"
)

// pages are what docs holds, made of what "lawful explain" says: a page an
// analyzer, and one of all rules, with an anchor for each thing that a finding
// links to.
func pages(t *testing.T) map[string]string {
	t.Helper()
	out := make(map[string]string)
	category := regexp.MustCompile(`(?m)^\t([a-z-]+)  +\S`)
	for _, a := range analyzers.New(analyzers.Options{}) {
		text := "# " + a.Name + "\n\n"
		for _, m := range category.FindAllStringSubmatch(a.Doc, -1) {
			text += fmt.Sprintf("<a id=%q></a>\n", m[1])
		}
		title, rest, _ := strings.Cut(a.Doc, "\n")
		text += strings.ToUpper(title[:1]) + title[1:] + ".\n" + rest
		out[a.Name+".md"] = strings.TrimSpace(text) + "\n\nThe rules are in [rules.md](rules.md), everything else in the [README](../../../README.md).\n"
	}
	var rules strings.Builder
	rules.WriteString("# Rules\n\nWhat `lawful explain` says of each. The [README](../../../README.md#rules) has a table of them.\n")
	for _, r := range law.Rules() {
		fmt.Fprintf(&rules, "\n## <a id=%q></a>%s %s\n\n```text\n", r.Slug, r.ID, r.Slug)
		if err := law.Explain(&rules, &r); err != nil {
			t.Fatal(err)
		}
		rules.WriteString("```\n")
	}
	out["rules.md"] = rules.String()
	return out
}

// TestPages compares the pages with what they are made of. With -update-readme
// it writes them.
func TestPages(t *testing.T) {
	docs := filepath.Join(filepath.Dir(readmeFile), "cmd", "lawful", "docs")
	want := pages(t)
	for name, text := range want {
		file := filepath.Join(docs, name)
		if *updateReadme {
			if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
				t.Fatal(err)
			}
		}
		if have, err := os.ReadFile(file); err != nil || string(have) != text {
			t.Errorf("docs/%s is not what lawful explain says (%v); go test ./cmd/lawful -run Pages -update-readme writes it", name, err)
		}
	}
	entries, err := os.ReadDir(docs)
	if err != nil || len(entries) != len(want) {
		t.Errorf("docs holds %d files, want %d (%v)", len(entries), len(want), err)
	}
}

// TestLinks: whatever a finding links to is a file of this repository with that
// anchor.
func TestLinks(t *testing.T) {
	var links []string
	for _, a := range analyzers.New(analyzers.Options{}) {
		links = append(links, a.URL)
	}
	for _, r := range law.Rules() {
		links = append(links, analyzers.RulePage(r.Slug))
	}
	for _, c := range []string{
		annotations.Malformed, annotations.Unknown, annotations.NearMiss, annotations.Misplaced,
		annotations.Contradictory, annotations.Duplicate, annotations.Unused, "unmatched-pattern",
	} {
		links = append(links, analyzers.Page("lawfulmarks")+"#"+c)
	}
	links = append(links, analyzers.Page("lawfulflow")+"#too-complex")
	var run struct{ Findings []struct{ URL string } }
	out := clinic.Run(t, 1, exec.Command("lawful", "check", "-C", clinic.Small(t), "-format", "json", "./..."))
	if err := json.Unmarshal(out, &run); err != nil || len(run.Findings) == 0 {
		t.Fatalf("%v\n%s", err, out)
	}
	for _, f := range run.Findings {
		links = append(links, f.URL)
	}
	for _, link := range links {
		path, ok := strings.CutPrefix(link, "https://github.com/lawful-lint/lawful/blob/main/")
		path, anchor, _ := strings.Cut(path, "#")
		text, err := os.ReadFile(filepath.Join(filepath.Dir(readmeFile), filepath.FromSlash(path)))
		if !ok || err != nil || anchor != "" && !strings.Contains(string(text), fmt.Sprintf("<a id=%q>", anchor)) {
			t.Errorf("%s leads nowhere (%v)", link, err)
		}
	}
}
