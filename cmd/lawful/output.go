package main

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/lawful-lint/lawful/cmd/lawful/internal/finding"
	"github.com/lawful-lint/lawful/cmd/lawful/internal/project"
)

// outputFlags say in which form findings are written, and where to.
type outputFlags struct{ format, file string }

func (f *outputFlags) define(fs *flag.FlagSet) {
	fs.StringVar(&f.format, "format", "", "output `form`: "+strings.Join(formats, ", "))
	fs.StringVar(&f.file, "o", "", "write findings to `file`")
}

// formats are the names of the forms.
var formats = []string{"text", "line", "json", "sarif", "github"}

// handler writes a report in one of the forms.
type handler interface {
	Write(io.Writer, *finding.Report) error
}

// form picks the form: the one that was asked for, or what suits who reads it,
// a person at a terminal or a program behind a pipe.
func (a *app) form(f outputFlags, dir string) (handler, error) {
	terminal := f.file == "" && isTerminal(a.stdout)
	format := f.format
	if format == "" {
		format = "line"
		if terminal {
			format = "text"
		}
	}
	switch format {
	case "text":
		colour := terminal && a.getenv("NO_COLOR") == "" && a.getenv("TERM") != "dumb"
		return finding.Text{Dir: dir, Colour: colour, Width: a.columns(terminal)}, nil
	case "line":
		return finding.Line{Dir: dir}, nil
	case "json":
		return finding.JSON{Dir: dir}, nil
	case "sarif":
		return finding.SARIF{Dir: dir, Version: version()}, nil
	case "github":
		return finding.GitHub{Dir: dir, Root: a.getenv("GITHUB_WORKSPACE")}, nil
	}
	return nil, fmt.Errorf("unknown format %q; expected %s%s", format, strings.Join(formats, ", "), didYouMean(format, formats))
}

// columns is how wide text may be: what COLUMNS says, or else the width of the
// terminal; 0 for any width.
func (a *app) columns(terminal bool) int {
	if n, err := strconv.Atoi(a.getenv("COLUMNS")); err == nil && n > 0 {
		return n
	}
	if !terminal {
		return 0
	}
	return terminalWidth(a.stdout)
}

// write writes the report to the standard output or to the file that -o names:
// all of it, or, on an error, nothing.
func (a *app) write(r *finding.Report, form handler, f outputFlags, dir string) error {
	if f.file == "" {
		return form.Write(a.stdout, r)
	}
	var out bytes.Buffer
	if err := form.Write(&out, r); err != nil {
		return err
	}
	return writeFile("-o", dir, f.file, out.Bytes())
}

// writeFile writes the file that a flag names (see [within]). A link in its place
// or on the way there may come from the code that is checked: it is followed
// inside dir only, or, for an absolute path, inside the file's own folder.
func writeFile(flag, dir, file string, data []byte) error {
	if err := overwrite(dir, file, data); err != nil {
		return fmt.Errorf("%s %s: %w", flag, file, project.Reason(err))
	}
	return nil
}

func overwrite(dir, file string, data []byte) error {
	name := within(dir, file)
	if info, err := os.Stat(name); filepath.Dir(name) == "/dev" || err == nil && !info.Mode().IsRegular() {
		return os.WriteFile(name, data, 0o666) // a pipe, a terminal, /dev/stdout
	}
	if !filepath.IsLocal(file) {
		dir, file = filepath.Split(name)
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return err
	}
	defer root.Close()
	return replace(root, file, data)
}

// replace writes a new file beside the old one and puts it in its place.
func replace(root *os.Root, file string, data []byte) error {
	mode := os.FileMode(0o666)
	if info, err := root.Lstat(file); err == nil {
		if !info.Mode().IsRegular() {
			return root.WriteFile(file, data, mode) // through the link
		}
		mode = info.Mode().Perm()
	}
	beside := filepath.Join(filepath.Dir(file), fmt.Sprintf(".%s.%d", filepath.Base(file), os.Getpid()))
	err := root.WriteFile(beside, data, mode)
	if errors.Is(err, fs.ErrPermission) {
		return root.WriteFile(file, data, mode) // the folder takes no new file
	}
	if err == nil {
		err = root.Rename(beside, file)
	}
	if err != nil {
		_ = root.Remove(beside) // of no use, and in nobody's way
	}
	return err
}

// within is the path of a file that a flag names, which is relative to what -C
// says, as with the go command.
func within(dir, file string) string {
	if filepath.IsAbs(file) {
		return file
	}
	return filepath.Join(dir, file)
}
