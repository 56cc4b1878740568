package finding

import (
	"bufio"
	"fmt"
	"io"
)

// Line writes findings as one line each, "file:line:col: message", with file
// names relative to Dir where that is shorter.
type Line struct{ Dir string }

// Write writes the findings that count. It fails when w does.
func (l Line) Write(w io.Writer, r *Report) error {
	out := bufio.NewWriter(w)
	for i := range r.Findings {
		f := &r.Findings[i]
		fmt.Fprintf(out, "%s: %s\n", Clean(where(l.Dir, f)), Clean(f.Text()))
	}
	return out.Flush()
}

func where(dir string, f *Finding) string {
	return fmt.Sprintf("%s:%d:%d", Short(dir, f.Pos.Filename), f.Pos.Line, max(f.Pos.Column, 1))
}
