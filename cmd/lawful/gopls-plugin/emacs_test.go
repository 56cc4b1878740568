package plugin_test

import (
	"os/exec"
	"testing"

	"github.com/lawful-lint/lawful/cmd/internal/clinic"
)

// TestEmacs does in Emacs, with its client eglot, what [TestNeovim] does.
func TestEmacs(t *testing.T) {
	if out, err := exec.Command("emacs", "--batch", "-l", "eglot", "-l", "go-mode").CombinedOutput(); err != nil {
		clinic.Skip(t, "no Emacs with eglot and go-mode; install them, with apt-get install emacs-nox elpa-eglot elpa-go-mode or the like: "+err.Error()+"\n"+string(out))
	}
	testSession(t, "emacs", "--batch", "-l", script(t, "emacs.el"))
}
