package vet

import (
	"archive/zip"
	"bytes"
	"errors"
	"go/ast"
	"os"
	"slices"

	"github.com/rogpeppe/go-internal/diff"

	"github.com/lawful-lint/lawful/cmd/lawful/internal/finding"
	"github.com/lawful-lint/lawful/cmd/lawful/internal/runner"
)

// repair answers go vet -fix: with -diff by a patch on the standard output, else
// by an archive of the files as they should be, which go vet writes when all
// packages are done. Without an archive the package is not one to repair.
// Generated files stay as they are: what they are made from is at fault.
func (t *Tool) repair(c *config, o options, pkg *runner.Package, list []finding.Finding) error {
	generated := make(map[string]bool)
	for _, f := range pkg.Files {
		generated[pkg.Fset.PositionFor(f.FileStart, false).Filename] = ast.IsGenerated(f)
	}
	files, err := finding.Repair(list, func(file string) bool {
		wrong, ours := generated[file]
		return wrong || !ours
	})
	if err != nil {
		return err
	}
	switch {
	case o.diff:
		return t.writeOut(c, patch(files))
	case c.FixArchive != "":
		return archive(c.FixArchive, files)
	}
	return nil
}

// patch is the unified diff of the files.
func patch(files []finding.Repaired) []byte {
	var list [][]byte
	for _, f := range files {
		list = append(list, diff.Diff(f.Name, f.Old, f.Name, f.New))
	}
	return slices.Concat(list...)
}

// archive writes the repaired files into a zip archive, in the form of the
// framework's unitchecker: each under its own name.
func archive(name string, files []finding.Repaired) error {
	var buf bytes.Buffer
	z := zip.NewWriter(&buf)
	for _, f := range files {
		w, err := z.Create(f.Name)
		if err == nil {
			_, err = w.Write(f.New)
		}
		if err != nil {
			return errors.Join(err, z.Close())
		}
	}
	if err := z.Close(); err != nil {
		return err
	}
	return os.WriteFile(name, buf.Bytes(), 0o666)
}
