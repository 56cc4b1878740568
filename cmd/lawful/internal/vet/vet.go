package vet

import (
	"flag"
	"fmt"
	"io"
	"strings"

	"github.com/lawful-lint/lawful/cmd/lawful/internal/runner"
)

// Tool is the tool for one suite of analyzers.
type Tool struct {
	Suite          runner.Suite
	Stdout, Stderr io.Writer
	Getenv         func(string) string
}

// Handles reports whether these command-line arguments are go vet's.
func Handles(args []string) bool {
	if len(args) == 0 {
		return false
	}
	if args[0] == "-V=full" || args[0] == "-flags" {
		return true
	}
	flags := len(args) == 1 || strings.HasPrefix(args[0], "-") // no subcommand
	return flags && strings.HasSuffix(args[len(args)-1], ".cfg")
}

// Run answers one call of go vet and returns the exit code: 0, or 1 for an
// error or, without -json, findings.
func (t *Tool) Run(args []string) int {
	code, err := t.run(args)
	if err != nil {
		fmt.Fprintln(t.Stderr, err)
		return 1
	}
	return code
}

func (t *Tool) run(args []string) (int, error) {
	switch args[0] {
	case "-V=full":
		return 0, t.printVersion()
	case "-flags":
		return 0, t.printFlags()
	}
	var o options
	fs := o.flagSet()
	if err := fs.Parse(args); err != nil {
		return 1, fmt.Errorf("lawful: %w", err)
	}
	if fs.NArg() != 1 {
		return 1, fmt.Errorf("lawful: expected one .cfg file of go vet, found %q", fs.Args())
	}
	return t.unit(fs.Arg(0), o)
}

// options are what go vet passes through to the tool.
type options struct {
	tests, warnings, strict, related, json bool
	context                                int
}

func (o *options) flagSet() *flag.FlagSet {
	fs := flag.NewFlagSet("lawful", flag.ContinueOnError)
	fs.SetOutput(io.Discard)
	fs.BoolVar(&o.tests, "lawful.tests", false, "report findings in _test.go files too")
	fs.BoolVar(&o.warnings, "lawful.warnings", false, "report warnings too")
	fs.BoolVar(&o.strict, "lawful.strict", false, "report code that handles patient data and declares no purpose")
	fs.BoolVar(&o.related, "lawful.related", false, "add the places of the route to each finding")
	fs.BoolVar(&o.json, "json", false, "emit JSON output")
	fs.IntVar(&o.context, "c", -1, "display the offending line with this many lines of context")
	return fs
}
