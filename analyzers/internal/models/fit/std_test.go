package fit

import (
	"flag"
	"go/build"
	"go/importer"
	"go/token"
	"go/types"
	"os"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/lawful-lint/lawful/analyzers/internal/models"
)

var update = flag.Bool("update", false, "write unmodelled.txt anew")

// unmodelled lists, for the Go release in its first line, what the packages
// with a file export and no line describes.
const unmodelled = "testdata/unmodelled.txt"

func TestMain(m *testing.M) {
	flag.Parse()
	// The pure Go variants have the same exported names, and need no compiler.
	build.Default.CgoEnabled = false
	os.Exit(m.Run())
}

// TestEveryLine reads every file, and compares every symbol and place with the
// real declaration in the library of the Go release that runs the test.
func TestEveryLine(t *testing.T) {
	imp := importer.ForCompiler(token.NewFileSet(), "source", nil)
	for path, list := range packages(t) {
		t.Run(path, func(t *testing.T) {
			c := New(load(t, imp, path), path)
			for _, m := range list {
				if err := c.Check(m); err != nil {
					t.Error(err)
				}
				if got, ok := models.Lookup(m.Symbol); !strings.HasSuffix(m.Symbol, "*") && (!ok || got != m) {
					t.Errorf("%s: Lookup(%s) does not find this line", m.Pos, m.Symbol)
				}
			}
		})
	}
}

// TestUnmodelled keeps a list of what the assumption for functions without a
// model is used for, so that what a Go release adds is seen.
func TestUnmodelled(t *testing.T) {
	imp := importer.ForCompiler(token.NewFileSet(), "source", nil)
	var missing []string
	for path := range packages(t) {
		if path != "builtin" {
			missing = append(missing, withoutModel(load(t, imp, path))...)
		}
	}
	slices.Sort(missing)
	got := runtime.Version() + "\n" + strings.Join(missing, "\n") + "\n"
	if *update {
		if err := os.WriteFile(unmodelled, []byte(got), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(unmodelled)
	if err != nil {
		t.Fatal(err)
	}
	release, _, _ := strings.Cut(string(want), "\n")
	if minor(release) != minor(runtime.Version()) {
		t.Skipf("the list is that of %s", release)
	}
	wantLines, gotLines := lines(string(want)), lines(got)
	for _, s := range gotLines {
		if !slices.Contains(wantLines, s) {
			t.Errorf("%s has no model; add a line for it, or to %s", s, unmodelled)
		}
	}
	for _, s := range wantLines {
		if !slices.Contains(gotLines, s) {
			t.Errorf("%s has a model now; remove it from %s", s, unmodelled)
		}
	}
}

// lines are those after the first.
func lines(text string) []string { return strings.Split(strings.TrimSpace(text), "\n")[1:] }

// minor is "go1.26" of "go1.26.8".
func minor(release string) string {
	parts := strings.SplitN(release, ".", 3)
	return strings.Join(parts[:min(2, len(parts))], ".")
}

// packages returns the models by package, and fails on any bad line.
func packages(t *testing.T) map[string][]*models.Model {
	t.Helper()
	paths, err := models.Standard().Packages()
	if err != nil || len(paths) < 60 {
		t.Fatalf("packages: %d, %v", len(paths), err)
	}
	all := map[string][]*models.Model{}
	for _, path := range paths {
		list, err := models.Standard().Package(path)
		if err != nil {
			t.Errorf("%s", err)
		}
		all[path] = list
	}
	return all
}

func load(t *testing.T, imp types.Importer, path string) *types.Package {
	t.Helper()
	if path == "builtin" {
		return nil
	}
	pkg, err := imp.Import(path)
	if err != nil {
		t.Fatal(err)
	}
	return pkg
}

// withoutModel lists the exported functions of a package and the methods that
// its exported types have from it. Errors' own Error methods are left out: the
// assumption fits them all.
func withoutModel(pkg *types.Package) []string {
	seen := map[string]bool{}
	visit := func(f *types.Func) {
		name := Symbol(f)
		if _, ok := models.Lookup(name); !ok && f.Pkg() == pkg && f.Exported() && f.Name() != "Error" {
			seen[name] = true
		}
	}
	for _, name := range pkg.Scope().Names() {
		o := pkg.Scope().Lookup(name)
		if !o.Exported() {
			continue
		}
		if f, ok := o.(*types.Func); ok {
			visit(f)
		}
		if tn, ok := o.(*types.TypeName); ok {
			typ := tn.Type()
			if !types.IsInterface(typ) {
				typ = types.NewPointer(typ)
			}
			for sel := range types.NewMethodSet(typ).Methods() {
				visit(sel.Obj().(*types.Func))
			}
		}
	}
	var names []string
	for name := range seen {
		names = append(names, name)
	}
	return names
}

// TestHiddenParts finds misspelt hidden parts and variables: nothing can come
// out of one that no model puts anything into.
func TestHiddenParts(t *testing.T) {
	written, read := map[string]bool{}, map[string]string{}
	for _, list := range packages(t) {
		for _, m := range list {
			for _, e := range m.Effects {
				dst, src := e.Dst, slices.Concat(e.Src, []models.Place{e.Target})
				for _, a := range e.Args {
					src = append(src, a.Src...)
				}
				for _, name := range hidden(dst) {
					written[name] = true
				}
				for _, name := range hidden(src) {
					read[name] = m.Pos
				}
			}
		}
	}
	for name, pos := range read {
		if !written[name] {
			t.Errorf("%s: nothing is ever put into %s", pos, name)
		}
	}
}

func hidden(places []models.Place) []string {
	var names []string
	for _, p := range places {
		if p.Root == models.RootGlobal && !token.IsExported(p.Name) {
			names = append(names, "global."+p.Name)
		}
		for _, s := range p.Steps {
			if s.Hidden() {
				names = append(names, "."+s.Name)
			}
		}
	}
	return names
}
