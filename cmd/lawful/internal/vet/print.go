package vet

import (
	"bytes"
	"fmt"
	"os"

	"github.com/lawful-lint/lawful/cmd/lawful/internal/finding"
)

// print shows the findings as go vet asked for them. With -json the exit code
// is 0 whatever was found: go vet counts for itself.
func (t *Tool) print(c *config, o options, list []finding.Finding) (int, error) {
	if len(list) == 0 {
		return 0, nil
	}
	if !o.json {
		return 1, t.printPlain(c, o, list)
	}
	var buf bytes.Buffer
	if err := finding.WriteVet(&buf, c.ID, list, o.related); err != nil {
		return 1, err
	}
	return 0, t.writeOut(c, buf.Bytes())
}

// writeOut writes what go vet takes for the standard output, and keeps.
func (t *Tool) writeOut(c *config, data []byte) error {
	if c.Stdout != "" {
		return os.WriteFile(c.Stdout, data, 0o666)
	}
	_, err := t.Stdout.Write(data)
	return err
}

// printPlain writes the form that go vet expected before Go 1.26, on the
// standard error.
func (t *Tool) printPlain(c *config, o options, list []finding.Finding) error {
	sources := finding.NewSources(c.Dir)
	for i := range list {
		f := &list[i]
		if _, err := fmt.Fprintf(t.Stderr, "%s:%d:%d: %s\n", finding.Clean(f.Pos.Filename), f.Pos.Line, f.Pos.Column, finding.Clean(f.Text())); err != nil {
			return err
		}
		t.printContext(o.context, f, sources)
	}
	return nil
}

// printContext writes the line of f with n more on each side; none for n < 0.
func (t *Tool) printContext(n int, f *finding.Finding, sources finding.Sources) {
	if n < 0 {
		return
	}
	for i := max(1, f.Pos.Line-n); i <= max(f.End.Line, f.Pos.Line)+n; i++ {
		line, ok := sources.Line(f.Pos.Filename, i)
		if !ok {
			return
		}
		fmt.Fprintf(t.Stderr, "%d\t%s\n", i, finding.Clean(line))
	}
}
