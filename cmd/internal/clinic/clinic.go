package clinic

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// Dir is the folder of the clinic.
func Dir(t *testing.T) string {
	t.Helper()
	return testdata(t, "clinic")
}

func testdata(t *testing.T, name string) string {
	t.Helper()
	root, err := root()
	if err != nil {
		t.Fatal(err)
	}
	return filepath.Join(root, "testdata", name)
}

// root is the folder of lawful's checkout.
func root() (string, error) {
	out, err := exec.Command("go", "env", "GOMOD").Output()
	return filepath.Dir(strings.TrimSpace(string(out))), err
}

// Copy returns a copy of the clinic, by a path without symbolic links.
func Copy(t *testing.T) string {
	t.Helper()
	return copyOf(t, Dir(t))
}

// Small returns a copy of the other sample, which has findings and needs no
// other package: for what is analysed again and again.
func Small(t *testing.T) string {
	t.Helper()
	return copyOf(t, testdata(t, "streams"))
}

func copyOf(t *testing.T, from string) string {
	t.Helper()
	dir, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	dir = filepath.Join(dir, filepath.Base(from))
	if err := os.CopyFS(dir, os.DirFS(from)); err != nil {
		t.Fatal(err)
	}
	return dir
}

// Finding is a finding as the JSON of "lawful check" tells it. File is relative
// to the folder of the module.
type Finding struct {
	Rule, Analyzer, Severity, Message, File string
	Start                                   struct{ Line, Column int }
}

// Line is its place without the column.
func (f Finding) Line() string { return fmt.Sprintf("%s:%d", filepath.ToSlash(f.File), f.Start.Line) }

// Short is its place and rule.
func (f Finding) Short() string { return fmt.Sprintf("%s:%d: %s", f.Line(), f.Start.Column, f.Rule) }

// String is the line that the command prints for it.
func (f Finding) String() string {
	text := f.Message
	if f.Severity != "error" {
		text = f.Severity + ": " + text
	}
	return fmt.Sprintf("%s:%d: %s", f.Line(), f.Start.Column, text)
}

// Check runs "lawful check" on the module in dir, which has findings. The
// command is the one on the PATH.
func Check(t *testing.T, dir string, flags ...string) []Finding {
	t.Helper()
	args := append([]string{"check", "-C", dir, "-format", "json"}, flags...)
	out := Run(t, 1, exec.Command("lawful", append(args, "./...")...))
	var run struct{ Findings []Finding }
	if err := json.Unmarshal(out, &run); err != nil {
		t.Fatal(err)
	}
	return run.Findings
}

// Same holds what a driver finds in the Go files of the module in dir, each as
// [Finding.Short] has it, against "lawful check". Drivers show nothing in other
// files.
func Same(t *testing.T, driver, dir string, found []string) {
	t.Helper()
	var want []string
	for _, f := range Check(t, dir) {
		if filepath.Ext(f.File) == ".go" {
			want = append(want, f.Short())
		}
	}
	if len(want) < 20 {
		t.Fatalf("lawful check finds %q only", want)
	}
	for _, line := range Minus(want, found) {
		t.Errorf("lawful check has it, %s not: %s", driver, line)
	}
	for _, line := range Minus(found, want) {
		t.Errorf("%s has it, lawful check not: %s", driver, line)
	}
}

// Minus returns the elements of a that b has not, as often as it lacks them.
func Minus(a, b []string) []string {
	left := make(map[string]int)
	for _, s := range b {
		left[s]++
	}
	return slices.DeleteFunc(slices.Clone(a), func(s string) bool {
		left[s]--
		return left[s] >= 0
	})
}

// Run runs a command that must end with the exit code and returns what it
// printed, on the standard output or else on the standard error.
func Run(t *testing.T, code int, cmd *exec.Cmd) []byte {
	t.Helper()
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	err := cmd.Run()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	if got := cmd.ProcessState.ExitCode(); got != code {
		t.Fatalf("%s: exit code %d, want %d\n%s%s", cmd, got, code, &stdout, &stderr)
	}
	if stdout.Len() == 0 {
		return stderr.Bytes()
	}
	return stdout.Bytes()
}
