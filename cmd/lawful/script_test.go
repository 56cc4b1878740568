package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"github.com/lawful-lint/lawful/cmd/internal/clinic"
	"github.com/lawful-lint/lawful/cmd/lawful/internal/runner"
)

// TestMain makes two commands for the scripts: lawful itself, and one with the
// stub suite of this test, which needs no rule to be in its final form.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"lawful": func() { os.Exit(newApp(runner.Lawful()).run(os.Args[1:])) },
		"stub":   func() { os.Exit(newApp(stubSuite()).run(os.Args[1:])) },
	})
}

// TestScript runs the sessions in testdata/script with the real go command and
// a build cache of their own. The condition [ci] tells scripts that nothing may
// be left out.
func TestScript(t *testing.T) {
	clinic.SkipShort(t, "starts the go command many times")
	goroot, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		t.Fatal(err)
	}
	cache := t.TempDir()
	testscript.Run(t, testscript.Params{
		Dir:                 filepath.Join("..", "..", "testdata", "script"),
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(env *testscript.Env) error {
			env.Setenv("GOROOT", string(goroot[:len(goroot)-1]))
			env.Setenv("GOCACHE", cache)
			env.Setenv("GOPROXY", "off")
			env.Setenv("GOTOOLCHAIN", "local")
			return tools(env)
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"sortlines": sortLines},
		Condition: func(cond string) (bool, error) {
			return cond == "ci" && os.Getenv("CI") == "true", nil
		},
	})
}

// tools puts the paths of the two commands where -vettool can be given them.
func tools(env *testscript.Env) error {
	for variable, name := range map[string]string{"LAWFUL": "lawful", "STUB": "stub"} {
		path, err := exec.LookPath(name)
		if err != nil {
			return err
		}
		env.Setenv(variable, path)
	}
	return nil
}

// sortLines sorts the lines of files in place: go vet prints packages that do
// not depend on each other in the order in which they happen to be done.
func sortLines(ts *testscript.TestScript, _ bool, files []string) {
	for _, file := range files {
		lines := strings.SplitAfter(ts.ReadFile(file), "\n")
		slices.Sort(lines)
		ts.Check(os.WriteFile(ts.MkAbs(file), []byte(strings.Join(lines, "")), 0o666))
	}
}
