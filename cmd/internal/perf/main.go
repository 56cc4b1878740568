package main

import (
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

func main() {
	n := flag.Int("packages", 700, "generate `n` packages")
	published := flag.String("module", "k8s.io/client-go@v0.36.2", "measure on this published `module` too; none with an empty name")
	others := flag.Bool("others", true, "measure staticcheck, gosec and golangci-lint too")
	flag.Parse()
	if err := run(*n, *published, *others); err != nil {
		fmt.Fprintln(os.Stderr, "perf:", err)
		os.Exit(1)
	}
}

func run(n int, published string, others bool) error {
	work, err := os.MkdirTemp("", "lawful-perf-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(work)
	b := &bench{work: work}
	if err := b.install(others); err != nil {
		return err
	}
	dir := filepath.Join(work, "generated")
	if err := generate(dir, n); err != nil {
		return err
	}
	if err := b.measure(fmt.Sprintf("generated, %d packages", n), dir); err != nil {
		return err
	}
	if err := b.edits(dir); err != nil {
		return err
	}
	if published == "" {
		return nil
	}
	dir = filepath.Join(work, "published")
	if err := fetch(published, dir); err != nil {
		return err
	}
	return b.measure(published, dir)
}

// fetch copies a published module to where it is the main module.
func fetch(module, dir string) error {
	out, err := output(exec.Command("go", "mod", "download", "-json", module))
	if err != nil {
		return err
	}
	_, rest, _ := strings.Cut(out, `"Dir": "`)
	from, _, ok := strings.Cut(rest, `"`)
	if !ok {
		return fmt.Errorf("%s: go mod download names no folder", module)
	}
	if err := os.CopyFS(dir, os.DirFS(from)); err != nil {
		return err
	}
	tidy := exec.Command("go", "mod", "download") // what the measured runs then find in the cache
	tidy.Dir = dir
	_, err = output(tidy)
	return err
}

// output runs a command; what it says on the standard error is the error.
func output(cmd *exec.Cmd) (string, error) {
	out, err := cmd.Output()
	if exit, ok := err.(*exec.ExitError); ok {
		err = fmt.Errorf("%s: %w\n%s", cmd, err, exit.Stderr)
	}
	return string(out), err
}
