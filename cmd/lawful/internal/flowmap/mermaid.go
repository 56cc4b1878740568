package flowmap

import (
	"fmt"
	"io"
	"strings"
	"unicode"

	"github.com/lawful-lint/lawful/cmd/lawful/internal/finding"
	"github.com/lawful-lint/lawful/cmd/lawful/internal/record"
)

// WriteMermaid writes the map of a record as a Mermaid flowchart, for a README:
// the same boxes and arrows as the picture, which Mermaid then arranges.
func WriteMermaid(w io.Writer, r *record.Record) error {
	c := chart{boxes: map[string]string{}}
	c.printf("flowchart LR\n")
	m := New(r)
	for i := range m.Sections {
		c.section(m, i)
	}
	for i, links := range c.links {
		if len(links) > 0 {
			c.printf("  linkStyle %s %s\n", strings.Join(links, ","), styles[i].mermaid)
		}
	}
	_, err := io.WriteString(w, c.text.String())
	return err
}

// chart is a flowchart being written.
type chart struct {
	text  strings.Builder
	boxes map[string]string     // the node of each box, by what it is
	links [len(styles)][]string // the numbers of the arrows by status
	count int
}

func (c *chart) printf(format string, args ...any) { fmt.Fprintf(&c.text, format, args...) }

// box returns the node of a box, writing it when it is the first of it.
func (c *chart) box(shape, what string, lines ...string) string {
	id, ok := c.boxes[what]
	if !ok {
		id = fmt.Sprintf("n%d", len(c.boxes))
		c.boxes[what] = id
		for i := range lines {
			lines[i] = quote(lines[i])
		}
		c.printf("  %s%c\"%s\"%c\n", id, shape[0], strings.Join(lines, "<br>"), shape[1])
	}
	return id
}

func (c *chart) section(m *Map, i int) {
	s := &m.Sections[i]
	lines := []string{s.Title}
	if s.Care {
		for _, x := range m.Care {
			lines = append(lines, clip(x.Component+": "+strings.Join(x.Data, ", "), 60))
		}
	}
	from := c.box("[]", "from "+s.Title, lines...)
	for j := range s.Arrows {
		a := &s.Arrows[j]
		to := from
		if !a.care || len(a.Recipients) == 0 {
			where := a.Purpose
			if len(a.Components) == 1 {
				where += " by " + a.Components[0]
			}
			use := c.box("[]", "use "+where, where)
			if a.labelled() {
				c.arrow(from, use, a)
			}
			to = use
		}
		if len(a.Recipients) > 0 {
			name := listed(a.Recipients, "recipients")
			outside := c.box("()", "outside "+name, name)
			c.arrow(to, outside, a)
		}
	}
}

// arrow draws an arrow; on the second leg of one that goes on to a recipient the
// label would be the same again.
func (c *chart) arrow(from, to string, a *Arrow) {
	label := quote(clip(a.Label(), 70)) + "<br>" + quote(clip(a.Basis(), 70))
	if c.boxes["from "+a.origin] != from {
		label = "sent"
		if a.Status == called {
			label = called
		}
	}
	c.printf("  %s -->|\"%s\"| %s\n", from, label, to)
	k := styleOf(a.Status)
	c.links[k] = append(c.links[k], fmt.Sprint(c.count))
	c.count++
}

// quote makes text stand for itself between the quotes of a label: whatever is
// no letter, digit or plain mark is written by its number.
func quote(text string) string {
	var b strings.Builder
	for _, r := range finding.Clean(text) {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune(" .,:()/-_…", r) {
			b.WriteRune(r)
		} else {
			fmt.Fprintf(&b, "#%d;", r)
		}
	}
	return b.String()
}

func listed(list []string, what string) string {
	if len(list) == 1 {
		return list[0]
	}
	return fmt.Sprintf("%d %s: %s", len(list), what, strings.Join(list, ", "))
}
