package clinic

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// Main runs the tests of a package with lawful, built anew, first on the PATH.
// It returns the exit code.
func Main(m *testing.M) int {
	dir, err := os.MkdirTemp("", "lawful-test-")
	if err == nil {
		defer os.RemoveAll(dir)
		err = install(dir)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	return m.Run()
}

// install builds lawful into dir and puts dir on the PATH.
func install(dir string) error {
	root, err := root()
	if err != nil {
		return err
	}
	build := exec.Command("go", "build", "-o", dir+string(filepath.Separator), "./cmd/lawful")
	build.Dir = root
	if out, err := build.CombinedOutput(); err != nil {
		return fmt.Errorf("%w\n%s", err, out)
	}
	return os.Setenv("PATH", dir+string(filepath.ListSeparator)+os.Getenv("PATH"))
}

// SkipHeavy skips a test of a large program when the minutes to build it are not
// to be had.
func SkipHeavy(t *testing.T, built bool) {
	t.Helper()
	SkipShort(t, "builds a large program")
	if !built {
		SkipLate(t)
	}
}

// SkipLate skips a test that takes minutes on a busy machine, when they are not to
// be had.
func SkipLate(t *testing.T) {
	t.Helper()
	if end, ok := t.Deadline(); ok && time.Until(end) < 5*time.Minute {
		Skip(t, "less than five minutes are left; give the tests more with -timeout 30m")
	}
}

// SkipShort skips a test that takes long, where -short asks for it.
func SkipShort(t *testing.T, why string) {
	t.Helper()
	if testing.Short() {
		Skip(t, why)
	}
}

// SkipOffline skips a test that needs modules which are nowhere to be had, as
// the output of lawful tells.
func SkipOffline(t *testing.T, out string) {
	t.Helper()
	if strings.Contains(out, "is not in the module cache and could not be had") {
		Skip(t, "no network: "+out)
	}
}

// Skip leaves out a test that this machine cannot run. One that CI cannot run
// has failed: nobody would miss it.
func Skip(t *testing.T, why string) {
	t.Helper()
	if os.Getenv("CI") == "true" {
		t.Fatal(why)
	}
	t.Skip(why)
}
