package load

import (
	"context"
	"os"
	"strings"
)

// GoEnv is what of the go command's environment a run depends on.
type GoEnv struct{ GOARCH, GOWORK, GOMOD string }

// NoModule reports whether the folder is in no module and no workspace, while
// the go command expects one.
func (e GoEnv) NoModule() bool { return e.GOMOD == os.DevNull && e.GOWORK == "" }

// Environment asks the go command. The error is [ErrNoGo] when there is none, and
// the go command's own for a GOOS or GOARCH that does not exist: listed for such a
// system, a program lacks files and may look clean.
func Environment(ctx context.Context, q Query) (GoEnv, error) {
	out, err := goCommand(ctx, q, "env", "GOARCH", "GOWORK", "GOMOD", "GOOS", "GOHOSTARCH", "GOHOSTOS")
	if err != nil {
		return GoEnv{}, err
	}
	lines := strings.Split(string(out), "\n")
	if len(lines) < 6 {
		return GoEnv{}, nil
	}
	for i := range lines {
		lines[i] = strings.TrimSpace(lines[i])
	}
	if lines[0] != lines[4] || lines[3] != lines[5] {
		// Only what may compile is checked; this package is never compiled.
		if _, err := goCommand(ctx, q, "list", "-compiled", "unsafe"); err != nil {
			return GoEnv{}, err
		}
	}
	return GoEnv{lines[0], lines[1], lines[2]}, nil
}
