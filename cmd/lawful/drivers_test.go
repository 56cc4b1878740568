package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestDrivers holds the four ways to meet lawful against each other: by rule
// and place they find the same in the Go files of the clinic.
func TestDrivers(t *testing.T) {
	dir := copyClinic(t)
	var want []string
	for _, f := range clinicCheck(t, dir) {
		if filepath.Ext(f.File) == ".go" {
			want = append(want, fmt.Sprintf("%s:%d: %s", f.line(), f.Start.Column, f.Rule))
		}
	}
	slices.Sort(want)
	if len(want) < 20 {
		t.Fatalf("lawful check finds %q only", want)
	}
	for _, driver := range []struct {
		name string
		run  func(t *testing.T, dir string) []string
	}{
		{"go vet", vetFinds}, {"golangci-lint", golangciFinds}, {"gopls", goplsFinds},
	} {
		t.Run(driver.name, func(t *testing.T) {
			got := driver.run(t, dir)
			slices.Sort(got)
			for _, line := range minus(want, got) {
				t.Errorf("lawful check alone has %s", line)
			}
			for _, line := range minus(got, want) {
				t.Errorf("lawful check lacks %s", line)
			}
		})
	}
}

// vetFinds returns what go vet finds, "file:line:column: rule".
func vetFinds(t *testing.T, dir string) []string {
	tool, err := exec.LookPath("lawful")
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("go", "vet", "-json", "-vettool="+tool, "-lawful.warnings", "./...")
	cmd.Dir = dir
	var found []string
	for d := json.NewDecoder(bytes.NewReader(runTool(t, 0, cmd))); ; {
		var packages map[string]map[string][]struct{ Category, Posn string }
		if err := d.Decode(&packages); errors.Is(err, io.EOF) {
			return found
		} else if err != nil {
			t.Fatal(err)
		}
		for _, byAnalyzer := range packages {
			for _, f := range byAnalyzer["lawful"] {
				found = append(found, relative(t, dir, f.Posn)+": "+f.Category)
			}
		}
	}
}

func golangciFinds(t *testing.T, dir string) []string {
	g := newGolangci(t, dir)
	g.write(".golangci.yml", golangciConfig(""))
	var found []string
	for _, m := range g.lines() {
		found = append(found, m[1]+m[3])
	}
	return found
}

// goplsFinds asks for each file: what gopls shows by itself is never complete
// for certain.
func goplsFinds(t *testing.T, dir string) []string {
	e := newEditor(t, dir, nil, withGopls(t, "lawful", "gopls"))
	var found []string
	err := filepath.WalkDir(dir, func(path string, _ fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(path) != ".go" {
			return err
		}
		name := relative(t, dir, path)
		var report struct{ Items []problem }
		answer := e.ask("textDocument/diagnostic", map[string]any{"textDocument": map[string]any{"uri": e.uri(name)}})
		if err := json.Unmarshal(answer, &report); err != nil {
			return fmt.Errorf("%w: %s", err, answer)
		}
		for _, p := range report.Items {
			if strings.HasPrefix(p.Source, "lawful") {
				found = append(found, fmt.Sprintf("%s:%d:%d: %s", name, p.Range.Start.Line+1, p.Range.Start.Character+1, p.Code))
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// relative is a path in dir as lawful prints it.
func relative(t *testing.T, dir, path string) string {
	t.Helper()
	name, err := filepath.Rel(dir, path)
	if err != nil {
		t.Fatal(err)
	}
	return filepath.ToSlash(name)
}
