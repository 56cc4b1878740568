package relink

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"time"

	"github.com/rogpeppe/go-internal/lockedfile"
)

// unused is how long an executable stays in the cache that nobody starts.
const unused = 30 * 24 * time.Hour

// Cached returns the executable of the program with lawful in it from the
// folder root, and builds it first when it is not there. progress is told
// before a build and may be nil.
func Cached(ctx context.Context, p *Program, version string, self Self, env []string, root string, progress func()) (string, error) {
	id, err := self.ID()
	if err != nil {
		return "", err
	}
	if err := os.MkdirAll(root, 0o777); err != nil {
		return "", err
	}
	// It runs here, whatever the user builds for.
	env = append(slices.Clone(env), "GOOS="+runtime.GOOS, "GOARCH="+runtime.GOARCH)
	goVersion, err := (&job{dir: root, env: env}).goCommand(ctx, "env", "GOVERSION")
	if err != nil {
		return "", err
	}
	out := filepath.Join(root, fmt.Sprintf("%s-%s-%s-%s%s", p.Name, version, bytes.TrimSpace(goVersion), id, exe))
	if there(out) {
		return out, nil
	}
	if progress != nil {
		progress()
	}
	unlock, err := lockedfile.MutexAt(filepath.Join(root, "lock")).Lock()
	if err != nil {
		return "", err
	}
	defer unlock()
	if there(out) { // who had the lock has built it
		return out, nil
	}
	sweep(root)
	if err := Build(ctx, p, version, self, env, out); err != nil {
		return "", err
	}
	return out, nil
}

// there reports whether the executable exists, and notes that it is used.
func there(file string) bool {
	if info, err := os.Stat(file); err != nil || !info.Mode().IsRegular() {
		return false
	}
	now := time.Now()
	_ = os.Chtimes(file, now, now) // in a cache that is only read, nothing is swept either
	return true
}

// sweep removes what nobody has started for long, and what builds that were
// killed have left. The caller holds the lock.
func sweep(root string) {
	entries, err := os.ReadDir(root)
	if err != nil {
		return // the build will tell
	}
	for _, e := range entries {
		info, err := e.Info()
		if err != nil || e.Name() == "lock" || !info.Mode().IsRegular() {
			continue
		}
		if e.Name()[0] == '.' || time.Since(info.ModTime()) > unused {
			_ = os.Remove(filepath.Join(root, e.Name())) // one that is running stays, on Windows
		}
	}
}
