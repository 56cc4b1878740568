package vet

import (
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
		if err := t.printVersion(); err != nil {
			return 1, fmt.Errorf("%w\nlawful: nothing was checked, and this is what the go command means by a buildID", err)
		}
		return 0, nil
	case "-flags":
		return 0, t.printFlags()
	}
	var o options
	rest, err := t.parse(&o, args)
	if err != nil {
		return 1, fmt.Errorf("lawful: %w", err)
	}
	if len(rest) != 1 {
		return 1, fmt.Errorf("lawful: expected one .cfg file of go vet, found %q", rest)
	}
	return t.unit(rest[0], o)
}
