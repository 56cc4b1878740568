package propose

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"
	"sync"
	"unicode"
)

//go:embed signs.txt
var signsText string

// sign is a run of words that suggests something when a name holds it.
type sign struct {
	words  []string
	joined string
	whole  bool // nothing else may stand in the name
}

// group are the signs of one line of signs.txt.
type group struct {
	kind, value string
	raw         []string // as written
	signs       []sign
}

// signs is all of signs.txt, in its order.
type signs struct {
	groups []group
	hints  map[string]string
}

// loadSigns reads the embedded file once. It is part of the program, so the
// errors are for this package's test.
var loadSigns = sync.OnceValues(func() (*signs, []error) { return parseSigns(signsText) })

func parseSigns(text string) (*signs, []error) {
	s := &signs{hints: map[string]string{}}
	var errs []error
	for _, line := range logicalLines(text) {
		head, list, ok := strings.Cut(line.text, ":")
		kind, value, _ := strings.Cut(head, " ")
		list = strings.TrimSpace(list)
		if !ok || kind == "" || list == "" {
			errs = append(errs, fmt.Errorf("signs.txt:%d: found %q, expected KIND VALUE: sign, sign", line.number, line.text))
			continue
		}
		if kind == "hint" {
			s.hints[value] = list
			continue
		}
		g := group{kind: kind, value: value}
		for raw := range strings.SplitSeq(list, ",") {
			raw = strings.TrimSpace(raw)
			g.raw = append(g.raw, raw)
			g.signs = append(g.signs, newSign(raw))
		}
		s.groups = append(s.groups, g)
	}
	return s, errs
}

// logicalLine is a line of the file with those that go on with it.
type logicalLine struct {
	number int
	text   string
}

func logicalLines(text string) []logicalLine {
	var lines []logicalLine
	for i, line := range strings.Split(text, "\n") {
		switch trimmed := strings.TrimSpace(line); {
		case trimmed == "" || line[0] == '#':
		case line[0] == ' ' && len(lines) > 0:
			lines[len(lines)-1].text += " " + trimmed
		default:
			lines = append(lines, logicalLine{i + 1, trimmed})
		}
	}
	return lines
}

func newSign(raw string) sign {
	bare, whole := strings.CutPrefix(raw, "=")
	words := strings.Fields(strings.ToLower(bare))
	return sign{words, strings.Join(words, ""), whole}
}

// of returns the groups of a kind.
func (s *signs) of(kind string) []group {
	var list []group
	for _, g := range s.groups {
		if g.kind == kind {
			list = append(list, g)
		}
	}
	return list
}

// raw returns the signs of a kind that has one group, as they are written.
func (s *signs) raw(kind string) []string {
	for _, g := range s.groups {
		if g.kind == kind {
			return g.raw
		}
	}
	return nil
}

// longest returns the value of the group of a kind whose sign covers most of
// the words, "" when none is in them. Ties go to the earlier group.
func (s *signs) longest(kind string, words []string) string {
	best, length := "", 0
	for _, g := range s.of(kind) {
		if n := g.covers(words); n > length {
			best, length = g.value, n
		}
	}
	return best
}

// covers is how many letters of the words the longest sign of the group covers,
// 0 when none is in them.
func (g group) covers(words []string) int {
	length := 0
	for _, s := range g.signs {
		if s.in(words) {
			length = max(length, len(s.joined))
		}
	}
	return length
}

// in reports whether the words hold the sign.
func (s sign) in(words []string) bool {
	if strings.Join(words, "") == s.joined {
		return true
	}
	if s.whole {
		return false
	}
	for i := 0; i+len(s.words) <= len(words); i++ {
		if slices.Equal(words[i:i+len(s.words)], s.words) {
			return true
		}
	}
	return false
}

// splitName returns the words of an identifier or of an element of a path, in
// lower case: NHSNumber is nhs and number, risk_score is risk and score.
func splitName(name string) []string {
	runes := []rune(name)
	var words []string
	start := 0
	flush := func(end int) {
		if end > start {
			words = append(words, strings.ToLower(string(runes[start:end])))
		}
		start = end
	}
	for i, r := range runes {
		switch {
		case !unicode.IsLetter(r) && !unicode.IsDigit(r):
			flush(i)
			start = i + 1
		case i > start && unicode.IsUpper(r) && (!unicode.IsUpper(runes[i-1]) || i+1 < len(runes) && unicode.IsLower(runes[i+1])):
			flush(i)
		}
	}
	flush(len(runes))
	return words
}
