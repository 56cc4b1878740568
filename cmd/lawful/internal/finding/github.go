package finding

import (
	"bufio"
	"fmt"
	"io"
	"strings"
)

// GitHub writes findings as workflow commands, which GitHub Actions shows
// beside the lines they are about. File names must be relative to the root of
// the repository: Root is its folder, "" for Dir.
type GitHub struct{ Dir, Root string }

// Write writes a command for each finding that counts. It fails when w does.
//
// Source for the form: GitHub's documentation, "Workflow commands for GitHub
// Actions", and the actions toolkit's command.ts for what is escaped.
func (g GitHub) Write(w io.Writer, r *Report) error {
	out := bufio.NewWriter(w)
	for i := range r.Findings {
		f := &r.Findings[i]
		fmt.Fprintf(out, "::%s file=%s,line=%d,col=%d", command(f), property(g.file(f.Pos.Filename)), f.Pos.Line, max(f.Pos.Column, 1))
		if f.End.Line > f.Pos.Line || f.End.Line == f.Pos.Line && f.End.Column > f.Pos.Column {
			fmt.Fprintf(out, ",endLine=%d,endColumn=%d", f.End.Line, f.End.Column)
		}
		fmt.Fprintf(out, ",title=%s::%s\n", property("lawful: "+f.Rule), data(f.Message))
	}
	return out.Flush()
}

func (g GitHub) file(name string) string {
	if rel, ok := inside(g.Root, name); ok && g.Root != "" {
		return rel
	}
	if rel, ok := inside(g.Dir, name); ok {
		return rel
	}
	return name
}

func command(f *Finding) string {
	if f.Severity == Note {
		return "notice"
	}
	return f.Severity
}

func data(s string) string { return escapeData.Replace(Clean(s)) }

func property(s string) string { return escapeProperty.Replace(Clean(s)) }

var (
	escapeData     = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	escapeProperty = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)
