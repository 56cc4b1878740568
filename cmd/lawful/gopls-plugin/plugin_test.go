package plugin

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/checker"
	"golang.org/x/tools/go/packages"
)

// config is a register that covers care.
const config = `version: 1
organisation: {name: Trust, type: public-authority}
bases:
  care: {purposes: [direct-care], a6: public-task, task: care, a9: health-care, secrecy: professional, route: implied-consent, role: care-team, relationship: admission}
`

const ward = `// Package ward looks after patients.
//
//lawful:purpose direct-care
//lawful:basis care
package ward

//lawful:data patient
type Patient struct{ NHSNumber string }

func Discharge(p Patient) { enrol(p.NHSNumber) }

//lawful:purpose research
func enrol(number string) { study = append(study, number) }

var study []string
`

// module writes a module with these files, and ward.go.
func module(t *testing.T, files ...string) string {
	t.Helper()
	dir := t.TempDir()
	files = append(files, "go.mod", "module example.com/ward\n\ngo 1.26\n", "ward.go", ward)
	for i := 0; i < len(files); i += 2 {
		if err := os.WriteFile(filepath.Join(dir, files[i]), []byte(files[i+1]), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// found runs the analyzers in a module and returns "severity message".
func found(t *testing.T, dir string, list []Analyzer) []string {
	t.Helper()
	pkgs, err := packages.Load(&packages.Config{Mode: packages.LoadAllSyntax | packages.NeedModule, Dir: dir}, "./...")
	if err != nil {
		t.Fatal(err)
	}
	severity := make(map[*analysis.Analyzer]string)
	var as []*analysis.Analyzer
	for _, a := range list {
		as, severity[a.Analyzer] = append(as, a.Analyzer), a.Severity
	}
	graph, err := checker.Analyze(as, pkgs, nil)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, action := range graph.Roots {
		if action.Err != nil {
			t.Fatalf("%s: %v", action, action.Err)
		}
		for _, d := range action.Diagnostics {
			out = append(out, severity[action.Analyzer]+" "+d.Message)
		}
	}
	slices.Sort(out)
	return out
}

// TestAnalyzers: each package is under its own module's configuration, and each
// severity has its analyzer.
func TestAnalyzers(t *testing.T) {
	unusual := strings.Replace(config, "secrecy: professional, ", "", 1)
	for _, test := range []struct {
		name  string
		files []string
		want  []string // beginnings
	}{
		{"configured", []string{"lawful.yaml", config}, []string{"error patient data Patient.NHSNumber"}},
		{"a warning", []string{"lawful.yaml", unusual, "basis.go", "package ward\n\n//lawful:basis a6=public-task task=x a9=health-care route=implied-consent role=care-team relationship=x\nfunc Admit(p Patient) {}\n"},
			[]string{"error patient data Patient.NHSNumber", "warning "}},
		{"a mistake", []string{"lawful.yaml", "version: 1\nbasis: {}\n"}, []string{"error nothing is checked: lawful.yaml:2:1: "}},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := found(t, module(t, test.files...), newSuites(Options{}, "", nil).analyzers(""))
			ok := len(got) == len(test.want)
			for i := range got {
				ok = ok && strings.HasPrefix(got[i], test.want[i])
			}
			if !ok {
				t.Errorf("found %q, want %q", got, test.want)
			}
		})
	}
}

// TestLive: new analyzers are installed when a file changes, under another name
// as long as its content is new, and not otherwise.
func TestLive(t *testing.T) {
	dir := module(t, "lawful.yaml", config)
	var installed []string
	l := &live{getenv: func(string) string { return "" }, install: func(list []Analyzer) error {
		installed = append(installed, facts(list))
		return nil
	}}
	if !l.see(dir) || l.see(dir) {
		t.Error("a folder is new once")
	}
	for i, text := range []string{config, config, config + "# changed\n", "version: 1\nbasis: {}\n", config} {
		if err := os.WriteFile(filepath.Join(dir, "lawful.yaml"), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
		if changed, err := l.refresh(); err != nil || changed != (i != 1) {
			t.Errorf("step %d: changed %t, %v", i, changed, err)
		}
	}
	if n := len(slices.Compact(slices.Sorted(slices.Values(installed)))); len(installed) != 4 || n != 3 || installed[0] != installed[3] {
		t.Errorf("names %q; want four, the last as the first", installed)
	}
	other := &live{getenv: l.getenv, salt: "1", install: l.install, dirs: l.dirs}
	if _, err := other.refresh(); err != nil || installed[4] == installed[0] {
		t.Errorf("with a salt the name is %q as without (%v)", installed[4], err)
	}
}

// facts is the name of the analyzer that makes facts.
func facts(list []Analyzer) string {
	for _, a := range closure([]*analysis.Analyzer{list[0].Analyzer}) {
		if len(a.FactTypes) > 0 {
			return a.Name
		}
	}
	return ""
}

// TestContentStays: what is analysed under a name is what the file said when
// the name was made.
func TestContentStays(t *testing.T) {
	dir := module(t, "lawful.yaml", config)
	file := filepath.Join(dir, "lawful.yaml")
	s := newSuites(Options{}, "", []string{file})
	if err := os.WriteFile(file, []byte("version: 1\nbasis: {}\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	if got := found(t, dir, s.analyzers("")); len(got) != 1 || !strings.HasPrefix(got[0], "error patient data") {
		t.Errorf("found %q, want what the file as it was leads to", got)
	}
}

func TestStream(t *testing.T) {
	frame := func(body string) string { return fmt.Sprintf("Content-Length: %d\r\n\r\n%s", len(body), body) }
	initialize := frame(`{"id":1,"method":"initialize","params":{"rootUri":"file:///a%20b","workspaceFolders":[{"uri":"file:///c"}]}}`)
	initialized := frame(`{"method":"initialized","params":{}}`)
	opened := frame(`{"method":"textDocument/didOpen","params":{"textDocument":{"uri":"file:///d/e/f.go","text":"x"}}}`)
	typed := strings.Replace(frame(`{"method":"x"}`), "\r\n\r\n", "\r\nContent-Type: application/vscode-jsonrpc; charset=utf-8\r\n\r\n", 1)

	var out bytes.Buffer
	var seen []string
	s := &stream{out: &out}
	s.seen = func(dir string) {
		seen = append(seen, filepath.ToSlash(dir))
		if err := s.invalidate("/m"); err != nil {
			t.Error(err)
		}
	}
	if err := s.copy(strings.NewReader(initialize + initialized + opened + typed)); err != nil && err != io.EOF {
		t.Error(err)
	}
	if got := fmt.Sprint(seen); got != "[/a b /c /d/e]" {
		t.Errorf("folders %s", got)
	}
	ours := frame(`{"jsonrpc":"2.0","method":"workspace/didChangeWatchedFiles","params":{"changes":[{"type":2,"uri":"file:///m/vendor/modules.txt"}]}}`)
	if want := initialize + initialized + ours + opened + frame(`{"method":"x"}`); out.String() != want {
		t.Errorf("passed on\n%q\nwant\n%q", out.String(), want)
	}
}

// TestStreamOther: what is no message passes as it is.
func TestStreamOther(t *testing.T) {
	for _, in := range []string{"", "x", "package p\n", "Content-Length: no\r\n\r\n"} {
		var out bytes.Buffer
		_ = (&stream{out: &out}).copy(strings.NewReader(in))
		if want := strings.TrimPrefix(in, "Content-Length: no\r\n\r\n"); out.String() != want {
			t.Errorf("%q: passed on %q", in, out.String())
		}
	}
}

func TestOptions(t *testing.T) {
	for _, o := range []Options{{}, {Strict: true}, {Tests: true}, {Strict: true, Tests: true}} {
		if got := readOptions(o.String()); got != o {
			t.Errorf("%q: %+v, want %+v", o, got, o)
		}
	}
}
