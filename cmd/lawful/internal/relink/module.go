package relink

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/mod/modfile"
)

// job is one build of a program.
type job struct {
	program *Program
	version string
	self    Self
	dir     string // of the main module that is written
	env     []string
}

// write writes the main module.
func (j *job) write(ctx context.Context) error {
	host, err := j.download(ctx, j.program.Module, j.version)
	if err != nil {
		return err
	}
	self := j.self.Dir
	if self == "" {
		if self, err = j.download(ctx, Path, j.self.Version); err != nil {
			return err
		}
	}
	if err := j.writeMain(filepath.Join(host, filepath.FromSlash(j.program.Main))); err != nil {
		return err
	}
	mod, err := j.goMod(filepath.Join(host, "go.mod"))
	if err != nil {
		return err
	}
	sum, err := j.goSum(host, self)
	if err != nil {
		return err
	}
	return j.writeFiles(map[string][]byte{"go.mod": mod, "go.sum": sum, "lawful.go": []byte(j.program.Source)})
}

// writeMain copies the Go files of the program's main package.
func (j *job) writeMain(from string) error {
	names, err := filepath.Glob(filepath.Join(from, "*.go"))
	if err != nil {
		return err
	}
	files := make(map[string][]byte)
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		if files[filepath.Base(name)], err = os.ReadFile(name); err != nil {
			return err
		}
	}
	if len(files) == 0 {
		return fmt.Errorf("%s %s has no main package in %q; expected another version", j.program.Name, j.version, j.program.Main)
	}
	return j.writeFiles(files)
}

func (j *job) writeFiles(files map[string][]byte) error {
	for name, data := range files {
		if err := os.WriteFile(filepath.Join(j.dir, name), data, 0o666); err != nil {
			return err
		}
	}
	return nil
}

// goMod is the program's go.mod under another name, with requirements of the
// program itself and of lawful.
func (j *job) goMod(file string) ([]byte, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	mod, err := modfile.Parse(file, data, nil)
	if err != nil {
		return nil, err
	}
	var errs []error
	do := func(err error) { errs = append(errs, err) }
	do(mod.AddModuleStmt(j.program.Link))
	for _, path := range j.program.Pinned {
		for _, r := range mod.Require {
			if r.Mod.Path == path {
				do(mod.AddReplace(path, "", path, r.Mod.Version))
			}
		}
	}
	do(mod.AddRequire(j.program.Module, j.version))
	if j.self.Dir != "" {
		do(mod.AddRequire(Path, "v0.0.0"))
		do(mod.AddReplace(Path, "", j.self.Dir, ""))
	} else {
		do(mod.AddRequire(Path, j.self.Version))
	}
	for _, err := range errs {
		if err != nil {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
	}
	return mod.Format()
}

// goSum joins the go.sum files of the two modules, and says what the checksum
// of this lawful is.
func (j *job) goSum(host, self string) ([]byte, error) {
	var sum bytes.Buffer
	for _, dir := range []string{host, self} {
		data, err := os.ReadFile(filepath.Join(dir, "go.sum"))
		if err != nil {
			return nil, err
		}
		fmt.Fprintf(&sum, "%s\n", bytes.TrimSpace(data))
	}
	if j.self.Sum != "" {
		fmt.Fprintf(&sum, "%s %s %s\n", Path, j.self.Version, j.self.Sum)
	}
	return sum.Bytes(), nil
}
