package finding

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/width"
)

// excerpt is a line of source as it is shown: cell by cell, with a mark below
// some of them.
type excerpt struct {
	cells    []cell
	from, to int // the cells that are marked, at least one
}

// cell is what is shown of one character of the source.
type cell struct {
	text  string
	width int // in columns
}

// newExcerpt marks the bytes of line from start up to end, both clipped.
func newExcerpt(line string, start, end int) excerpt {
	var x excerpt
	for i := 0; i < len(line); {
		if i <= start {
			x.from = len(x.cells)
		}
		r, size := utf8.DecodeRuneInString(line[i:])
		x.cells = append(x.cells, newCell(r, line[i:i+size]))
		i += size
		if i <= end {
			x.to = len(x.cells)
		}
	}
	if start >= len(line) {
		x.from = len(x.cells)
	}
	x.to = max(x.to, x.from+1)
	return x
}

// tab is what a tab is shown as, so that marks stand right wherever the
// terminal has its stops.
const tab = "    "

func newCell(r rune, is string) cell {
	switch {
	case r == '\t':
		return cell{tab, len(tab)}
	case !visible(r, is):
		text := cleanRune(r, is)
		return cell{text, len(text)}
	case unicode.Is(unicode.Mn, r):
		return cell{is, 0}
	}
	switch width.LookupRune(r).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth:
		return cell{is, 2}
	}
	return cell{is, 1}
}

// crop leaves no more than the columns, with a dot where something is left
// out, around the first marked cell; 0 stands for any number.
func (x excerpt) crop(columns int) excerpt {
	if columns <= 0 || columnsOf(x.cells) <= columns {
		return x
	}
	dots := cell{"…", 1}
	// A third of what is shown stands before the mark, more where little
	// follows it.
	before := max(columns/3, columns-2-columnsOf(x.cells[min(x.from, len(x.cells)):]))
	first := x.from
	for used := 0; first > 0 && used+x.cells[first-1].width <= before; first-- {
		used += x.cells[first-1].width
	}
	last := first
	used := 1 // the dot behind
	if first > 0 {
		used++
	}
	for ; last < len(x.cells) && used+x.cells[last].width <= columns; last++ {
		used += x.cells[last].width
	}
	out := excerpt{from: x.from - first, to: min(x.to, max(last, x.from+1)) - first}
	if first > 0 {
		out.cells = append(out.cells, dots)
		out.from, out.to = out.from+1, out.to+1
	}
	out.cells = append(out.cells, x.cells[first:last]...)
	if last < len(x.cells) {
		out.cells = append(out.cells, dots)
	}
	return out
}

func columnsOf(cells []cell) int {
	n := 0
	for _, c := range cells {
		n += c.width
	}
	return n
}

func textOf(cells []cell) string {
	text := ""
	for _, c := range cells {
		text += c.text
	}
	return text
}

// marked is how many columns are left free before the mark, and how many it
// takes.
func (x excerpt) marked() (free, wide int) {
	free = columnsOf(x.cells[:x.from])
	return free, max(1, columnsOf(x.cells[min(x.from, len(x.cells)):min(x.to, len(x.cells))]))
}
