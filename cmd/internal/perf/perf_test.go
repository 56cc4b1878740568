package main

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/lawful-lint/lawful/cmd/internal/clinic"
	"os"
	"os/exec"
)

func TestMain(m *testing.M) { os.Exit(clinic.Main(m)) }

// TestGenerated holds that the generated module compiles and has the findings
// it is meant to have: one a study.
func TestGenerated(t *testing.T) {
	clinic.SkipShort(t, "starts the go command")
	dir := filepath.Join(t.TempDir(), "m")
	if err := generate(dir, 100); err != nil {
		t.Fatal(err)
	}
	found := string(clinic.Run(t, 1, exec.Command("lawful", "check", "-C", dir, "./...")))
	lines := slices.DeleteFunc(strings.Split(found, "\n"), func(line string) bool { return !strings.Contains(line, "research code") })
	if len(lines) < 2 || !strings.HasPrefix(lines[0], "p49/p.go:") || !strings.Contains(found, "\np99/p.go:") {
		t.Errorf("found\n%s", found)
	}
}

// TestRatio holds what is over its budget.
func TestRatio(t *testing.T) {
	for _, test := range []struct {
		got, most float64
		over      bool
	}{{1.3, 1.35, false}, {1.4, 1.35, true}, {9, 0, false}} {
		if text := (ratio{"x", test.most}).budget(test.got); strings.Contains(text, "over") != test.over {
			t.Errorf("%.2f of %.2f: %q", test.got, test.most, text)
		}
	}
}
