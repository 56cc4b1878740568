package analyzers

import (
	"go/importer"
	"go/token"
	"go/types"
	"strings"
	"testing"
)

// TestWays resolves every pattern of the list in the standard library.
func TestWays(t *testing.T) {
	lines := 0
	for line := range strings.Lines(waysText) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			lines++
		}
	}
	list := stdWays()
	if len(list) != lines || lines == 0 {
		t.Fatalf("%d of %d lines are a word and a pattern", len(list), lines)
	}
	imp := importer.ForCompiler(token.NewFileSet(), "source", nil)
	for _, way := range list {
		found := 0
		for _, path := range []string{"net/http", "net/rpc", "net/smtp", "database/sql", "os"} {
			pkg, err := imp.Import(path)
			if err != nil {
				t.Fatal(err)
			}
			for _, f := range way.pattern.Find(pkg, nil) {
				if _, ok := f.Object.(*types.Func); ok {
					found++
				}
			}
		}
		if found != 1 {
			t.Errorf("%s names %d functions, want 1", way.pattern.Text, found)
		}
		switch way.word {
		case "network", "mail", "database", "file":
		default:
			t.Errorf("%s: unknown word %s", way.pattern.Text, way.word)
		}
	}
}
