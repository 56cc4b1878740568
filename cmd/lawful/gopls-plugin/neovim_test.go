package plugin_test

import (
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/lawful-lint/lawful/cmd/internal/clinic"
)

// TestNeovim opens the clinic in a headless Neovim: with lawful's gopls, and for
// control with the one of its authors.
func TestNeovim(t *testing.T) {
	if _, err := exec.LookPath("nvim"); err != nil {
		clinic.Skip(t, "no Neovim (nvim) on the PATH; install it, with apt-get install neovim or the like")
	}
	lawful, err := exec.LookPath("lawful")
	if err != nil {
		t.Fatal(err)
	}
	out := neovim(t, lawful+" gopls")
	for _, want := range []string{
		"line 171: patient data NHSNumber, held for direct-care, enters analytics code",
		"no finding with a basis\n", "the skeleton of a basis\n", "what it lacks\n", "done\n",
	} {
		if !strings.Contains(out, want) {
			t.Errorf("no %q in\n%s", want, out)
		}
	}
	out = neovim(t, stockGopls(t), "LAWFUL_STOCK=1")
	if !strings.Contains(out, "a finding of gopls\n0 findings of lawful\ndone\n") {
		t.Errorf("with stock gopls\n%s", out)
	}
}

// neovim runs the session of testdata/neovim.lua and returns what it prints.
func neovim(t *testing.T, server string, env ...string) string {
	t.Helper()
	script, err := filepath.Abs(filepath.Join("..", "..", "..", "testdata", "neovim.lua"))
	if err != nil {
		t.Fatal(err)
	}
	cmd := withGopls(t, "nvim", "--headless", "-u", "NONE", "-i", "NONE", "-n", "-c", "luafile "+script)
	cmd.Env = append(append(cmd.Env, env...), "LAWFUL_ROOT="+clinic.Copy(t), "LAWFUL_SERVER="+server)
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return string(out)
}
