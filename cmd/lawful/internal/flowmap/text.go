package flowmap

import (
	"strings"

	"golang.org/x/text/width"
)

// cells estimates how wide text is, in tenths of the height of its letters. It
// errs on the wide side: text that is cut short is in a tooltip, text that runs
// out of its box is nowhere.
func cells(text string) int {
	n := 0
	for _, r := range text {
		n += cell(r)
	}
	return n
}

func cell(r rune) int {
	switch width.LookupRune(r).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth:
		return 10
	}
	switch {
	case strings.ContainsRune(" .,:;'ijl|!()[]ftrI", r):
		return 4
	case r >= 'A' && r <= 'Z' || strings.ContainsRune("mwMW@%", r):
		return 8
	case r < 0x250:
		return 6
	}
	return 8
}

// clip cuts text to the width of so many letters of middling width, with dots
// where something is left out.
func clip(text string, most int) string {
	if cells(text) <= most*6 {
		return text
	}
	n := 0
	for i, r := range text {
		if n += cell(r); n > most*6-8 {
			return strings.TrimRight(text[:i], " ,;") + "…"
		}
	}
	return text
}

// wrap breaks text at blanks, and paths behind slashes, into at most so many lines of a width; what does
// not fit is cut from the last.
func wrap(text string, most, lines int) []string {
	var out []string
	line := ""
	for _, word := range pieces(text) {
		if line != "" && len(out) < lines-1 && cells(strings.TrimRight(line+word, " ")) > most*6 {
			out = append(out, clip(strings.TrimRight(line, " "), most))
			line = ""
		}
		line += word
	}
	if line = strings.TrimRight(line, " "); line != "" {
		out = append(out, clip(line, most))
	}
	return out
}

// pieces are the parts between which a line may be broken.
func pieces(text string) []string {
	return strings.FieldsFunc(strings.NewReplacer(" ", " \x00", "/", "/\x00").Replace(text), func(r rune) bool { return r == 0 })
}
