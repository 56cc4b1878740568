package finding

import "testing"

func TestExcerpt(t *testing.T) {
	for _, test := range []struct {
		name       string
		line       string
		start, end int
		columns    int
		text       string
		free, wide int
	}{
		{"whole", "x := f(y)", 5, 9, 0, "x := f(y)", 5, 4},
		{"one place", "x := f(y)", 5, 5, 0, "x := f(y)", 5, 1},
		{"tabs", "\tf(\ty)", 4, 5, 0, "    f(    y)", 10, 1},
		{"wide letters", "患者 := 名()", 10, 13, 0, "患者 := 名()", 8, 2},
		{"a mark on a letter", "e\u0301x", 3, 4, 0, "e\u0301x", 1, 1},
		{"in a letter", "é", 1, 1, 0, "é", 0, 1},
		{"no UTF-8", "a\xffb", 2, 3, 0, `a\xffb`, 5, 1},
		{"an escape sequence", "a\x1b[2Jb", 5, 6, 0, `a\x1b[2Jb`, 8, 1},
		{"behind the end", "ab", 9, 9, 0, "ab", 2, 1},
		{"far behind the end", "ab", 1, 99, 0, "ab", 1, 1},
		{"empty", "", 0, 0, 0, "", 0, 1},
		{"end cut off", "f(aaaaaaaaaaaaaaaaaaaa)", 0, 1, 12, "f(aaaaaaaaa…", 0, 1},
		{"both cut off", "aaaaaaaaaaaaaaaaaaaafbbbbbbbbbbbbbbbbbbbb", 20, 21, 12, "…aaaafbbbbb…", 5, 1},
		{"long mark cut off", "aaaaaaaaaaaaaaaaaaaafbbbbbbbbbbbbbbbbbbbb", 20, 41, 12, "…aaaafbbbbb…", 5, 6},
	} {
		x := newExcerpt(test.line, test.start, test.end).crop(test.columns)
		free, wide := x.marked()
		if text := textOf(x.cells); text != test.text || free != test.free || wide != test.wide {
			t.Errorf("%s: %q, %d free, %d marked; want %q, %d, %d", test.name, text, free, wide, test.text, test.free, test.wide)
		}
	}
}

func TestClean(t *testing.T) {
	for text, want := range map[string]string{
		"plain text, with a tab\there": "plain text, with a tab\there",
		"患者 – naïve ✓":                 "患者 – naïve ✓",
		"\x1b[31mred":                  `\x1b[31mred`,
		"\u009b31m":                    `\u009b31m`,
		"bell\a, back\b, \x7f":         `bell\a, back\b, \x7f`,
		"two\nlines\r":                 `two\nlines\r`,
		"turned \u202e round \u2066":   `turned \u202e round \u2066`,
		"\xff\xfe":                     `\xff\xfe`,
		"\ufffd":                       "\ufffd",
		"\U000e0001 tag":               `\U000e0001 tag`,
	} {
		if got := Clean(text); got != want {
			t.Errorf("Clean(%q) = %q, want %q", text, got, want)
		}
	}
}
