package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
)

// bench holds the tools in a folder of its own.
type bench struct {
	work    string
	missing map[string]string // tools that cannot be had, and why
	folders int               // that empty has made
	warm    string            // the build cache of lawful's last runs
}

// rivals are the other tools, by name of their executables.
var rivals = []struct{ name, pkg string }{
	{"staticcheck", "honnef.co/go/tools/cmd/staticcheck@v0.8.2"},
	{"gosec", "github.com/securego/gosec/v2/cmd/gosec@v2.30.0"},
	{"golangci-lint", "github.com/golangci/golangci-lint/v2/cmd/golangci-lint@v2.15.0"},
}

func (b *bench) tool(name string) string { return filepath.Join(b.work, "bin", name) }

// install builds lawful, a tool of go vet that does nothing, and others.
func (b *bench) install(others bool) error {
	bin := filepath.Join(b.work, "bin") + string(filepath.Separator)
	if err := os.MkdirAll(bin, 0o777); err != nil {
		return err
	}
	for _, pkg := range []string{"./cmd/lawful", "./cmd/internal/perf/nothing"} {
		if _, err := output(exec.Command("go", "build", "-o", bin, pkg)); err != nil {
			return err
		}
	}
	b.missing = make(map[string]string)
	for _, t := range rivals {
		if !others {
			b.missing[t.name] = "not asked for"
			continue
		}
		install := exec.Command("go", "install", t.pkg)
		install.Dir = b.work
		install.Env = append(os.Environ(), "GOBIN="+filepath.Clean(bin), "GOFLAGS=-mod=mod")
		if said, err := install.CombinedOutput(); err != nil {
			b.missing[t.name] = "cannot be had: " + firstLine(string(said))
			fmt.Fprintf(os.Stderr, "%s: %s\n", t.name, said)
		}
	}
	return nil
}
