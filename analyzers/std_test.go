package analyzers

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// A program that does not know where Go lies asks the go command: were modules
// whose path has no dot taken for the standard library, they would not be
// checked.
func TestGoroot(t *testing.T) {
	out, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		t.Fatal(err)
	}
	want := strings.TrimSpace(string(out))
	for _, known := range []string{want, "", filepath.Join(t.TempDir(), "gone")} {
		if got := goroot(known); got != want {
			t.Errorf("goroot(%q) = %q, want %q", known, got, want)
		}
	}
}

func TestGorootWithoutGo(t *testing.T) {
	t.Chdir(t.TempDir())
	if err := os.MkdirAll(filepath.Join("src", "runtime"), 0o777); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", "")
	if got := goroot(""); got != "" {
		t.Errorf("goroot of a machine without Go = %q, want none", got)
	}
}

func TestLiesIn(t *testing.T) {
	for _, known := range []string{goroot(""), ""} {
		for path, want := range map[string]bool{
			"fmt": true, "net/http": true, "hospital": false, "hospital/ward": false, "testing/ward": false, "example.com/fmt": false,
		} {
			if got := liesIn(func() string { return known }, path); got != want {
				t.Errorf("with the installation %q, liesIn(%q) = %t, want %t", known, path, got, want)
			}
		}
	}
}
