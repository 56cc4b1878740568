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

// Environment asks the go command. The error is [ErrNoGo] when there is none.
func Environment(ctx context.Context, q Query) (GoEnv, error) {
	out, err := goCommand(ctx, q, "env", "GOARCH", "GOWORK", "GOMOD")
	if err != nil {
		return GoEnv{}, err
	}
	lines := strings.Split(string(out), "\n")
	if len(lines) < 3 {
		return GoEnv{}, nil
	}
	return GoEnv{strings.TrimSpace(lines[0]), strings.TrimSpace(lines[1]), strings.TrimSpace(lines[2])}, nil
}
