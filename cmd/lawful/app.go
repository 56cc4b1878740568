package main

import (
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/lawful-lint/lawful/annotations"
	"github.com/lawful-lint/lawful/cmd/lawful/internal/finding"
	"github.com/lawful-lint/lawful/cmd/lawful/internal/runner"
	"github.com/lawful-lint/lawful/cmd/lawful/internal/vet"
)

// The exit codes of the command. As go vet's tool it keeps to go vet's.
const (
	exitClean    = 0
	exitFindings = 1
	exitFailed   = 2
)

// app is the command with what it touches of the world.
type app struct {
	suite          runner.Suite
	stdout, stderr io.Writer
	getenv         func(string) string
	dir            string // value of -C before a subcommand
}

func newApp(suite runner.Suite) *app {
	return &app{suite: suite, stdout: os.Stdout, stderr: os.Stderr, getenv: os.Getenv}
}

// subcommand is one of the things the command does.
type subcommand struct {
	name string
	run  func(*app, []string) int
}

func subcommands() []subcommand {
	return []subcommand{
		{"check", (*app).check},
		{"completion", (*app).completion},
		{"doctor", (*app).doctor},
		{"explain", (*app).explain},
		{"golangci-lint", (*app).golangci},
		{"gopls", (*app).gopls},
		{"help", (*app).help},
		{"init", (*app).initialise},
		{"report", (*app).report},
		{"schema", (*app).schema},
		{"version", (*app).version},
	}
}

// run executes the command line without the program's name and returns the
// exit code.
func (a *app) run(args []string) int {
	if vet.Handles(args) {
		tool := vet.Tool{Suite: a.suite, Stdout: a.stdout, Stderr: a.stderr, Getenv: a.getenv}
		return tool.Run(args)
	}
	args = a.takeDir(args)
	if len(args) == 0 {
		fmt.Fprint(a.stderr, usage)
		return exitFailed
	}
	switch first := args[0]; {
	case first == "-h" || first == "-help" || first == "--help":
		return a.help(args[1:])
	case first == "-version" || first == "--version":
		return a.version(args[1:])
	case strings.HasPrefix(first, "-") || isPattern(first):
		return a.check(args)
	}
	return a.dispatch(args[0], args[1:])
}

// takeDir consumes a leading -C DIR, as the go command has it, so that it may
// stand before a subcommand too.
func (a *app) takeDir(args []string) []string {
	if len(args) == 0 {
		return args
	}
	name, dir, joined := strings.Cut(args[0], "=")
	if name != "-C" && name != "--C" {
		return args
	}
	if joined {
		a.dir = dir
		return args[1:]
	}
	if len(args) < 2 {
		return args
	}
	a.dir = args[1]
	return args[2:]
}

// isPattern tells package patterns from the bare words that subcommands are.
func isPattern(arg string) bool {
	return strings.ContainsAny(arg, "./\\") || arg == "all" || arg == "std"
}

func (a *app) dispatch(name string, args []string) int {
	for _, c := range subcommands() {
		if c.name == name {
			return c.run(a, args)
		}
	}
	names := commandNames()
	return a.failf("unknown command %q; expected %s, or packages such as ./...%s",
		name, strings.Join(names, ", "), didYouMean(name, names))
}

// failf reports why the command could not run.
func (a *app) failf(format string, args ...any) int {
	fmt.Fprint(a.stderr, finding.CleanLines(fmt.Sprintf("lawful: "+format+"\n", args...)))
	return exitFailed
}

func didYouMean(word string, known []string) string {
	if near := annotations.NearestOf(word, known); near != "" {
		return fmt.Sprintf("; did you mean %s?", near)
	}
	return ""
}
