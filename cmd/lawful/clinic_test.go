package main

import (
	"fmt"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/lawful-lint/lawful/annotations"
	"github.com/lawful-lint/lawful/annotations/law"
	"github.com/lawful-lint/lawful/cmd/internal/clinic"
)

// TestClinic runs the command and go vet on the sample clinic. A marked line has just the
// finding that its mark names, and no other line has one, warnings included.
// The clinic's README tells the marks.
func TestClinic(t *testing.T) {
	dir := clinic.Dir(t)
	marks := readMarks(t, dir)
	found := clinic.Check(t, dir)
	for _, f := range found {
		switch m, ok := marks[f.Line()]; {
		case !ok:
			t.Errorf("%s: no mark for %s", f.Line(), f)
		case !m.fits(f):
			t.Errorf("%s: marked %s: %s, found %s", f.Line(), m.kind, m.word, f)
		}
	}
	perLine := count(found, clinic.Finding.Line)
	for _, line := range slices.Sorted(maps.Keys(marks)) {
		if m := marks[line]; m.kind != "silent" && perLine[line] != 1 {
			t.Errorf("%s: %d findings, want one for %s: %s", line, perLine[line], m.kind, m.word)
		}
	}
	rules := count(found, func(f clinic.Finding) string { return f.Rule })
	if claim := fmt.Sprintf("in which %d lines are at fault, by %d different rules", len(perLine), len(rules)); !strings.Contains(readme(t), claim) {
		t.Errorf("README.md lacks: %s", claim)
	}
	sameFromVet(t, dir, found)
}

// TestClinicWithoutBasis deletes a line of the clinic that declares a basis, as
// its README proposes: what that basis covered is found, and nothing else.
func TestClinicWithoutBasis(t *testing.T) {
	dir := clinic.Dir(t)
	without := filepath.Join(t.TempDir(), "clinic")
	if err := os.CopyFS(without, os.DirFS(dir)); err != nil {
		t.Fatal(err)
	}
	deleteLine(t, filepath.Join(without, "nightly", "services.go"), "//lawful:basis bed-management")

	found := clinic.Check(t, without)
	before := count(clinic.Check(t, dir), sourceLine(t, dir))
	var fresh []clinic.Finding
	for _, f := range found {
		if key := sourceLine(t, without)(f); before[key] > 0 {
			before[key]--
		} else {
			fresh = append(fresh, f)
		}
	}
	want := "nightly/services.go: report := evaluation.Review(stays)"
	if len(fresh) != 1 || !strings.HasPrefix(sourceLine(t, without)(fresh[0]), want) {
		t.Errorf("new findings %v, want one at %s", fresh, want)
	}
	for _, key := range slices.Sorted(maps.Keys(before)) {
		if before[key] > 0 {
			t.Errorf("gone: %s", key)
		}
	}
	sameFromVet(t, without, found)
}

// mark is what a comment at the end of a line says of it.
type mark struct{ kind, word string }

var markComment = regexp.MustCompile(`// (crossing|basis|warning|silent): (.+)$`)

// readMarks returns the marks by file:line.
func readMarks(t *testing.T, dir string) map[string]mark {
	t.Helper()
	marks := make(map[string]mark)
	kinds := make(map[string]int)
	err := filepath.WalkDir(dir, func(path string, _ fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(path) != ".go" {
			return err
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		name, err := filepath.Rel(dir, path)
		if err != nil {
			return err
		}
		n := 0
		for line := range strings.Lines(string(data)) {
			n++
			if m := markComment.FindStringSubmatch(strings.TrimSpace(line)); m != nil {
				marks[fmt.Sprintf("%s:%d", filepath.ToSlash(name), n)] = mark{m[1], m[2]}
				kinds[m[1]]++
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if kinds["crossing"] < 20 || kinds["silent"] < 20 {
		t.Fatalf("%d crossings and %d look-alikes are marked; want 20 of each", kinds["crossing"], kinds["silent"])
	}
	return marks
}

// fits reports whether the finding is the one that the mark names: a crossing
// into that purpose, or a violation of that rule.
func (m mark) fits(f clinic.Finding) bool {
	rule, _ := law.ByName(f.Rule)
	if rule == nil {
		return false
	}
	switch m.kind {
	case "crossing":
		return f.Severity == "error" && f.Analyzer != "lawfulbasis" && namesPurpose(f.Message, m.word)
	case "basis":
		return f.Severity == "error" && f.Analyzer == "lawfulbasis" && rule.ID == m.word
	case "warning":
		return f.Severity == "warning" && rule.ID == m.word
	}
	return false
}

// namesPurpose reports whether a message speaks of data that enters code of the
// purpose, by its id or an everyday word.
func namesPurpose(message, id string) bool {
	p, ok := annotations.Default().Purpose(id)
	if !ok {
		return false
	}
	for _, word := range append([]string{p.ID}, p.Aliases...) {
		for _, form := range []string{"enters %s code ", "enters %s use,", "crosses into %s under"} {
			if strings.Contains(message, fmt.Sprintf(form, word)) {
				return true
			}
		}
	}
	return false
}

var vetLine = regexp.MustCompile(`^(?:\./)?(\S+\.go:\d+:\d+: .*)$`)

// sameFromVet checks that go vet prints the findings of "lawful check". Its
// order between packages is chance.
func sameFromVet(t *testing.T, dir string, check []clinic.Finding) {
	t.Helper()
	tool, err := exec.LookPath("lawful")
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("go", "vet", "-vettool="+tool, "-lawful.warnings", "./...")
	cmd.Dir = dir
	var got []string
	for line := range strings.Lines(string(clinic.Run(t, 1, cmd))) {
		if m := vetLine.FindStringSubmatch(strings.TrimSpace(line)); m != nil {
			got = append(got, filepath.ToSlash(m[1]))
		}
	}
	var want []string
	for _, f := range check {
		want = append(want, f.String())
	}
	slices.Sort(got)
	slices.Sort(want)
	for _, line := range clinic.Minus(want, got) {
		t.Errorf("lawful check has it, go vet not: %s", line)
	}
	for _, line := range clinic.Minus(got, want) {
		t.Errorf("go vet has it, lawful check not: %s", line)
	}
}

// sourceLine names a finding by its file and the text of its line, which stay
// when a line elsewhere is deleted.
func sourceLine(t *testing.T, dir string) func(clinic.Finding) string {
	return func(f clinic.Finding) string {
		t.Helper()
		data, err := os.ReadFile(filepath.Join(dir, f.File))
		if err != nil {
			t.Fatal(err)
		}
		lines := strings.Split(string(data), "\n")
		if f.Start.Line < 1 || f.Start.Line > len(lines) {
			t.Fatalf("no such line: %s", f)
		}
		return filepath.ToSlash(f.File) + ": " + strings.TrimSpace(lines[f.Start.Line-1])
	}
}

func deleteLine(t *testing.T, file, text string) {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.SplitAfter(string(data), "\n")
	rest := slices.DeleteFunc(slices.Clone(lines), func(line string) bool { return strings.TrimSpace(line) == text })
	if len(rest) != len(lines)-1 {
		t.Fatalf("%s: %d lines %q, want one", file, len(lines)-len(rest), text)
	}
	if err := os.WriteFile(file, []byte(strings.Join(rest, "")), 0o666); err != nil {
		t.Fatal(err)
	}
}

func count(list []clinic.Finding, key func(clinic.Finding) string) map[string]int {
	n := make(map[string]int)
	for _, f := range list {
		n[key(f)]++
	}
	return n
}
