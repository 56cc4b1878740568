package difftest

import (
	"bytes"
	"context"
	_ "embed"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

//go:embed harness.txt
var harness string

// runLimit bounds one binary of several hundred programs, which takes a
// second or so.
const runLimit = 2 * time.Minute

// State is what executing a program showed of one of its sinks.
type State uint8

// The states of a sink, over all runs. The harness prints these numbers.
const (
	Unreached State = iota // no run called it
	Clean                  // no run handed it patient data
	Tainted
)

// Truth is what executing a program for every mask showed.
type Truth struct {
	Sites []State
	// Broken is the number of runs that did not come to their end: a program
	// with broken runs may have sites that were never reached.
	Broken int
}

// Execute builds one binary of the programs in dir, which must exist, runs it
// and returns the truth of each. It needs the go command. A program that ends
// the whole process is found by halving the batch and gets a Truth in which
// every run is broken; a program that does not compile is an error.
func Execute(ctx context.Context, dir string, programs []*Program) ([]Truth, error) {
	out, err := buildAndRun(ctx, dir, programs)
	var failed *runError
	switch {
	case err == nil:
		return parseTruths(out, programs)
	case !errors.As(err, &failed):
		return nil, err
	case len(programs) == 1:
		return []Truth{{Sites: make([]State, programs[0].Sites), Broken: 1 << programs[0].Bits}}, nil
	}
	half := len(programs) / 2
	left, err := Execute(ctx, dir, programs[:half])
	if err != nil {
		return nil, err
	}
	right, err := Execute(ctx, dir, programs[half:])
	return append(left, right...), err
}

// runError says that a binary was built and did not end well.
type runError struct{ text string }

func (e *runError) Error() string { return e.text }

// buildAndRun returns what the binary of the programs prints.
func buildAndRun(ctx context.Context, dir string, programs []*Program) (string, error) {
	files := map[string]string{
		"go.mod":      "module difftest.example/run\n\ngo 1.24\n",
		"main.go":     harness,
		"programs.go": executedFile(programs),
	}
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666); err != nil {
			return "", err
		}
	}
	binary := filepath.Join(dir, "run.exe")
	build := exec.CommandContext(ctx, "go", "build", "-gcflags=-N -l", "-ldflags=-s -w", "-o", binary, ".")
	build.Dir = dir
	build.Env = append(os.Environ(), "GOWORK=off", "GOFLAGS=", "GO111MODULE=on")
	if out, err := build.CombinedOutput(); err != nil {
		return "", fmt.Errorf("go build of %d programs in %s: %v\n%s", len(programs), dir, err, out)
	}
	ctx, cancel := context.WithTimeout(ctx, runLimit)
	defer cancel()
	run := exec.CommandContext(ctx, binary)
	var stdout, stderr bytes.Buffer
	run.Stdout, run.Stderr = &stdout, &stderr
	if err := run.Run(); err != nil {
		return "", &runError{fmt.Sprintf("%v\n%.2000s", err, stderr.String())}
	}
	return stdout.String(), nil
}

// executedFile is the file that holds the programs, each with names of its
// own and registered with the harness.
func executedFile(programs []*Program) string {
	var b strings.Builder
	b.WriteString("package main\n" + strings.ReplaceAll(preludeText, preSigil, ""))
	for i, p := range programs {
		prefix := fmt.Sprintf("P%d_", i)
		fmt.Fprintf(&b, "\n// program %d, seed %d\n\nvar (\n\t%sHits [sites]state\n\t%sResets []func()\n)\n", i, p.Seed, prefix, prefix)
		fmt.Fprintf(&b, "\nfunc init() { programs[%d] = program{%d, %sRun, &%sHits, &%sResets} }\n", i, p.Bits, prefix, prefix, prefix)
		b.WriteString(p.executed(prefix))
	}
	return b.String()
}

// parseTruths reads what the harness prints.
func parseTruths(out string, programs []*Program) ([]Truth, error) {
	lines := strings.Split(strings.TrimSuffix(out, "\n"), "\n")
	if len(lines) != len(programs) {
		return nil, fmt.Errorf("%d programs printed %d lines", len(programs), len(lines))
	}
	truths := make([]Truth, len(programs))
	for i, l := range lines {
		var numbers []int
		for _, f := range strings.Fields(l) {
			n, err := strconv.Atoi(f)
			if err != nil {
				return nil, fmt.Errorf("program %d printed %q: %v", i, l, err)
			}
			numbers = append(numbers, n)
		}
		if len(numbers) != 2+maxSites || numbers[0] != i {
			return nil, fmt.Errorf("program %d printed %q", i, l)
		}
		truths[i] = Truth{Sites: make([]State, programs[i].Sites), Broken: numbers[1]}
		for site := range truths[i].Sites {
			truths[i].Sites[site] = State(numbers[2+site])
		}
	}
	return truths, nil
}
