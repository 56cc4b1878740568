package load

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

// Query says which packages are wanted.
type Query struct {
	Dir      string   // folder of the go command
	Patterns []string // as the go command takes them
	Tags     string   // comma-separated build tags
	Tests    bool     // test files and test packages too
	Env      []string // nil for the environment of the process
}

// ErrNoGo is the error when there is no go command.
var ErrNoGo = errors.New("the go command is not on PATH; install Go from https://go.dev/dl or add it to PATH")

const listFields = "-json=ImportPath,Name,Dir,Standard,DepOnly,ForTest,Module,GoFiles,CgoFiles,IgnoredGoFiles,TestGoFiles,XTestGoFiles,Imports,ImportMap,Error"

// List asks the go command for the packages and all they depend on,
// dependencies first. Packages with faults are listed with an Error; List
// itself fails when the go command cannot answer at all, with its message.
func List(ctx context.Context, q Query) ([]*Package, error) {
	args := []string{"list", "-e", "-deps", listFields}
	if q.Tests {
		args = append(args, "-test")
	}
	pkgs, err := list(ctx, q, args, q.Patterns)
	if err != nil {
		return nil, err
	}
	return pkgs, runCgo(ctx, q, pkgs)
}

func list(ctx context.Context, q Query, args, patterns []string) ([]*Package, error) {
	if q.Tags != "" {
		args = append(args, "-tags="+q.Tags)
	}
	args = append(append(args, "--"), patterns...)
	out, err := goCommand(ctx, q, args...)
	if err != nil {
		return nil, err
	}
	var pkgs []*Package
	for dec := json.NewDecoder(bytes.NewReader(out)); ; {
		p := new(Package)
		if err := dec.Decode(p); errors.Is(err, io.EOF) {
			return pkgs, nil
		} else if err != nil {
			return nil, fmt.Errorf("unexpected answer of go list: %w", err)
		}
		pkgs = append(pkgs, p)
	}
}

// goCommand runs the go command and returns its output. Its own words are the
// error when it fails.
func goCommand(ctx context.Context, q Query, args ...string) ([]byte, error) {
	cmd := exec.CommandContext(ctx, "go", args...)
	cmd.Dir = q.Dir
	cmd.Env = q.Env
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	err := cmd.Run()
	switch {
	case err == nil:
		return stdout.Bytes(), nil
	case errors.Is(err, exec.ErrNotFound):
		return nil, ErrNoGo
	case stderr.Len() > 0:
		return nil, errors.New(strings.TrimSpace(stderr.String()))
	default:
		return nil, fmt.Errorf("go %s: %w", args[0], err)
	}
}

// runCgo has cgo translate the packages outside the standard library that use
// it. Where that fails, as without a C compiler, CompiledGoFiles stays nil and the
// package has an Error when its code is to be checked.
func runCgo(ctx context.Context, q Query, pkgs []*Package) error {
	var users []*Package
	var paths []string
	for _, p := range pkgs {
		if len(p.CgoFiles) > 0 && !p.Standard {
			users = append(users, p)
			paths = append(paths, p.Path())
		}
	}
	if len(users) == 0 {
		return nil
	}
	slices.Sort(paths)
	done, err := list(ctx, q, []string{"list", "-e", "-compiled", "-json=ImportPath,Dir,CompiledGoFiles,Error"}, slices.Compact(paths))
	if err != nil {
		return err
	}
	byPath := make(map[string]*Package)
	for _, p := range done {
		byPath[p.ImportPath] = p
	}
	for _, p := range users {
		p.useCompiled(byPath[p.Path()])
	}
	return nil
}

// useCompiled takes over what cgo made of the package, leaving its test files
// as they are: tests cannot use cgo.
func (p *Package) useCompiled(from *Package) {
	switch {
	case from == nil:
	case from.Error == nil && len(from.CompiledGoFiles) > 0:
		p.CompiledGoFiles = absolute(from.Dir, from.CompiledGoFiles)
		for _, f := range p.GoFiles {
			if strings.HasSuffix(f, "_test.go") {
				p.CompiledGoFiles = append(p.CompiledGoFiles, filepath.Join(p.Dir, f))
			}
		}
	case p.Checked() && p.Error == nil:
		p.Error = from.Error
	}
}
