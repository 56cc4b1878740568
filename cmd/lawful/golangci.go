package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"runtime"

	"github.com/lawful-lint/lawful/cmd/lawful/internal/relink"
)

// golangci runs "lawful golangci-lint build".
func (a *app) golangci(args []string) int {
	p := relink.GolangciLint()
	var out, version, replace string
	fs := flag.NewFlagSet("golangci-lint", flag.ContinueOnError)
	fs.StringVar(&out, "o", "custom-gcl"+suffix(), "write the executable to `file`")
	fs.StringVar(&version, "version", p.Newest, "`version` of golangci-lint")
	fs.StringVar(&replace, "replace", "", "take lawful from the checkout in `dir`")
	rest, err := parseFlags(fs, args)
	if isHelp(err) {
		return a.help(nil)
	}
	if err == nil && (len(rest) != 1 || rest[0] != "build") {
		err = fmt.Errorf("found %q; expected build, as in lawful golangci-lint build -o %s", rest, out)
	}
	if err == nil {
		err = p.Check(version)
	}
	if err != nil {
		return a.failf("golangci-lint: %v", err)
	}
	if err := a.buildGolangci(p, version, replace, out); err != nil {
		return a.failf("golangci-lint: %v", err)
	}
	return exitClean
}

// buildGolangci builds golangci-lint into the file out, which is relative to
// what -C named.
func (a *app) buildGolangci(p *relink.Program, version, replace, out string) error {
	dir, err := workingDir(a.dir)
	if err != nil {
		return err
	}
	if err := os.Chdir(dir); err != nil {
		return err
	}
	if info, err := os.Stat(out); err == nil && info.IsDir() {
		return fmt.Errorf("-o %s: a folder; expected the name of a file to write", out)
	}
	if out, err = filepath.Abs(out); err != nil { // the go command runs elsewhere
		return err
	}
	self, err := relink.NewSelf(replace, "-replace")
	if err != nil {
		return err
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	fmt.Fprintf(a.stderr, "lawful: building golangci-lint %s with lawful inside; the first time takes minutes\n", version)
	return relink.Build(ctx, p, version, self, os.Environ(), out)
}

// suffix is what the names of executables end in.
func suffix() string {
	if runtime.GOOS == "windows" {
		return ".exe"
	}
	return ""
}
