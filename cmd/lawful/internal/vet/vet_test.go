package vet

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"

	"github.com/lawful-lint/lawful/analyzers"
	"github.com/lawful-lint/lawful/cmd/internal/clinic"
	"github.com/lawful-lint/lawful/cmd/lawful/internal/runner"
)

func TestHandles(t *testing.T) {
	for _, test := range []struct {
		args string
		want bool
	}{
		{"", false},
		{"-V=full", true},
		{"-flags", true},
		{"vet.cfg", true},
		{"-json -lawful.tests /tmp/b001/vet.cfg", true},
		{"check vet.cfg", false},
		{"./...", false},
		{"-strict ./...", false},
	} {
		if got := Handles(strings.Fields(test.args)); got != test.want {
			t.Errorf("Handles(%q) = %v", test.args, got)
		}
	}
}

func TestReported(t *testing.T) {
	dir := t.TempDir()
	tested, constrained, external := filepath.Join(dir, "tested"), filepath.Join(dir, "constrained"), filepath.Join(dir, "external")
	for name, text := range map[string]string{
		"tested/my_a_test.go":           "package a\n",
		"constrained/a_test.go":         "//go:build special\n\npackage a\n",
		"constrained/a_windows_test.go": "package a\n",
		"constrained/a_darwin_test.go":  "package a\n",
		"external/a_test.go":            "package a_test\n",
	} {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	for _, test := range []struct {
		name    string
		c       config
		variant bool
		want    bool
	}{
		{"asked for", config{Dir: tested}, false, true},
		{"test variant asked for", config{Dir: tested}, true, true},
		{"dependency", config{Dir: dir, VetxOnly: true}, false, true},
		{"dependency with tests inside", config{Dir: tested, VetxOnly: true}, false, false},
		{"dependency with tests for some builds", config{Dir: constrained, VetxOnly: true}, false, true},
		{"dependency with tests beside it", config{Dir: external, VetxOnly: true}, false, true},
		{"recompiled for a test", config{Dir: dir, VetxOnly: true}, true, false},
		{"other module", config{Dir: dir, ModuleVersion: "v1.0.0", VetxOnly: true}, false, false},
	} {
		if got := test.c.reported(test.variant); got != test.want {
			t.Errorf("%s: %v, want %v", test.name, got, test.want)
		}
	}
}

func TestStandard(t *testing.T) {
	for _, test := range []struct {
		dir  string
		want bool
	}{
		{"/go/src/net/http", true},
		{"/go/src/vendor/golang.org/x/net", true},
		{"/go/srcs/net", false},
		{"/go/test", false},
		{"/home/x/go/src/m", false},
	} {
		if got := (&config{Dir: filepath.FromSlash(test.dir)}).standard(filepath.FromSlash("/go")); got != test.want {
			t.Errorf("%s: %v", test.dir, got)
		}
	}
}

func TestFiles(t *testing.T) {
	c := config{GoFiles: []string{"/a.go", "/a_test.go", "/test.go"}}
	if got := c.files(false); !slices.Equal(got, []string{"/a.go", "/test.go"}) {
		t.Errorf("without tests: %q", got)
	}
	if got := c.files(true); len(got) != 3 {
		t.Errorf("with tests: %q", got)
	}
}

// tool is a tool whose one analyzer finds an error and a warning in every
// package.
func tool(env map[string]string) (*Tool, *bytes.Buffer, *bytes.Buffer) {
	var stdout, stderr bytes.Buffer
	report := &analysis.Analyzer{Name: "lawfulflow", Doc: "x", Run: func(pass *analysis.Pass) (any, error) {
		for _, category := range []string{"warning", "error"} {
			pass.Report(analysis.Diagnostic{Pos: pass.Files[0].Name.Pos(), End: pass.Files[0].Name.End(), Category: category, Message: category + " here"})
		}
		return nil, nil
	}}
	return &Tool{
		Suite: runner.Suite{
			New:      func(analyzers.Options) []*analysis.Analyzer { return []*analysis.Analyzer{report} },
			Severity: func(category string) string { return category },
		},
		Stdout: &stdout, Stderr: &stderr,
		Getenv: func(name string) string { return env[name] },
	}, &stdout, &stderr
}

// unit writes a package and its description, and returns the path of the
// latter.
func unit(t *testing.T, source string, change func(*config)) (cfg string, c *config) {
	t.Helper()
	dir := t.TempDir()
	c = &config{
		ID: "example.com/a", ImportPath: "example.com/a", Compiler: "gc", Dir: dir, GoVersion: "go1.26",
		GoFiles: []string{filepath.Join(dir, "a.go")}, ModulePath: "example.com",
		VetxOutput: filepath.Join(dir, "vet.out"), Stdout: filepath.Join(dir, "vet.stdout"),
	}
	if change != nil {
		change(c)
	}
	data, err := json.Marshal(c)
	if err != nil {
		t.Fatal(err)
	}
	cfg = filepath.Join(dir, "vet.cfg")
	for name, text := range map[string]string{"a.go": source, "vet.cfg": string(data)} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return cfg, c
}

func TestUnit(t *testing.T) {
	const ok = "package a\n"
	for _, test := range []struct {
		name, source, flags string
		change              func(*config)
		code                int
		stdout, stderr      string // a part; "" for nothing at all
		vetx                bool   // a fact is written
	}{
		{"plain", ok, "", nil, 1, "", "a.go:1:9: error here\n", true},
		{"plain with context", ok, "-c=0", nil, 1, "", "error here\n1\tpackage a\n", true},
		{"plain with warnings", ok, "-lawful.warnings", nil, 1, "", "a.go:1:9: warning: warning here\n", true},
		{"json", ok, "-json", nil, 0, `"message": "error here"`, "", true},
		{"dependency of another module", ok, "-json", func(c *config) { c.ModuleVersion, c.VetxOnly = "v1.0.0", true }, 0, "", "", true},
		{"other module asked for", ok, "-json", func(c *config) { c.ModuleVersion = "v1.0.0" }, 1, "", "use lawful check example.com/a", false},
		{"standard library", "nonsense", "", func(c *config) { c.ModulePath = "" }, 0, "", "", true},
		{"syntax error", "package a\nfunc {\n", "-json", nil, 1, "", "a.go:2:6: syntax error", false},
		{"type error", "package a\nvar x int = true\n", "-json", nil, 1, "", "a.go:2:13: cannot use true", false},
		{"left to the compiler", "package a\nvar x int = true\n", "", func(c *config) { c.SucceedOnTypecheckFailure = true }, 0, "", "", false},
		{"missing import", "package a\nimport _ \"b\"\n", "", nil, 1, "", "a.go:2:10: could not import b", false},
		{"tests only", ok, "-json", func(c *config) { c.GoFiles = []string{"/nowhere/a_test.go"} }, 0, "", "", true},
		{"missing file", ok, "-json", func(c *config) { c.GoFiles = []string{"/nowhere/a.go"} }, 1, "", "/nowhere/a.go:1:1: no such file", false},
	} {
		t.Run(test.name, func(t *testing.T) {
			cfg, c := unit(t, test.source, test.change)
			env := map[string]string{"GOROOT": "/none"}
			if test.name == "standard library" {
				env["GOROOT"] = filepath.Dir(c.Dir)
				moved := filepath.Join(filepath.Dir(c.Dir), "src")
				if err := os.Symlink(c.Dir, moved); err != nil {
					clinic.Skip(t, err.Error())
				}
				data, _ := os.ReadFile(cfg)
				data = bytes.ReplaceAll(data, []byte(`"Dir":"`+c.Dir+`"`), []byte(`"Dir":"`+moved+`"`))
				if err := os.WriteFile(cfg, data, 0o666); err != nil {
					t.Fatal(err)
				}
			}
			tl, stdout, stderr := tool(env)
			code := tl.Run(append(strings.Fields(test.flags), cfg))
			out, _ := os.ReadFile(c.Stdout)
			check := func(what, got, want string) {
				if !strings.Contains(got, want) || want == "" && got != "" {
					t.Errorf("%s is %q, want %q", what, got, want)
				}
			}
			check("stdout", stdout.String()+string(out), test.stdout)
			check("stderr", stderr.String(), test.stderr)
			if code != test.code {
				t.Errorf("exit code %d, want %d", code, test.code)
			}
			if _, err := os.Stat(c.VetxOutput); (err == nil) != test.vetx {
				t.Errorf("fact written: %v, want %v", err == nil, test.vetx)
			}
		})
	}
}

func TestBadCalls(t *testing.T) {
	garbage := filepath.Join(t.TempDir(), "x.cfg")
	if err := os.WriteFile(garbage, []byte("{"), 0o666); err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct{ args, want string }{
		{"-unknown x.cfg", "-unknown"},
		{"a.cfg b.cfg", "expected one .cfg file"},
		{"/nowhere/x.cfg", "no such file"},
		{garbage, "not a package description"},
	} {
		tl, _, stderr := tool(nil)
		if code := tl.Run(strings.Fields(test.args)); code != 1 || !strings.Contains(stderr.String(), test.want) {
			t.Errorf("%s: code %d, %q; want %q", test.args, code, stderr.String(), test.want)
		}
	}
}

func TestHandshake(t *testing.T) {
	tl, stdout, _ := tool(nil)
	if code := tl.Run([]string{"-V=full"}); code != 0 {
		t.Fatal("exit code", code)
	}
	// What the go command demands of a version that says "devel".
	fields := strings.Fields(stdout.String())
	if fields[0] != "lawful" || fields[1] != "version" || fields[2] != "devel" || !strings.HasPrefix(fields[len(fields)-1], "buildID=") {
		t.Errorf("version line %q", stdout)
	}
	stdout.Reset()
	tl.Run([]string{"-flags"})
	var flags []struct {
		Name string
		Bool bool
	}
	if err := json.Unmarshal(stdout.Bytes(), &flags); err != nil {
		t.Fatal(err)
	}
	if len(flags) != 7 || flags[0].Name != "c" || flags[0].Bool || flags[1].Name != "json" || !flags[1].Bool ||
		flags[6].Name != "lawfulflow" || !flags[6].Bool {
		t.Errorf("flags %+v", flags)
	}
}

// FuzzConfig holds that no description of a package makes the tool panic.
func FuzzConfig(f *testing.F) {
	f.Add(`{"ImportPath":"a","GoFiles":["/nowhere/a.go"],"Compiler":"gc"}`)
	f.Add(`{"Dir":"\u0000","VetxOnly":true}`)
	f.Add(`{"GoVersion":"go9.9","GoFiles":[""]}`)
	f.Add(`[]`)
	f.Fuzz(func(t *testing.T, text string) {
		cfg := filepath.Join(t.TempDir(), "vet.cfg")
		if err := os.WriteFile(cfg, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
		c, err := readConfig(cfg)
		if err != nil {
			return
		}
		c.standard("/go")
		c.module()
		c.files(false)
	})
}
