package finding

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

// Text writes findings for a person at a terminal: the line of source with a
// mark, and the route step by step.
type Text struct {
	// Dir is what file names are given relative to, where that is shorter.
	Dir string
	// Colour marks the parts of a finding with escape sequences.
	Colour bool
	// Width is how many columns there are; 0 for any number.
	Width int
}

// minWidth is the least width that is heeded: below it, breaking lines makes
// nothing easier to read.
const minWidth = 40

// The escape sequences for the parts of a finding.
const (
	bold   = "\x1b[1m"
	dim    = "\x1b[2m"
	red    = "\x1b[31m"
	yellow = "\x1b[33m"
	cyan   = "\x1b[36m"
	reset  = "\x1b[0m"
)

// Write writes the findings that count, and how many they are. It fails when w
// does; a source that cannot be read costs the excerpt only.
func (t Text) Write(w io.Writer, r *Report) error {
	if t.Width < minWidth {
		t.Width = 0
	}
	out := bufio.NewWriter(w)
	src := NewSources(t.Dir)
	for i := range r.Findings {
		f := &r.Findings[i]
		t.head(out, f)
		t.excerpt(out, f, src)
		t.route(out, f)
		fmt.Fprintln(out)
	}
	if text := count(r); text != "" {
		fmt.Fprintln(out, text)
	}
	return out.Flush()
}

// head writes the place, the message and the rule.
func (t Text) head(w io.Writer, f *Finding) {
	place := Clean(where(t.Dir, f)) + ":"
	message := Clean(cmp.Or(f.Subject, f.Message))
	if len(f.Related) < 2 {
		message = Clean(f.Message)
	}
	rule := "[" + Clean(f.Rule) + "]"
	line := t.wrap(place+" "+f.Severity+": "+message+" "+rule, hanging)
	line = strings.Replace(line, place, t.paint(bold, place), 1)
	line = strings.Replace(line, f.Severity+":", t.paint(bold+colourOf(f), f.Severity+":"), 1)
	if before, ok := strings.CutSuffix(line, rule); ok {
		line = before + t.paint(dim, rule)
	}
	fmt.Fprintln(w, line)
}

func colourOf(f *Finding) string {
	switch f.Severity {
	case Warning:
		return yellow
	case Note:
		return cyan
	}
	return red
}

// gutter is the width of the number of a line.
const gutter = 5

// excerpt writes the line that f stands on, and a mark below what it is about.
func (t Text) excerpt(w io.Writer, f *Finding, src Sources) {
	line, ok := src.Line(f.Pos.Filename, f.Pos.Line)
	if !ok {
		return
	}
	start := max(0, f.Pos.Column-1)
	end := start
	if f.End.Line == f.Pos.Line {
		end = f.End.Column - 1
	} else if f.End.Line > f.Pos.Line {
		end = len(line)
	}
	x := newExcerpt(line, start, end)
	if t.Width > 0 {
		x = x.crop(t.Width - gutter - len(" | "))
	}
	free, wide := x.marked()
	fmt.Fprintf(w, "%s %s\n", t.paint(dim, fmt.Sprintf("%*d |", gutter, f.Pos.Line)), textOf(x.cells))
	fmt.Fprintf(w, "%s %s%s\n", t.paint(dim, strings.Repeat(" ", gutter)+" |"), strings.Repeat(" ", free),
		t.paint(bold+colourOf(f), strings.Repeat("^", wide)))
}

// maxPlace is the longest place that others are lined up with: one in the module
// cache is longer.
const maxPlace = 40

// route writes the steps, unless there is but the one that the finding is.
func (t Text) route(w io.Writer, f *Finding) {
	if len(f.Related) < 2 {
		return
	}
	places := make([]string, len(f.Related))
	wide := 0
	for i, r := range f.Related {
		places[i] = Clean(fmt.Sprintf("%s:%d", Short(t.Dir, r.Pos.Filename), r.Pos.Line))
		if n := utf8.RuneCountInString(places[i]); n <= maxPlace {
			wide = max(wide, n)
		}
	}
	for i, r := range f.Related {
		step := fmt.Sprintf("%*d. ", gutter, i+1)
		pad := strings.Repeat(" ", max(0, wide-utf8.RuneCountInString(places[i])))
		line := t.wrap(step+places[i]+pad+"  "+Clean(r.Message), strings.Repeat(" ", len(step))+hanging)
		fmt.Fprintln(w, strings.Replace(line, places[i], t.paint(bold, places[i]), 1))
	}
}

// hanging is what the further lines of a long one start with.
const hanging = "    "

// wrap breaks a line at spaces so that it fits. A word that does not fit by
// itself stays whole.
func (t Text) wrap(line, indent string) string {
	if t.Width == 0 || utf8.RuneCountInString(line) <= t.Width {
		return line
	}
	var b strings.Builder
	column := 0
	for i, word := range strings.Split(line, " ") {
		n := utf8.RuneCountInString(word)
		switch {
		case i == 0:
		case column+1+n > t.Width && column > len(indent):
			b.WriteString("\n" + indent)
			column = len(indent)
		default:
			b.WriteByte(' ')
			column++
		}
		b.WriteString(word)
		column += n
	}
	return b.String()
}

func (t Text) paint(colour, text string) string {
	if !t.Colour {
		return text
	}
	return colour + text + reset
}

// count tells how many findings of each severity there are, "" for none.
func count(r *Report) string {
	n := make(map[string]int)
	for i := range r.Findings {
		n[r.Findings[i].Severity]++
	}
	var parts []string
	for _, severity := range [...]string{Error, Warning, Note} {
		switch n[severity] {
		case 0:
		case 1:
			parts = append(parts, "1 "+severity)
		default:
			parts = append(parts, fmt.Sprintf("%d %ss", n[severity], severity))
		}
	}
	if len(parts) == 0 {
		return ""
	}
	return strings.Join(parts, ", ") + "; lawful explain RULE tells what one demands"
}
