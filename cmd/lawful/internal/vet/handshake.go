package vet

import (
	"crypto/sha256"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"hash"
	"io"
	"os"

	"github.com/lawful-lint/lawful/analyzers"
	"github.com/lawful-lint/lawful/cmd/lawful/internal/project"
)

// printVersion answers -V=full. go vet takes the last part for the identity of
// the tool in its cache, provided the version says "devel". Everything but a
// package itself that findings depend on is therefore part of the hash: the
// executable and the configuration. A mistake in the configuration fails here,
// once, and not in every package.
func (t *Tool) printVersion() error {
	h := sha256.New()
	if err := hashExecutable(h); err != nil {
		return err
	}
	dir, err := os.Getwd()
	if err != nil {
		return err
	}
	gowork := t.Getenv("GOWORK")
	files, err := project.Files(dir, t.Getenv(project.EnvVar), gowork)
	if err != nil {
		return err
	}
	if err := project.Digest(h, project.Root(dir, gowork), files); err != nil {
		return err
	}
	if err := valid(files); err != nil {
		return err
	}
	_, err = fmt.Fprintf(t.Stdout, "lawful version devel comments-go-here buildID=%x\n", h.Sum(nil))
	return err
}

func hashExecutable(h hash.Hash) error {
	name, err := os.Executable()
	if err != nil {
		return err
	}
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	_, err = io.Copy(h, f)
	return err
}

func valid(files []string) error {
	var errs []error
	for _, file := range files {
		errs = append(errs, project.Configure(&analyzers.Options{}, file))
	}
	return errors.Join(errs...)
}

// printFlags answers -flags with what go vet may pass through.
func (t *Tool) printFlags() error {
	type entry struct {
		Name  string
		Bool  bool
		Usage string
	}
	var entries []entry
	t.flags(new(options)).VisitAll(func(f *flag.Flag) {
		if f.Name == fixFlag || f.Name == diffFlag {
			return
		}
		b, ok := f.Value.(interface{ IsBoolFlag() bool })
		entries = append(entries, entry{f.Name, ok && b.IsBoolFlag(), f.Usage})
	})
	data, err := json.MarshalIndent(entries, "", "\t")
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(t.Stdout, "%s\n", data)
	return err
}
