package relink

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

func TestCheck(t *testing.T) {
	for _, test := range []struct {
		program          *Program
		version, problem string
	}{
		{Gopls(), "v0.23.0", ""},
		{Gopls(), Gopls().First, ""},
		{Gopls(), "v0.19.0", "too old"},
		{Gopls(), "v0.24.0", "newer than this lawful knows"},
		{Gopls(), "v0.24.0-pre.1", "newer than this lawful knows"},
		{Gopls(), "v1.0.0", "newer than this lawful knows"},
		{Gopls(), "latest", "no version of gopls"},
		{Gopls(), "0.23.0", "no version of gopls"},
		{Gopls(), "v0.23", "no version of gopls"},
		{GolangciLint(), "v2.14.0", ""},
		{GolangciLint(), "v2.99.1", ""},
		{GolangciLint(), "v2.13.2", "too old"},
		{GolangciLint(), "v3.0.0", "newer than this lawful knows"},
	} {
		err := test.program.Check(test.version)
		if test.problem == "" && err != nil || test.problem != "" && (err == nil || !strings.Contains(err.Error(), test.problem)) {
			t.Errorf("%s %s: error %v, want %q", test.program.Name, test.version, err, test.problem)
		}
	}
	for _, p := range []*Program{Gopls(), GolangciLint()} {
		if err := p.Check(p.Newest); err != nil {
			t.Error(err)
		}
	}
}

func TestSelf(t *testing.T) {
	here, err := NewSelf("", "-replace")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(filepath.Join(here.Dir, "cmd", "lawful", "main.go")); err != nil {
		t.Errorf("the checkout is not %s: %v", here.Dir, err)
	}
	if _, err := NewSelf(t.TempDir(), "-replace"); err == nil || !strings.Contains(err.Error(), "no checkout of lawful") {
		t.Errorf("an empty folder: %v", err)
	}
}

// TestPublished: a lawful that was built from a commit is what a module proxy has
// by that version, unless more was in the folder than in the commit.
func TestPublished(t *testing.T) {
	for version, want := range map[string]bool{
		"v1.2.3": true, "v0.0.0-20261122130000-0123456789ab": true,
		"v1.2.4-0.20261122130000-0123456789ab+dirty": false, "v1.2.3+dirty": false, "(devel)": false, "": false,
	} {
		if got := published(version); got != want {
			t.Errorf("%q: %v, want %v", version, got, want)
		}
	}
}

// TestID: the identity of a checkout changes with what a build reads, and with
// nothing else.
func TestID(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) string {
		t.Helper()
		if err := os.MkdirAll(filepath.Dir(filepath.Join(dir, name)), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
		id, err := Self{Dir: dir}.ID()
		if err != nil {
			t.Fatal(err)
		}
		return id
	}
	first := write("go.mod", "module m\n")
	if second := write("a/data.txt", "1"); second == first {
		t.Error("a new file has no part in the identity")
	}
	first = write("a/data.txt", "2")
	for _, name := range []string{"a/a_test.go", "testdata/x", ".git/HEAD"} {
		if write(name, "x") != first {
			t.Errorf("%s has a part in the identity", name)
		}
	}
	a, errA := Self{Version: "v1.0.0", Sum: "h1:x"}.ID()
	b, errB := Self{Version: "v1.0.0", Sum: "h1:y"}.ID()
	if errA != nil || errB != nil || a == b {
		t.Errorf("releases %s and %s (%v, %v)", a, b, errA, errB)
	}
}

// tiny is a module of this test in the place of a program, served from a
// folder that is a module proxy.
func tiny(t *testing.T, source string) (*Program, Self, []string) {
	t.Helper()
	proxy := t.TempDir()
	serve(t, proxy, "tiny.example/tiny", "v1.0.0", map[string]string{
		"go.mod": "module tiny.example/tiny\n\ngo 1.26\n", "go.sum": "",
		"main.go": "package main\n\nvar stamp = \"none\"\n\nfunc main() { println(stamp, extra) }\n",
	})
	serve(t, proxy, Path, "v1.0.0", map[string]string{"go.mod": "module " + Path + "\n\ngo 1.26\n", "go.sum": ""})
	env := append(os.Environ(), "GOPROXY=file://"+filepath.ToSlash(proxy), "GONOSUMDB=*", "GOFLAGS=-mod=vendor", "GOWORK=missing.work",
		"GOMODCACHE="+filepath.Join(t.TempDir(), "mod"))
	t.Cleanup(func() { clean(t, env) })
	p := &Program{
		Name: "tiny", Module: "tiny.example/tiny", Link: "tiny.example/tiny/lawful", Source: source, First: "v1.0.0", Newest: "v1.0.0",
		Stamp: func(version, id string) []string { return []string{"main.stamp=" + version} },
	}
	return p, Self{Version: "v1.0.0", flag: "-replace"}, env
}

