package check

import (
	"bytes"
	"fmt"
	"os"
	"slices"

	"github.com/lawful-lint/lawful/cmd/lawful/internal/load"
)

// unread tells, a line each, of modules whose directives have no effect: those
// that a replace directive takes from a folder are dependencies like any other,
// while whoever put directives there takes them for checked.
func unread(pkgs []*load.Package) []string {
	var lines []string
	for _, p := range pkgs {
		if p.Checked() || !p.InFolder() || !says(p, "//lawful:") {
			continue
		}
		line := fmt.Sprintf("module %s is a dependency, which replace takes from a folder: its directives have no effect and it is not checked; name it too, as in lawful check ./... %[1]s/..., or use it in a go.work", p.Module.Path)
		if !slices.Contains(lines, line) {
			lines = append(lines, line)
		}
	}
	slices.Sort(lines)
	return lines
}

// says reports whether the text is anywhere in the package's files.
func says(p *load.Package, text string) bool {
	files, _ := p.Sources()
	return slices.ContainsFunc(files, func(file string) bool {
		content, err := os.ReadFile(file) // of one that is gone the compiler tells
		return err == nil && bytes.Contains(content, []byte(text))
	})
}
