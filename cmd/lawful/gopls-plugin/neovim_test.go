package plugin_test

import (
	"os/exec"
	"testing"

	"github.com/lawful-lint/lawful/cmd/internal/clinic"
)

// TestNeovim opens the clinic in a headless Neovim: with lawful's gopls, and for
// control with the one of its authors.
func TestNeovim(t *testing.T) {
	if _, err := exec.LookPath("nvim"); err != nil {
		clinic.Skip(t, "no Neovim (nvim) on the PATH; install it, with apt-get install neovim or the like")
	}
	testSession(t, "nvim", "--headless", "-u", "NONE", "-i", "NONE", "-n", "-c", "luafile "+script(t, "neovim.lua"))
}
