package catalogue

import (
	"encoding/json"
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/lawful-lint/lawful/annotations"
	"github.com/lawful-lint/lawful/annotations/catalogue"
)

// TestMatches resolves every entry that unverified.txt does not name.
func TestMatches(t *testing.T) {
	all, err := catalogue.All()
	if err != nil {
		t.Fatal(err)
	}
	var packages []*types.Package
	for _, l := range list(t, lines(t, "packages.txt")) {
		packages = append(packages, check(t, l))
	}
	excused := unverified(t)
	verified := &annotations.Config{}
	for _, e := range all.Code {
		switch {
		case excused.names(e):
			if alone := (&annotations.Config{Code: []*annotations.Entry{e}}); len(alone.Unmatched(packages, true)) == 0 {
				t.Errorf("%s: unverified.txt names it, and it is here", e.Pos)
			}
		default:
			verified.Code = append(verified.Code, e)
		}
	}
	for _, f := range verified.Unmatched(packages, true) {
		t.Error(f)
	}
	for what, used := range excused {
		if !*used {
			t.Errorf("unverified.txt: the catalogue has no %s", what)
		}
	}
	for _, pkg := range packages {
		if !slices.ContainsFunc(all.Code, func(e *annotations.Entry) bool { return e.Match.Names(pkg.Path()) }) {
			t.Errorf("packages.txt: no entry is about %s", pkg.Path())
		}
	}
	t.Logf("%d of %d entries resolved in %d packages", len(verified.Code), len(all.Code), len(packages))
}

// excuses are the files and matches of unverified.txt, and whether the catalogue
// has them.
type excuses map[string]*bool

func unverified(t *testing.T) excuses {
	t.Helper()
	x := excuses{}
	for _, line := range lines(t, "unverified.txt") {
		what, why, _ := strings.Cut(line, " ")
		if why == "" || x[what] != nil {
			t.Errorf("unverified.txt: %s has no reason, or stands twice", what)
		}
		x[what] = new(bool)
	}
	return x
}

// names reports whether an entry need not be resolved, by its file or its match.
func (x excuses) names(e *annotations.Entry) bool {
	file := strings.TrimSuffix(strings.TrimPrefix(e.Pos.Filename, "catalogue/"), ".yaml")
	for _, what := range []string{file, e.Match.Text} {
		if used := x[what]; used != nil {
			*used = true
			return true
		}
	}
	return false
}

// lines reads a file of this folder without its comments.
func lines(t *testing.T, name string) []string {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	for line := range strings.Lines(string(text)) {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "#") {
			list = append(list, line)
		}
	}
	return list
}

// listed is what the go command says of a package.
type listed struct {
	ImportPath, Dir   string
	GoFiles, CgoFiles []string
	Error             *struct{ Err string }
}

// list finds the packages, and the modules that they are in, but nothing that
// they import. cgo is on, or packages that need it would have no files.
func list(t *testing.T, paths []string) []listed {
	t.Helper()
	cmd := exec.Command("go", append([]string{"list", "-find", "-e", "-json=ImportPath,Dir,GoFiles,CgoFiles,Error"}, paths...)...)
	cmd.Env = append(os.Environ(), "CGO_ENABLED=1")
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	var all []listed
	for dec := json.NewDecoder(strings.NewReader(string(out))); ; {
		var l listed
		if err := dec.Decode(&l); errors.Is(err, io.EOF) {
			return all
		} else if err != nil {
			t.Fatal(err)
		}
		if l.Error != nil {
			t.Fatalf("%s: %s", l.ImportPath, l.Error.Err)
		}
		all = append(all, l)
	}
}

// noImports leaves every imported package empty: types of other packages become
// invalid, and names, methods and parameters are all there.
type noImports struct{}

func (noImports) Import(path string) (*types.Package, error) {
	if path == "unsafe" {
		return types.Unsafe, nil
	}
	return nil, errors.New("not looked at")
}

// check type-checks the declarations of one package.
func check(t *testing.T, l listed) *types.Package {
	t.Helper()
	fset := token.NewFileSet()
	var files []*ast.File
	for _, name := range append(l.GoFiles, l.CgoFiles...) {
		f, err := parser.ParseFile(fset, filepath.Join(l.Dir, name), nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, f)
	}
	if len(files) == 0 {
		t.Fatalf("%s: no Go files in %s", l.ImportPath, l.Dir)
	}
	conf := types.Config{Importer: noImports{}, FakeImportC: true, IgnoreFuncBodies: true, Error: func(error) {}}
	pkg, _ := conf.Check(l.ImportPath, fset, files, nil) // errors are those of the imports
	return pkg
}
