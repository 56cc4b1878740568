package annotations

import (
	"fmt"
	"go/token"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// arg is one argument of a directive: a bare word, a quoted text, or key=value.
type arg struct {
	text       string // unquoted, key included
	key, value string // of key=value; key is "" for others
	quoted     bool
	pos, end   token.Pos
	valuePos   token.Pos
}

// lexer reads arguments, keeping positions.
type lexer struct {
	rest string
	pos  token.Pos
}

// lexArgs splits the arguments of a directive. A word runs to the next space;
// "..." and `...` are Go strings and may be a whole argument or the value of
// key=value. Unquoted text from a further // on is a comment; a // right after
// a colon, as in https://, is not. end is where the last argument ends. Of an
// argument in error the problem is returned and the rest is not read.
func lexArgs(text string, pos token.Pos) (args []arg, end token.Pos, bad *Problem) {
	lx := &lexer{text, pos}
	end = pos
	for {
		lx.skipSpace()
		if lx.rest == "" || strings.HasPrefix(lx.rest, "//") {
			return args, end, nil
		}
		a, problem := lx.arg()
		if problem != nil {
			return args, problem.End, problem
		}
		args, end = append(args, a), a.end
	}
}

func (lx *lexer) take(n int) string {
	s := lx.rest[:n]
	lx.rest, lx.pos = lx.rest[n:], lx.pos+token.Pos(n)
	return s
}

func (lx *lexer) skipSpace() {
	lx.take(len(lx.rest) - len(strings.TrimLeftFunc(lx.rest, unicode.IsSpace)))
}

func (lx *lexer) arg() (arg, *Problem) {
	a := arg{pos: lx.pos}
	if c := lx.rest[0]; c == '"' || c == '`' {
		text, bad := lx.quoted()
		if bad != nil {
			return a, bad
		}
		a.text, a.quoted, a.end = text, true, lx.pos
		if key, value, ok := strings.Cut(text, "="); ok && isKey(key) {
			a.key, a.value, a.valuePos = key, value, a.pos+token.Pos(len(key)+2)
		}
		return a, lx.boundary()
	}
	word := lx.take(wordLength(lx.rest))
	a.text, a.end = word, lx.pos
	key, value, ok := strings.Cut(word, "=")
	if !ok {
		return a, nil
	}
	a.key, a.value, a.valuePos = key, value, a.pos+token.Pos(len(key)+1)
	if value == "" && lx.rest != "" && (lx.rest[0] == '"' || lx.rest[0] == '`') {
		text, bad := lx.quoted()
		if bad != nil {
			return a, bad
		}
		a.value, a.text, a.end = text, key+"="+text, lx.pos
		return a, lx.boundary()
	}
	return a, nil
}

// quoted reads a Go string literal.
func (lx *lexer) quoted() (string, *Problem) {
	start := lx.pos
	q, err := strconv.QuotedPrefix(lx.rest)
	if err != nil {
		return "", &Problem{Pos: start, End: start + token.Pos(len(lx.rest)), Category: Malformed,
			Message: fmt.Sprintf("found %s, expected a quoted text with a closing quote", clip(lx.rest))}
	}
	text, _ := strconv.Unquote(lx.take(len(q))) // QuotedPrefix has checked it
	return text, nil
}

// boundary demands that a quoted text is followed by space, a comment or nothing.
func (lx *lexer) boundary() *Problem {
	r, _ := utf8.DecodeRuneInString(lx.rest)
	if lx.rest == "" || unicode.IsSpace(r) || strings.HasPrefix(lx.rest, "//") {
		return nil
	}
	return &Problem{Pos: lx.pos, End: lx.pos + token.Pos(wordLength(lx.rest)), Category: Malformed,
		Message: fmt.Sprintf("found %s right after a quoted text, expected a space", clip(lx.rest))}
}

// wordLength is the length of the unquoted word at the start of s. It ends
// before a space, a comment, and after an = that a quote follows.
func wordLength(s string) int {
	for i, r := range s {
		switch {
		case unicode.IsSpace(r):
			return i
		case strings.HasPrefix(s[i:], "//") && i > 0 && s[i-1] != ':':
			return i
		case (r == '"' || r == '`') && i > 0 && s[i-1] == '=' && strings.Count(s[:i], "=") == 1:
			return i
		}
	}
	return len(s)
}

// isKey reports whether s is spelt like a key: lower-case letters, digits and
// hyphens.
func isKey(s string) bool {
	for _, r := range s {
		if r != '-' && (r < 'a' || r > 'z') && (r < '0' || r > '9') {
			return false
		}
	}
	return s != ""
}

// maxQuote bounds how much of a faulty text a message repeats.
const maxQuote = 40

// clip quotes text for a message, shortened.
func clip(text string) string {
	if len(text) > maxQuote {
		cut := maxQuote
		for cut > 0 && !utf8.RuneStart(text[cut]) {
			cut--
		}
		return strconv.Quote(text[:cut]) + "…"
	}
	return strconv.Quote(text)
}