const extra = "package main\n\nconst extra = \"linked\"\n"

func TestBuild(t *testing.T) {
	p, self, env := tiny(t, extra)
	out := filepath.Join(t.TempDir(), "tiny"+exe)
	if err := Build(context.Background(), p, "v1.0.0", self, env, out); err != nil {
		t.Fatal(err)
	}
	if got := output(t, out); got != "v1.0.0 linked\n" {
		t.Errorf("prints %q", got)
	}
}

// TestBuildFails: whatever goes wrong is told, and leaves nothing behind.
func TestBuildFails(t *testing.T) {
	ended, cancel := context.WithCancel(context.Background())
	cancel()
	for _, test := range []struct {
		name    string
		change  func(*Program, *Self, *[]string)
		ctx     context.Context
		version string
		want    string
	}{
		{"does not compile", func(p *Program, _ *Self, _ *[]string) { p.Source = "package main\n" }, context.Background(), "v1.0.0", "undefined: extra"},
		{"no such version", nil, context.Background(), "v1.0.1", "is not in the module cache and could not be had"},
		{"offline", func(_ *Program, _ *Self, env *[]string) { *env = append(*env, "GOPROXY=off") }, context.Background(), "v1.0.0", "could not be had"},
		{"no such lawful", func(_ *Program, s *Self, _ *[]string) { s.Version = "v9.0.0" }, context.Background(), "v1.0.0", Path + " v9.0.0 is not in the module cache and could not be had; expected a module proxy that has it, or -replace=DIR"},
		{"interrupted", nil, ended, "v1.0.0", "interrupted"},
	} {
		t.Run(test.name, func(t *testing.T) {
			p, self, env := tiny(t, extra)
			if test.change != nil {
				test.change(p, &self, &env)
			}
			root := filepath.Join(t.TempDir(), "cache")
			_, err := Cached(test.ctx, p, test.version, self, env, root, nil)
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("error %v, want %q", err, test.want)
			}
			entries, _ := os.ReadDir(root)
			for _, e := range entries {
				if e.Name() != "lock" {
					t.Errorf("left behind: %s", e.Name())
				}
			}
		})
	}
}

// TestCachedTwice: of several that want the same program at once, one builds it.
func TestCachedTwice(t *testing.T) {
	p, self, env := tiny(t, extra)
	root := filepath.Join(t.TempDir(), "cache")
	stamps := make(chan string, 8)
	p.Stamp = func(version, _ string) []string { stamps <- version; return []string{"main.stamp=" + version} }
	var wait sync.WaitGroup
	for range 3 {
		wait.Go(func() {
			out, err := Cached(context.Background(), p, "v1.0.0", self, env, root, nil)
			if err != nil {
				t.Error(err)
			} else if got := output(t, out); got != "v1.0.0 linked\n" {
				t.Errorf("prints %q", got)
			}
		})
	}
	wait.Wait()
	if len(stamps) != 1 {
		t.Errorf("built %d times", len(stamps))
	}
}

func TestSweep(t *testing.T) {
	root := t.TempDir()
	for name, age := range map[string]time.Duration{"new": 0, "old": 2 * unused, ".gopls-half": 0, "lock": 2 * unused} {
		file := filepath.Join(root, name)
		at := time.Now().Add(-age)
		if err := errors.Join(os.WriteFile(file, nil, 0o666), os.Chtimes(file, at, at)); err != nil {
			t.Fatal(err)
		}
	}
	sweep(root)
	entries, _ := os.ReadDir(root)
	if len(entries) != 2 || entries[0].Name() != "lock" || entries[1].Name() != "new" {
		t.Errorf("left are %v", entries)
	}
}

func TestUnwritableCache(t *testing.T) {
	p, self, env := tiny(t, extra)
	root := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(root, nil, 0o666); err != nil {
		t.Fatal(err)
	}
	if _, err := Cached(context.Background(), p, "v1.0.0", self, env, root, nil); err == nil || !strings.Contains(err.Error(), root) {
		t.Errorf("error %v, want one that names %s", err, root)
	}
}
