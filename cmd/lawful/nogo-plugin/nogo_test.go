package plugin_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"testing"

	"github.com/lawful-lint/lawful/cmd/internal/clinic"
)

// TestMain puts lawful on the PATH.
func TestMain(m *testing.M) { os.Exit(clinic.Main(m)) }

// TestNogo runs nogo on the clinic: it finds what the command finds in Go files.
func TestNogo(t *testing.T) {
	clinic.SkipShort(t, "builds nogo")
	dir := clinic.Copy(t)
	config, err := os.ReadFile(filepath.Join(dir, "lawful.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	exe := buildNogo(t, map[string]string{"config": string(config), "warnings": "true"})
	clinic.Same(t, "nogo", dir, newBuild(t, exe, dir).run())
}

// TestNogoConfiguration: what is wrong with the text of lawful.yaml fails the
// action, and says where.
func TestNogoConfiguration(t *testing.T) {
	clinic.SkipShort(t, "builds nogo")
	exe := buildNogo(t, map[string]string{"config": "version: 1\nbasis: {}\n"})
	dir := t.TempDir()
	write(t, filepath.Join(dir, "go.mod"), "module example.com/m\n\ngo 1.26\n")
	write(t, filepath.Join(dir, "m.go"), "package m\n")
	b := newBuild(t, exe, dir)
	code, out := b.nogo(b.packages[len(b.packages)-1])
	if want := `lawful.yaml:2:1: lawful.yaml: unknown key "basis"; did you mean bases?`; code != 1 || !strings.Contains(out, want) {
		t.Errorf("exit code %d, says %s; want 1 and %s", code, out, want)
	}
}

// build does with the packages of a module what Bazel's rules do with Go
// targets: one action a package, which sees its sources, the export data of what
// it imports and the facts of its direct imports.
type build struct {
	*testing.T
	exe, dir, facts string
	modules         string      // that is external/ in dir
	packages        []goPackage // each after what it imports
	exports         []byte      // importcfg
}

// goPackage is a package as go list tells it.
type goPackage struct {
	ImportPath, Dir, Export  string
	CompiledGoFiles, Imports []string
	ImportMap                map[string]string
	Standard                 bool
	Module                   *struct{ Main bool }
}

func newBuild(t *testing.T, exe, dir string) *build {
	t.Helper()
	b := &build{T: t, exe: exe, dir: dir, facts: t.TempDir(), modules: strings.TrimSpace(string(goCommand(t, dir, "env", "GOMODCACHE")))}
	var exports bytes.Buffer
	d := json.NewDecoder(bytes.NewReader(goCommand(t, dir, "list", "-deps", "-export", "-compiled", "-json", "./...")))
	for {
		var p goPackage
		if err := d.Decode(&p); err == io.EOF {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		if p.Export != "" {
			fmt.Fprintf(&exports, "packagefile %s=%s\n", p.ImportPath, p.Export)
		}
		if !p.Standard {
			b.packages = append(b.packages, p)
		}
	}
	b.exports = exports.Bytes()
	if err := os.Symlink(b.modules, filepath.Join(dir, "external")); err != nil {
		t.Fatal(err)
	}
	return b
}

// nogoLine is a line of nogo's output: place, message, rule, analyzer.
var nogoLine = regexp.MustCompile(`^(\S+\.go:\d+:\d+: ).* \(([\w-]+)\) \(lawful\)$`)

// run runs an action for each package and returns the findings by place and
// rule.
func (b *build) run() []string {
	b.Helper()
	var found []string
	for _, p := range b.packages {
		code, out := b.nogo(p)
		header, lines, _ := strings.Cut(strings.TrimSpace(out), "\n")
		switch {
		case code == 0 && out == "":
		case code == nogoViolation && strings.HasPrefix(header, "nogo: errors found by nogo"):
			for line := range strings.Lines(lines) {
				if m := nogoLine.FindStringSubmatch(strings.TrimSpace(line)); m != nil {
					found = append(found, filepath.ToSlash(m[1])+m[2])
				}
			}
		default:
			b.Fatalf("%s: exit code %d\n%s", p.ImportPath, code, out)
		}
	}
	return found
}

// nogoViolation is nogo's exit code for findings.
const nogoViolation = 3

// nogo runs the action of a package: for facts only, unless it is in the scope,
// which is the main module.
func (b *build) nogo(p goPackage) (code int, out string) {
	b.Helper()
	importcfg := filepath.Join(b.TempDir(), "importcfg")
	write(b.T, importcfg, string(b.exports))
	args := []string{"-p", p.ImportPath, "-importcfg", importcfg, "-x", b.fact(p.ImportPath), "-go_version", strings.TrimPrefix(runtime.Version(), "go")}
	for _, path := range p.Imports {
		if i, ok := p.ImportMap[path]; ok {
			path = i
		}
		if _, err := os.Stat(b.fact(path)); err == nil {
			args = append(args, "-fact", path+"="+b.fact(path))
		}
	}
	if p.Module == nil || !p.Module.Main {
		args = append(args, "-facts_only")
	}
	for _, file := range p.CompiledGoFiles {
		if !filepath.IsAbs(file) {
			file = filepath.Join(p.Dir, file)
		}
		args = append(args, b.inExecroot(file))
	}
	cmd := exec.Command(b.exe, args...)
	cmd.Dir = b.dir
	cmd.Env = append(os.Environ(), "GOARCH="+runtime.GOARCH)
	text, err := cmd.CombinedOutput()
	if cmd.ProcessState == nil {
		b.Fatal(err)
	}
	return cmd.ProcessState.ExitCode(), string(text)
}

// inExecroot is the name of a source file as an action of Bazel's gets it: from
// the root of the main repository, with the others in a folder of it.
func (b *build) inExecroot(file string) string {
	if name, err := filepath.Rel(b.modules, file); err == nil && filepath.IsLocal(name) {
		return filepath.Join("external", name)
	}
	if name, err := filepath.Rel(b.dir, file); err == nil && filepath.IsLocal(name) {
		return name
	}
	return file
}

// fact is the file for the facts of a package.
func (b *build) fact(path string) string {
	return filepath.Join(b.facts, strings.ReplaceAll(path, "/", "!")+".facts")
}
