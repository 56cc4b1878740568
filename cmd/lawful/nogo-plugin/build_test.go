package plugin_test

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/mod/modfile"

	"github.com/lawful-lint/lawful/cmd/lawful/internal/relink"
)

// Of Bazel's rules for Go the tests need what makes nogo: the program's source,
// and the generator of its list of analyzers.
const (
	rules   = "github.com/bazelbuild/rules_go@v0.65.0"
	patcher = "github.com/aymanbagabas/go-udiff"
	sums    = `
github.com/aymanbagabas/go-udiff v0.4.1 h1:OEIrQ8maEeDBXQDoGCbbTTXYJMYRCRO1fnodZ12Gv5o=
github.com/aymanbagabas/go-udiff v0.4.1/go.mod h1:0L9PGwj20lrtmEMeyw4WKJ/TMyDtvAoK9bf2u/mNo3w=
`
)

// nogoSources and generatorSources are the files of //go/tools/builders that
// its BUILD.bazel lists as nogo_srcs, and those of builder_srcs that
// gennogomain needs.
const (
	nogoSources      = "constants.go env.go flags.go nogo_fix.go nogo_goversions_go122.go nogo_main.go nogo_version.go nolint.go"
	generatorSources = "constants.go env.go flags.go generate_nogo_main.go"
)

// buildNogo builds nogo with lawful's analyzer, as the rule nogo does, with the
// given flags for it.
func buildNogo(t *testing.T, flags map[string]string) string {
	t.Helper()
	var module struct{ Dir string }
	unmarshal(t, goCommand(t, t.TempDir(), "mod", "download", "-json", rules), &module)
	builders := filepath.Join(module.Dir, "go", "tools", "builders")

	dir := t.TempDir()
	for name := range strings.FieldsSeq(nogoSources) {
		copyFile(t, filepath.Join(builders, name), filepath.Join(dir, name))
	}
	config, err := json.Marshal(map[string]any{"lawful": map[string]any{"analyzer_flags": flags}})
	if err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(dir, "nogo.json"), string(config))
	generate(t, builders, "-config", filepath.Join(dir, "nogo.json"), "-output", filepath.Join(dir, "analyzers.go"),
		"-analyzer_importpath", relink.Path+"/cmd/lawful/nogo-plugin")
	writeModule(t, dir)
	exe := filepath.Join(dir, "nogo.exe")
	goCommand(t, dir, "build", "-o", exe, ".")
	return exe
}

// generate runs gennogomain.
func generate(t *testing.T, builders string, args ...string) {
	t.Helper()
	dir := t.TempDir()
	for name := range strings.FieldsSeq(generatorSources) {
		copyFile(t, filepath.Join(builders, name), filepath.Join(dir, name))
	}
	write(t, filepath.Join(dir, "main.go"), "package main\n\nimport (\"log\"; \"os\")\n\nfunc main() {\n\tif err := genNogoMain(os.Args[1:]); err != nil {\n\t\tlog.Fatal(err)\n\t}\n}\n")
	write(t, filepath.Join(dir, "go.mod"), "module generator\n\ngo 1.26\n")
	goCommand(t, dir, append([]string{"run", "."}, args...)...)
}

// writeModule writes a go.mod with lawful's requirements. The name of the module
// lets nogo import what is internal to x/tools; for Bazel it is made visible.
func writeModule(t *testing.T, dir string) {
	t.Helper()
	root, err := filepath.Abs(filepath.Join("..", "..", ".."))
	if err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(filepath.Join(root, "go.mod"))
	if err != nil {
		t.Fatal(err)
	}
	mod, err := modfile.Parse("go.mod", data, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, err := range []error{
		mod.AddModuleStmt("golang.org/x/tools/nogo"),
		mod.AddRequire(patcher, "v0.4.1"),
		mod.AddRequire(relink.Path, "v0.0.0"),
		mod.AddReplace(relink.Path, "", root, ""),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	text, err := mod.Format()
	if err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(dir, "go.mod"), string(text))
	sum, err := os.ReadFile(filepath.Join(root, "go.sum"))
	if err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(dir, "go.sum"), string(sum)+strings.TrimSpace(sums)+"\n")
}

// goCommand runs the go command in dir and returns its standard output.
func goCommand(t *testing.T, dir string, args ...string) []byte {
	t.Helper()
	cmd := exec.Command("go", args...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "GOWORK=off", "GOFLAGS=-mod=mod", "PWD="+dir)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%s: %v\n%s", cmd, err, &stderr)
	}
	return out
}

func unmarshal(t *testing.T, data []byte, into any) {
	t.Helper()
	if err := json.Unmarshal(data, into); err != nil {
		t.Fatalf("%v: %s", err, data)
	}
}

func copyFile(t *testing.T, from, to string) {
	t.Helper()
	data, err := os.ReadFile(from)
	if err != nil {
		t.Fatal(err)
	}
	write(t, to, string(data))
}

func write(t *testing.T, file, text string) {
	t.Helper()
	if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}
