package law

import (
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

// explainWidth is the column at which Explain breaks lines.
const explainWidth = 79

// Explain writes a rule as plain text: what it says, where it is checked, its
// sources, a wrong and a right example. The error is the writer's.
func Explain(w io.Writer, r *Rule) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%s %s (%s)\n%s\n\n", r.ID, r.Slug, r.Severity, wrap(upperFirst(r.Title), ""))
	fmt.Fprintf(&b, "%s\n\n", wrap(r.Explanation, ""))
	if r.RunTime != "" {
		fmt.Fprintf(&b, "%s\n\n", wrap("Not seen in code: "+r.RunTime, ""))
	}
	b.WriteString("Says:\n")
	fmt.Fprintf(&b, "%s\n", wrap(r.Message, "    "))
	for _, v := range r.Variants {
		fmt.Fprintf(&b, "%s\n", wrap(fmt.Sprintf("%s (%s)", v.Message, v.Severity), "    "))
	}
	b.WriteString("\nChecked:\n")
	for _, p := range r.Checked {
		fmt.Fprintf(&b, "    %s\n", placeTexts[p])
	}
	b.WriteString("\nSources:\n")
	for _, s := range r.Sources {
		fmt.Fprintf(&b, "%s\n", wrap(s, "    "))
	}
	fmt.Fprintf(&b, "\nWrong:\n%s\nRight:\n%s", indent(r.Wrong.Text), indent(r.Right.Text))
	fmt.Fprintf(&b, "\nTo accept one finding:\n    //lawful:allow %s \"the reason\"\n\nProfile: %s\n", r.Slug, r.Profile)
	_, err := io.WriteString(w, b.String())
	return err
}

// wrap fills lines up to explainWidth, each after the prefix.
func wrap(text, prefix string) string {
	var b strings.Builder
	width := 0
	for _, word := range strings.Fields(text) {
		n := utf8.RuneCountInString(word)
		switch {
		case width == 0:
			b.WriteString(prefix)
			width = utf8.RuneCountInString(prefix)
		case width+1+n > explainWidth:
			b.WriteString("\n" + prefix)
			width = utf8.RuneCountInString(prefix)
		default:
			b.WriteByte(' ')
			width++
		}
		b.WriteString(word)
		width += n
	}
	return b.String()
}

func indent(text string) string {
	var b strings.Builder
	for _, line := range strings.Split(strings.TrimRight(text, "\n"), "\n") {
		if line != "" {
			b.WriteString("    " + line)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func upperFirst(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}
