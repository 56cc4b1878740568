package plugin_test

import (
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/lawful-lint/lawful/cmd/internal/clinic"
)

// testSession opens the clinic in an editor that runs a script: with lawful's
// gopls, and for control with the one of its authors. The scripts take the same
// steps and print the same lines.
func testSession(t *testing.T, editor string, args ...string) {
	t.Helper()
	clinic.SkipLate(t)
	lawful, err := exec.LookPath("lawful")
	if err != nil {
		t.Fatal(err)
	}
	out := session(t, lawful+" gopls", nil, editor, args...)
	for _, want := range []string{
		"line 171: ", "patient data NHSNumber, held for direct-care, enters analytics code",
		"no finding with a basis\n", "the finding again\n", "the skeleton of a basis\n", "what it lacks\n", "done\n",
	} {
		if !strings.Contains(out, want) {
			t.Errorf("no %q in\n%s", want, out)
		}
	}
	out = session(t, stockGopls(t), []string{"LAWFUL_STOCK=1"}, editor, args...)
	if !strings.Contains(out, "a finding of gopls\n0 findings of lawful\ndone\n") {
		t.Errorf("with stock gopls\n%s", out)
	}
}

// script is the path of one of the scripts that editors run.
func script(t *testing.T, name string) string {
	t.Helper()
	file, err := filepath.Abs(filepath.Join("..", "..", "..", "testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return file
}

// session runs an editor with a language server on a copy of the clinic and
// returns what its script prints.
func session(t *testing.T, server string, env []string, editor string, args ...string) string {
	t.Helper()
	cmd := withGopls(t, editor, args...)
	cmd.Env = append(append(cmd.Env, env...), "LAWFUL_ROOT="+clinic.Copy(t), "LAWFUL_SERVER="+server)
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return string(out)
}
