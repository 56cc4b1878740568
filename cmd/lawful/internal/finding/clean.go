package finding

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// Clean makes text safe for a terminal: what is not a visible character (the
// start of an escape sequence, a mark that turns the direction of writing, a
// byte that is no UTF-8) is written as Go would quote it. Names, messages and
// sources come from the code that is checked, which need not be friendly.
func Clean(text string) string {
	for i, r := range text {
		if !visible(r, text[i:]) {
			return text[:i] + cleanRest(text[i:])
		}
	}
	return text
}

// CleanLines is [Clean] for text of several lines, which stay lines.
func CleanLines(text string) string {
	var b strings.Builder
	for line := range strings.Lines(text) {
		body, end := strings.CutSuffix(line, "\n")
		b.WriteString(Clean(body))
		if end {
			b.WriteByte('\n')
		}
	}
	return b.String()
}

func visible(r rune, at string) bool {
	if r == utf8.RuneError {
		_, size := utf8.DecodeRuneInString(at)
		return size > 1
	}
	return r == '\t' || strconv.IsGraphic(r)
}

func cleanRest(text string) string {
	var b strings.Builder
	for len(text) > 0 {
		r, size := utf8.DecodeRuneInString(text)
		b.WriteString(cleanRune(r, text[:size]))
		text = text[size:]
	}
	return b.String()
}

// cleanRune is the visible form of a rune, which stands in the text as is.
func cleanRune(r rune, is string) string {
	if visible(r, is) {
		return is
	}
	quoted := strconv.Quote(is)
	return quoted[1 : len(quoted)-1]
}
