package relink

import (
	"crypto/sha256"
	"fmt"
	"hash"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strings"

	"golang.org/x/mod/modfile"
	"golang.org/x/mod/semver"
)

// Path is lawful's own module path.
const Path = "github.com/lawful-lint/lawful"

// Self is the lawful that is built into a program: a folder or a release.
type Self struct {
	Dir     string // of a checkout; "" for a release
	Version string // of a release
	Sum     string // of a release that was installed with go install, as go.sum has it
	flag    string // with which a user names a checkout
}

// NewSelf returns the lawful in dir, or where dir is "" the one that is
// running: the release it was installed from, the folder it was built in, or the
// version that it was built as. flag is the one by which a user names dir, for
// errors.
func NewSelf(dir, flag string) (Self, error) {
	if dir != "" {
		abs, err := filepath.Abs(dir)
		if err != nil {
			return Self{}, err
		}
		if !holdsLawful(abs) {
			return Self{}, fmt.Errorf("%s=%s: no checkout of lawful; expected a folder whose go.mod says module %s", flag, dir, Path)
		}
		return Self{Dir: abs, flag: flag}, nil
	}
	info, ok := debug.ReadBuildInfo()
	ok = ok && info.Main.Path == Path
	if ok && info.Main.Sum != "" {
		return Self{Version: info.Main.Version, Sum: info.Main.Sum, flag: flag}, nil
	}
	if dir := builtIn(); dir != "" {
		return Self{Dir: dir, flag: flag}, nil
	}
	if ok && published(info.Main.Version) {
		return Self{Version: info.Main.Version, flag: flag}, nil
	}
	return Self{}, fmt.Errorf("the checkout this lawful was built in is not there; expected %s=DIR, a checkout, or a lawful installed with go install", flag)
}

// builtIn is the checkout that this program was built in, "" when it is not there
// or does not say: releases are built without paths.
func builtIn() string {
	_, file, _, ok := runtime.Caller(0)
	if !ok || !filepath.IsAbs(file) {
		return ""
	}
	for dir := filepath.Dir(file); dir != filepath.Dir(dir); dir = filepath.Dir(dir) {
		if holdsLawful(dir) {
			return dir
		}
	}
	return ""
}

// published reports whether a module proxy may have this version: that of a
// release built from its commit, whose checksum the go command asks for.
func published(version string) bool {
	return semver.IsValid(version) && semver.Build(version) == ""
}

func holdsLawful(dir string) bool {
	data, err := os.ReadFile(filepath.Join(dir, "go.mod"))
	return err == nil && modfile.ModulePath(data) == Path
}

// ID is short and tells one lawful from another: a release by its checksum, a
// checkout by the files in it that a build may read.
func (s Self) ID() (string, error) {
	h := sha256.New()
	if s.Dir == "" {
		fmt.Fprintln(h, s.Version, s.Sum)
	} else if err := hashFiles(h, s.Dir); err != nil {
		return "", err
	}
	return fmt.Sprintf("%x", h.Sum(nil))[:12], nil
}

// hashFiles writes names and contents of the files below dir into h. The
// folders that no build reads and the tests are left out.
func hashFiles(h hash.Hash, dir string) error {
	return filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		switch name := filepath.Base(path); {
		case err != nil:
			return err
		case path != dir && d.IsDir() && (name == "testdata" || strings.HasPrefix(name, ".")):
			return fs.SkipDir
		case !d.Type().IsRegular() || strings.HasSuffix(name, "_test.go"):
			return nil
		}
		rel, err := filepath.Rel(dir, path)
		if err != nil {
			return err
		}
		f, err := os.Open(path)
		if err != nil {
			return err
		}
		defer f.Close()
		fmt.Fprintf(h, "%q ", filepath.ToSlash(rel))
		n, err := io.Copy(h, f)
		fmt.Fprintln(h, n)
		return err
	})
}
