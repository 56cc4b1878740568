package flowmap

import (
	"fmt"
	"slices"
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

// pieces are the parts between which a line may be broken.
func pieces(text string) []string {
	return strings.FieldsFunc(strings.NewReplacer(" ", " \x00", "/", "/\x00").Replace(text), func(r rune) bool { return r == 0 })
}

// flow writes a list into at most so many lines of a width. Names stand whole
// where a line holds them; what there is no room for is counted at the end.
func flow(list []string, most, lines int) []string {
	room := lines * most
	short := slices.Clone(list[:min(len(list), room)]) // each takes a letter at least
	for i := range short {
		short[i] = short[i][:fits(short[i], room)]
	}
	for n := len(short); n > 0; n-- {
		words := slices.Clone(short[:n])
		if more := len(list) - n; more > 0 {
			words = append(words, fmt.Sprintf("and %d more", more))
		}
		if out := wrap(strings.Join(words, ", "), most); len(out) <= lines {
			return out
		}
	}
	if len(list) == 0 {
		return nil
	}
	out := wrap(short[0]+"…", most) // longer than all the lines
	out = out[:min(lines, len(out))]
	out[len(out)-1] = clip(out[len(out)-1]+"…", most)
	return out
}

// wrap breaks text at blanks, and paths behind slashes, into lines of a width; a
// word that is wider, anywhere.
func wrap(text string, most int) (out []string) {
	line := ""
	for _, word := range pieces(text) {
		if line != "" && cells(strings.TrimRight(line+word, " ")) > most*6 {
			out, line = append(out, strings.TrimRight(line, " ")), ""
		}
		for cells(strings.TrimRight(word, " ")) > most*6 {
			cut := fits(word, most)
			out, word = append(out, word[:cut]), word[cut:]
		}
		line += word
	}
	if line = strings.TrimRight(line, " "); line != "" {
		out = append(out, line)
	}
	return out
}

// fits is how many bytes of a text have a width, those of one letter at least.
func fits(text string, most int) int {
	n := 0
	for i, r := range text {
		if n += cell(r); n > most*6 && i > 0 {
			return i
		}
	}
	return len(text)
}
