package load

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
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
	env, err := Variables(ctx, q, "GOARCH", "GOWORK", "GOMOD", "GOOS", "GOHOSTARCH", "GOHOSTOS")
	if err != nil {
		return GoEnv{}, err
	}
	if env["GOARCH"] != env["GOHOSTARCH"] || env["GOOS"] != env["GOHOSTOS"] {
		// Only what may compile is checked; this package is never compiled.
		if _, err := goCommand(ctx, q, "list", "-compiled", "unsafe"); err != nil {
			return GoEnv{}, err
		}
	}
	return GoEnv{env["GOARCH"], env["GOWORK"], env["GOMOD"]}, nil
}

// Variables asks the go command for variables of its environment, by name.
func Variables(ctx context.Context, q Query, names ...string) (map[string]string, error) {
	out, err := goCommand(ctx, q, append([]string{"env", "-json"}, names...)...)
	if err != nil {
		return nil, err
	}
	env := make(map[string]string)
	if err := json.Unmarshal(out, &env); err != nil {
		return nil, fmt.Errorf("unexpected answer of go env: %w", err)
	}
	return env, nil
}
