package load

import (
	"context"
	"errors"
	"go/token"
	"go/types"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
)

func write(t *testing.T, dir, name, text string) {
	t.Helper()
	path := filepath.Join(dir, name)
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}

func walk(t *testing.T, dir string, tests bool) (*Program, map[string][]byte) {
	t.Helper()
	pkgs, err := List(t.Context(), Query{Dir: dir, Patterns: []string{"./..."}, Tests: tests})
	if err != nil {
		t.Fatal(err)
	}
	facts := make(map[string][]byte)
	var mu sync.Mutex
	g := Graph{Fset: token.NewFileSet(), Sizes: types.SizesFor("gc", runtime.GOARCH)}
	program := g.Walk(t.Context(), pkgs, func(l *Loaded) []byte {
		var imported []string
		for path, fact := range l.Facts {
			imported = append(imported, path+string(fact))
		}
		slices.Sort(imported)
		fact := []byte("(" + strings.Join(imported, " ") + ")")
		mu.Lock()
		defer mu.Unlock()
		facts[l.Package.ImportPath] = fact
		return fact
	})
	return program, facts
}

func TestWalkHandsFactsUpward(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "go.mod", "module m\n\ngo 1.26\n")
	write(t, dir, "a/a.go", "package a\n\nimport \"strings\"\n\nvar X = strings.Repeat(\"a\", 2)\n")
	write(t, dir, "a/a_test.go", "package a\n\nvar Y = X\n")
	write(t, dir, "b/b.go", "package b\n\nimport \"m/a\"\n\nvar X = a.X\n")
	write(t, dir, "a/x_test.go", "package a_test\n\nimport (\"m/a\"; \"m/b\")\n\nvar _ = a.Y + b.X\n")
	for _, test := range []struct {
		tests bool
		want  map[string]string
	}{
		{false, map[string]string{"m/a": "()", "m/b": "(m/a())"}},
		{true, map[string]string{
			"m/a": "()", "m/b": "(m/a())",
			"m/a [m/a.test]":      "()",
			"m/b [m/a.test]":      "(m/a())",
			"m/a_test [m/a.test]": "(m/a() m/b(m/a()))",
		}},
	} {
		program, facts := walk(t, dir, test.tests)
		if len(program.Faults) > 0 {
			t.Fatal(program.Faults)
		}
		for path, want := range test.want {
			if got := string(facts[path]); got != want {
				t.Errorf("tests %v: fact of %s is %q, want %q", test.tests, path, got, want)
			}
		}
		if len(facts) != len(test.want) {
			t.Errorf("tests %v: facts of %d packages, want %d: %q", test.tests, len(facts), len(test.want), facts)
		}
	}
}

func TestWalkReportsFaultsOnce(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "go.mod", "module m\n\ngo 1.26\n")
	write(t, dir, "a/a.go", "package a\n\nvar X int = \"\"\n")
	write(t, dir, "b/b.go", "package b\n\nimport \"m/a\"\n\nvar X int = a.Y\n")
	program, facts := walk(t, dir, false)
	if len(program.Faults) != 1 || len(facts) != 0 {
		t.Errorf("faults %v, facts %q; want one of m/a", program.Faults, facts)
	}
}

func TestCheckDeclarations(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "a.go", "package a\n\nfunc F[T any](x T) T { return undefined }\n\nvar X = F(1)\n\nfunc init() { y := 1 }\n")
	unit := Unit{Fset: token.NewFileSet(), Path: "a", Files: []string{filepath.Join(dir, "a.go")}, Declarations: true}
	checked, faults := unit.Check()
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	if got := checked.Types.Scope().Lookup("X").Type().String(); got != "int" {
		t.Errorf("X is %s", got)
	}
	unit.Declarations = false
	if _, faults := unit.Check(); len(faults) != 2 {
		t.Errorf("with bodies: %v, want two faults", faults)
	}
}

func TestSortFaults(t *testing.T) {
	at := func(file string, line int) token.Position { return token.Position{Filename: file, Line: line} }
	lines := SortFaults([]Fault{
		{at("/b.go", 1), "x"}, {at("/a.go", 12), "y"}, {at("/a.go", 2), "z"}, {at("/a.go", 2), "z"}, {token.Position{}, "w"},
	}, func(file string) string { return file[1:] })
	if want := []string{"w", "a.go:2:1: z", "a.go:12:1: y", "b.go:1:1: x"}; !slices.Equal(lines, want) {
		t.Errorf("got %q, want %q", lines, want)
	}
	var many []Fault
	for i := range 30 {
		many = append(many, Fault{at("/a.go", i+1), "x"})
	}
	lines = SortFaults(many, func(file string) string { return file })
	if len(lines) != maxFaults+1 || lines[maxFaults] != "too many errors" {
		t.Errorf("%d lines, the last %q", len(lines), lines[len(lines)-1])
	}
}

func TestListErrors(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "go.mod", "nonsense\n")
	if _, err := List(t.Context(), Query{Dir: dir, Patterns: []string{"./..."}}); err == nil || !strings.Contains(err.Error(), "go.mod:1") {
		t.Errorf("error %v, want the go command's", err)
	}
	t.Setenv("PATH", "")
	if _, err := List(context.Background(), Query{Dir: dir}); !errors.Is(err, ErrNoGo) {
		t.Errorf("error %v, want %v", err, ErrNoGo)
	}
}
