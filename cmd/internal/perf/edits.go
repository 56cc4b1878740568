package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// edits prints how many packages lawful is started for after changes of the
// generated module, vetted before, whose package p1 most others import, directly or not.
func (b *bench) edits(dir string) error {
	home := b.empty()
	args := append([]string{"go", "vet", "-x"}, b.vet("lawful")[2:]...)
	fmt.Print("\n| change | packages analysed |\n|---|--:|\n")
	file := filepath.Join(dir, "p1", "p.go")
	source, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	for _, change := range []struct{ name, file, text string }{
		{"nothing changed", file, string(source)},
		{"a comment in p1", file, string(source) + "\n// more\n"},
		{"a body in p1", file, strings.Replace(string(source), "r.Value > 10", "r.Value > 11", 1)},
		{"where data goes in p1", file, strings.Replace(string(source), `return strings.Join(parts, ",")`, "return p.Name", 1)},
		{"a new function in p1", file, string(source) + "\nfunc New() {}\n"},
		{"lawful.yaml", filepath.Join(dir, "lawful.yaml"), "version: 1\n"},
	} {
		if err := os.WriteFile(change.file, []byte(change.text), 0o666); err != nil {
			return err
		}
		c, err := try(dir, home, b.warm, args...)
		if err != nil {
			return err
		}
		fmt.Printf("| %s | %d |\n", change.name, b.starts(c.output))
	}
	return nil
}

// starts counts the packages that lawful was started for, by what go vet -x
// says: those of the standard library, which it answers at once, with them.
func (b *bench) starts(said string) (n int) {
	for line := range strings.Lines(said) {
		if strings.Contains(line, b.tool("lawful")) && strings.Contains(line, "vet.cfg") {
			n++
		}
	}
	return n
}
