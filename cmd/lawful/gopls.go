package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"strings"

	plugin "github.com/lawful-lint/lawful/cmd/lawful/gopls-plugin"
	"github.com/lawful-lint/lawful/cmd/lawful/internal/project"
	"github.com/lawful-lint/lawful/cmd/lawful/internal/relink"
)

// goplsName is the name under which the command is gopls: for editors that
// take a program and no arguments.
const goplsName = "lawful-gopls"

// goplsFlags are the flags of "lawful gopls" that are not gopls's own.
type goplsFlags struct {
	version, replace string
	plugin.Options
}

// gopls runs "lawful gopls": it becomes a gopls with the analyzers inside, which
// is built when the cache has none.
func (a *app) gopls(args []string) int {
	p := relink.Gopls()
	f, rest, err := takeGoplsFlags(args, p.Newest)
	if err == nil {
		err = p.Check(f.version)
	}
	if err != nil {
		return a.failf("gopls: %v", err)
	}
	dir, err := workingDir(a.dir)
	if err == nil {
		err = os.Chdir(dir)
	}
	if err != nil {
		return a.failf("gopls: %v", err)
	}
	file, err := a.goplsFile(p, f)
	if err != nil {
		return a.failf("gopls: %v", err)
	}
	code, err := become(file, rest, append(os.Environ(), plugin.OptionsVar+"="+f.String()))
	if err != nil {
		return a.failf("gopls: %s: %v", file, project.Reason(err))
	}
	return code
}

// takeGoplsFlags separates lawful's own flags, -lawful.NAME[=VALUE] anywhere on
// the command line, from the arguments of gopls.
func takeGoplsFlags(args []string, newest string) (f goplsFlags, rest []string, err error) {
	const prefix = "lawful."
	fs := flag.NewFlagSet("gopls", flag.ContinueOnError)
	fs.SetOutput(io.Discard)
	fs.StringVar(&f.version, prefix+"version", newest, "version of gopls")
	fs.StringVar(&f.replace, prefix+"replace", "", "take lawful from the checkout in this folder")
	fs.BoolVar(&f.Strict, prefix+"strict", false, "report code that handles patient data and declares no purpose")
	fs.BoolVar(&f.Tests, prefix+"tests", false, "report findings in _test.go files too")
	for _, arg := range args {
		if !strings.HasPrefix(arg, "-") || !strings.HasPrefix(flagName(arg), prefix) {
			rest = append(rest, arg)
			continue
		}
		if err := known(fs, arg); err != nil {
			return f, nil, err
		}
		if err := fs.Parse([]string{arg}); err != nil {
			return f, nil, fmt.Errorf("%w; expected -%s=VALUE", err, flagName(arg))
		}
	}
	return f, rest, nil
}

// goplsFile returns the executable from the user's cache.
func (a *app) goplsFile(p *relink.Program, f goplsFlags) (string, error) {
	self, err := relink.NewSelf(f.replace, "-lawful.replace")
	if err != nil {
		return "", err
	}
	cache, err := os.UserCacheDir()
	if err != nil {
		return "", fmt.Errorf("no folder to keep it in: %w", err)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	return relink.Cached(ctx, p, f.version, self, os.Environ(), filepath.Join(cache, "lawful", "gopls"), func() {
		// To the standard error: the standard output is the editor's.
		fmt.Fprintf(a.stderr, "lawful: building gopls %s with lawful inside, once; this takes a minute or two\n", f.version)
	})
}
