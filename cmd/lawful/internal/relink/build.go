package relink

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// Build builds the program with lawful in it and puts the executable into the
// file out. env is the environment of the go command.
func Build(ctx context.Context, p *Program, version string, self Self, env []string, out string) error {
	id, err := self.ID()
	if err != nil {
		return err
	}
	dir, err := os.MkdirTemp("", "lawful-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	j := &job{program: p, version: version, self: self, dir: dir, env: env}
	if err := j.write(ctx); err != nil {
		return err
	}
	return install(out, func(temporary string) error {
		flags := "-s -w"
		for _, x := range p.Stamp(version, id) {
			flags += " -X " + x
		}
		_, err := j.goCommand(ctx, "build", "-ldflags", flags, "-o", temporary, ".")
		return err
	})
}

// install lets make write a file beside out and gives it that name when it is
// done.
func install(out string, make func(file string) error) error {
	f, err := os.CreateTemp(filepath.Dir(out), "."+filepath.Base(out)+"-")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name())
	if err := f.Close(); err != nil {
		return err
	}
	if err := make(f.Name()); err != nil {
		return err
	}
	if err := os.Chmod(f.Name(), 0o755); err != nil {
		return err
	}
	return os.Rename(f.Name(), out)
}

// download returns the folder of a module in the module cache.
func (j *job) download(ctx context.Context, module, version string) (dir string, err error) {
	out, err := j.goCommand(ctx, "mod", "download", "-json", module+"@"+version)
	var info struct{ Dir, Error string }
	if e := json.Unmarshal(out, &info); e == nil && info.Error != "" {
		err = errors.New(info.Error)
	}
	if err != nil {
		expected := "a module proxy in reach"
		if module == Path {
			expected = "a module proxy that has it, or " + j.self.flag + "=DIR, a checkout of it"
		}
		return "", fmt.Errorf("%s %s is not in the module cache and could not be had; expected %s: %w", module, version, expected, err)
	}
	return info.Dir, nil
}

// goCommand runs the go command in the main module and returns its standard
// output. Its error holds what the command says.
func (j *job) goCommand(ctx context.Context, args ...string) ([]byte, error) {
	cmd := exec.CommandContext(ctx, "go", args...)
	cmd.Dir = j.dir
	// What is set for the user's own builds has no say, and no C compiler is needed.
	cmd.Env = append(slices.Clone(j.env), "GO111MODULE=on", "GOWORK=off", "GOFLAGS=-mod=mod", "CGO_ENABLED=0", "PWD="+j.dir)
	cmd.Cancel = func() error { return cmd.Process.Signal(os.Interrupt) }
	cmd.WaitDelay = 5 * time.Second
	var stderr strings.Builder
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	switch {
	case err == nil:
		return out, nil
	case ctx.Err() != nil:
		return nil, errors.New("interrupted")
	case errors.Is(err, exec.ErrNotFound):
		return nil, errors.New("the go command is not on the PATH; expected the one that builds this project")
	}
	return out, fmt.Errorf("go %s: %w%s", args[0], err, said(stderr.String()))
}

// said is what the go command wrote, without the progress of its downloads, as
// lines to follow an error.
func said(stderr string) string {
	var b strings.Builder
	for line := range strings.Lines(stderr) {
		if !strings.HasPrefix(line, "go: downloading ") {
			b.WriteString("\n\t" + strings.TrimRight(line, "\r\n"))
		}
	}
	return b.String()
}
