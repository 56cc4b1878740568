package real

import (
	"bufio"
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/tools/go/packages"

	"github.com/lawful-lint/lawful/analyzers/internal/models"
	"github.com/lawful-lint/lawful/analyzers/internal/models/fit"
)

// TestFits compares every symbol and place with the real declarations. A line may
// speak of what only one of the imported major versions has; what it says must fit
// all that have it.
func TestFits(t *testing.T) {
	versions := imported(t)
	paths, err := models.Modules().Packages()
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range paths {
		t.Run(path, func(t *testing.T) {
			list, err := models.Modules().Package(path)
			if err != nil {
				t.Fatal(err)
			}
			if len(versions[path]) == 0 {
				t.Fatalf("no version of the package is imported in real.go")
			}
			for _, m := range list {
				check(t, m, versions[path])
			}
		})
	}
}

func check(t *testing.T, m *models.Model, versions []*fit.Checker) {
	t.Helper()
	there := false
	for _, c := range versions {
		var missing *fit.Missing
		switch err := c.Check(m); {
		case errors.As(err, &missing):
		case err != nil:
			t.Error(err)
			fallthrough
		default:
			there = true
		}
	}
	if !there {
		t.Error(&fit.Missing{Pos: m.Pos, Symbol: m.Symbol})
	}
}

// imported returns the packages that real.go imports, by the path under which
// their models are kept. One that no file is about is there for the internal packages
// that it gives names to.
func imported(t *testing.T) map[string][]*fit.Checker {
	t.Helper()
	loaded, err := packages.Load(&packages.Config{
		Mode: packages.NeedName | packages.NeedImports | packages.NeedTypes | packages.NeedDeps,
	}, ".")
	if err != nil || packages.PrintErrors(loaded) > 0 {
		t.Fatalf("the packages cannot be loaded: %v", err)
	}
	out := map[string][]*fit.Checker{}
	add := func(p *packages.Package) bool {
		kept, ok := models.Modules().Find(p.PkgPath)
		if ok {
			out[kept] = append(out[kept], fit.New(p.Types, kept))
		}
		return ok
	}
	for path, p := range loaded[0].Imports {
		ok := add(p)
		for sub, q := range p.Imports {
			if strings.Contains(sub, "/internal/") {
				ok = add(q) || ok
			}
		}
		if !ok {
			t.Errorf("real.go imports %s, and no file is about it", path)
		}
	}
	return out
}

// TestRows runs the command on the programs, and compares what it reports with what
// the lines say of themselves.
func TestRows(t *testing.T) {
	lawful := filepath.Join(t.TempDir(), "lawful")
	build := exec.Command("go", "build", "-o", lawful, "./cmd/lawful")
	build.Dir = filepath.Join("..", "..", "..", "..", "..")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	found := map[string]string{}                                      // by file:line
	out, _ := exec.Command(lawful, "check", "./...").CombinedOutput() // findings are a failure
	finding := regexp.MustCompile(`^(\S+\.go:\d+):\d+: (.*)`)
	for line := range strings.Lines(string(out)) {
		m := finding.FindStringSubmatch(line)
		if m == nil || !strings.Contains(m[2], " enters ") {
			t.Errorf("lawful says %q", line)
			continue
		}
		found[filepath.ToSlash(m[1])] = m[2]
	}
	wanted := rows(t)
	for _, at := range wanted {
		if found[at] == "" {
			t.Errorf("%s: no finding", at)
		}
	}
	for at, text := range found {
		if !slices.Contains(wanted, at) {
			t.Errorf("%s: %s", at, text)
		}
	}
	t.Logf("%d lines with a finding", len(wanted))
}

// rows lists the lines that want a finding, as file:line.
func rows(t *testing.T) []string {
	t.Helper()
	var out []string
	err := filepath.WalkDir(".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(path) != ".go" || !strings.ContainsRune(path, filepath.Separator) {
			return err
		}
		f, err := os.Open(path)
		if err != nil {
			return err
		}
		defer f.Close()
		lines := bufio.NewScanner(f)
		for n := 1; lines.Scan(); n++ {
			if strings.HasSuffix(lines.Text(), "// want") {
				out = append(out, filepath.ToSlash(path)+":"+strconv.Itoa(n))
			}
		}
		return lines.Err()
	})
	if err != nil || len(out) == 0 {
		t.Fatalf("rows: %d, %v", len(out), err)
	}
	return out
}
