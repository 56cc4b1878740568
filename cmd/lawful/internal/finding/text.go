package finding

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
)

// Text says how findings are written as text.
type Text struct {
	// Dir is what file names are given relative to, where that is shorter:
	// the rule of the go command.
	Dir string
	// Excerpt adds the line of source and the route below a finding.
	Excerpt bool
	// Colour marks the parts of a finding with escape sequences.
	Colour bool
}

// Write writes each finding as one line "file:line:col: message", and what the
// options add. It fails when w does; a source that cannot be read costs the
// excerpt only.
func (t Text) Write(w io.Writer, list []Finding) error {
	out := bufio.NewWriter(w)
	src := make(sources)
	for i := range list {
		f := &list[i]
		fmt.Fprintf(out, "%s: %s\n", t.bold(t.place(f)), t.message(f))
		if t.Excerpt {
			t.excerpt(out, f, src)
		}
	}
	return out.Flush()
}

func (t Text) place(f *Finding) string {
	return fmt.Sprintf("%s:%d:%d", Short(t.Dir, f.Pos.Filename), f.Pos.Line, max(f.Pos.Column, 1))
}

func (t Text) message(f *Finding) string {
	text := f.Text()
	if label, rest, ok := strings.Cut(text, ": "); ok && t.Colour && label == f.Severity {
		return "\x1b[33m" + label + ":\x1b[0m " + rest
	}
	return text
}

func (t Text) bold(s string) string {
	if t.Colour {
		return "\x1b[1m" + s + "\x1b[0m"
	}
	return s
}

// excerpt writes the line that f stands on with a mark below its first column,
// then the related places.
func (t Text) excerpt(w io.Writer, f *Finding, src sources) {
	if line, ok := src.line(f.Pos.Filename, f.Pos.Line); ok {
		number := fmt.Sprintf("%5d", f.Pos.Line)
		fmt.Fprintf(w, "%s | %s\n%s | %s^\n", number, line, strings.Repeat(" ", len(number)), indent(line, f.Pos.Column-1))
	}
	for _, r := range f.Related {
		fmt.Fprintf(w, "      %s:%d: %s\n", Short(t.Dir, r.Pos.Filename), r.Pos.Line, r.Message)
	}
}

// indent is as wide as the first n bytes of line: tabs stay tabs, every other
// character counts as one column.
func indent(line string, n int) string {
	n = max(0, min(n, len(line)))
	return strings.Map(func(r rune) rune {
		if r == '\t' {
			return r
		}
		return ' '
	}, line[:n])
}

// sources holds the lines of the files that excerpts were taken from.
type sources map[string][]string

func (s sources) line(file string, n int) (string, bool) {
	lines, ok := s[file]
	if !ok {
		if data, err := os.ReadFile(file); err == nil { // no source, no excerpt
			lines = strings.Split(string(data), "\n")
		}
		s[file] = lines
	}
	if n < 1 || n > len(lines) {
		return "", false
	}
	return strings.TrimRight(lines[n-1], "\r"), true
}

// ShortLine shortens the file name that a line "file:line:column: message"
// starts with, and leaves other lines as they are.
func ShortLine(dir, line string) string {
	i := strings.Index(line, ":")
	if i == 1 { // the letter of a drive
		i += 1 + strings.Index(line[i+1:], ":")
	}
	if i < 0 || i+1 >= len(line) || line[i+1] < '0' || line[i+1] > '9' {
		return line
	}
	return Short(dir, line[:i]) + line[i:]
}

// Short is file relative to dir where that is the shorter name.
func Short(dir, file string) string {
	if rel, err := filepath.Rel(dir, file); err == nil && len(rel) < len(file) {
		return rel
	}
	return file
}
