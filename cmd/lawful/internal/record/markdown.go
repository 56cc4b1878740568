package record

import (
	"fmt"
	"io"
	"strings"

	"github.com/lawful-lint/lawful/cmd/lawful/internal/finding"
)

// document is a text in Markdown being written. The first error stays.
type document struct {
	w   io.Writer
	url string
	err error
}

func (d *document) printf(format string, args ...any) {
	if d.err == nil {
		_, d.err = fmt.Fprintf(d.w, format, args...)
	}
}

// escape makes text stand for itself in Markdown, table cells included: names
// come from code that need not be friendly.
func escape(text string) string {
	text = strings.Join(strings.Fields(finding.Clean(text)), " ")
	var b strings.Builder
	for _, r := range text {
		switch {
		case r == '<':
			b.WriteString("&lt;")
		case r == '>':
			b.WriteString("&gt;")
		case r == '&':
			b.WriteString("&amp;")
		case strings.ContainsRune("\\`*_{}[]|~#!", r):
			b.WriteByte('\\')
			b.WriteRune(r)
		default:
			b.WriteRune(r)
		}
	}
	return strings.ReplaceAll(b.String(), "://", ":&#47;/") // no link that the author did not make
}

// bold marks what is missing, so that nobody overlooks it.
func bold(text string) string {
	if text == MissingText {
		return "**missing**"
	}
	return escape(text)
}

// link is a place, with a link where a pattern is given.
func (d *document) link(p Place) string {
	if url := URL(d.url, p); url != "" {
		return "[" + escape(p.at()) + "](" + url + ")"
	}
	return escape(p.at())
}

// WriteMarkdown writes the record for people: an overview of the activities, and
// each in full.
func WriteMarkdown(w io.Writer, r *Record) error {
	d := &document{w: w, url: r.URLPattern}
	d.printf("# Record of processing: %s\n\nMade from the code and lawful.yaml by `lawful report`; what neither says is marked **missing**. Do not edit it.\n\n", escape(r.Program))
	d.controller(r)
	d.overview(r)
	d.due(r)
	d.checklist(r)
	d.printf("## Activities in full\n\n")
	for i := range r.Activities {
		d.activity(r, &r.Activities[i])
	}
	d.recipients(r)
	d.bases(r)
	d.suppressions(r)
	return d.err
}

func (d *document) controller(r *Record) {
	c := r.Controller
	d.printf("| responsible | |\n|---|---|\n")
	for _, f := range []Detail{{"name", c.Name}, {"role", c.Role}, {"type", c.Type}, {"contact", c.Contact}, {"data protection officer", c.DPO}} {
		if f.Value == "" {
			f.Value = MissingText
		}
		d.printf("| %s | %s |\n", f.Key, bold(f.Value))
	}
	for _, f := range []Detail{{"representative", c.Representative}, {"joint controllers", words(c.Joint)}, {"controllers served", words(c.Serves)}} {
		if f.Value != "" {
			d.printf("| %s | %s |\n", f.Key, escape(f.Value))
		}
	}
	d.printf("\n")
}

func (d *document) overview(r *Record) {
	n := r.Count()
	d.printf("## Overview\n\n%d activities (%d in order, %d accepted, %d unchecked, %d uncovered), %d crossings, %d functions with a purpose that handle patient data, %d recipients outside the program.\n\n",
		n.Activities, n.InOrder, n.Accepted, n.Unchecked, n.Uncovered, len(r.Crossings), len(r.Functions), len(r.Recipients))
	for _, p := range r.NotFollowed {
		d.printf("- **Incomplete**: %s at %s was too much to follow; what it does is not in this record.\n", escape(p.Name), d.link(p))
	}
	d.printf("| activity | status | data | obtained for | recipient | basis |\n|---|---|---|---|---|---|\n")
	for i := range r.Activities {
		a := &r.Activities[i]
		basis := a.Basis
		if basis == "" {
			basis = MissingText
		}
		d.printf("| [%s](#%s) | %s | %s | %s | %s | %s |\n", escape(a.Name), a.ID, escape(a.Status), escape(words(DataNames(a.Data))),
			escape(words(a.Origins)), escape(recipientCell(r, a)), bold(basis))
	}
	d.printf("\n")
}

func (d *document) due(r *Record) {
	if len(r.Due) == 0 {
		return
	}
	d.printf("## To be looked at\n\n")
	for _, x := range r.Due {
		d.printf("- %s %s\n", escape(x.What), escape(x.Says))
	}
	d.printf("\n")
}

func (d *document) checklist(r *Record) {
	d.printf("## Checklist for developers\n\nThe points of the [data compliance checklist](%s).\n\n| point | answer | evidence |\n|---|---|---|\n", ChecklistSource)
	for _, p := range r.Checklist {
		var list []string
		for _, e := range p.Evidence {
			list = append(list, escape(e))
		}
		d.printf("| %s | %s | %s |\n", escape(p.Asks), AnswerText(p.Answer), strings.Join(list, "<br>"))
	}
	d.printf("\n")
}

// AnswerText says in words how far the code answers a point.
func AnswerText(answer string) string {
	switch answer {
	case Answered:
		return "the code answers it"
	case Contradict:
		return "the code contradicts it"
	}
	return "only people can answer it"
}

func (d *document) activity(r *Record, a *Activity) {
	d.printf("<a id=\"%s\"></a>\n\n### %s\n\n", a.ID, escape(a.Name))
	for _, why := range a.Why {
		d.printf("The basis does not count: %s.\n\n", escape(why))
	}
	d.printf("| | | from |\n|---|---|---|\n")
	for _, c := range Columns() {
		if v := c.Cell(r, a); v != "" && c.Key != "location" && c.Key != "name" {
			d.printf("| %s | %s | %s |\n", escape(c.Title), bold(v), c.From)
		}
	}
	d.printf("\n")
	for _, c := range r.CrossingsOf(a) {
		d.crossing(c)
	}
	if list := r.FunctionsOf(a); len(list) > 0 {
		d.printf("\nCode of this purpose:\n\n")
		for _, f := range list {
			d.printf("- %s, %s: %s\n", escape(f.Name), d.link(f.Place), escape(f.Uses()))
		}
	}
	d.printf("\n")
}

func (d *document) crossing(c *Crossing) {
	d.printf("- %s: %s %s by %s", d.link(c.At), escape(words(DataNames(c.Data))), c.Kind, escape(c.Func))
	if c.Status != InOrder {
		d.printf(", **%s**", c.Status)
	}
	if c.Reason != "" {
		d.printf(" (%s)", escape(c.Reason))
	}
	d.printf("\n")
	for _, s := range c.Route {
		d.printf("  - %s %s", escape(s.Func), escape(s.Does))
		if s.Line > 0 {
			d.printf(", %s", d.link(s.Place))
		}
		d.printf("\n")
	}
}

// Uses tells what a function does with patient data.
func (f *Function) Uses() string {
	var list []string
	for _, t := range f.Touches {
		list = append(list, t.Data+" ("+strings.Join(t.How, ", ")+")")
	}
	return words(list)
}

func (d *document) recipients(r *Record) {
	if len(r.Recipients) == 0 {
		return
	}
	d.printf("## Recipients outside the program\n\n| recipient | called | role | country | safeguard | agreement | missing |\n|---|---|---|---|---|---|---|\n")
	for _, to := range r.Recipients {
		d.printf("| %s | %s | %s | %s | %s | %s | %s |\n", escape(to.Name), escape(words(to.Calls)), escape(to.Role), escape(to.Country), escape(to.Safeguard),
			escape(with(to.Agreement, to.Ends)), escape(words(to.Missing)))
	}
	d.printf("\n")
}

func (d *document) bases(r *Record) {
	if len(r.Bases) == 0 {
		return
	}
	d.printf("## Lawful bases\n\n| basis | for | Article 6 | Article 9 | common-law route | evidence | used |\n|---|---|---|---|---|---|---|\n")
	for i := range r.Bases {
		b := &r.Bases[i]
		var list []string
		for _, e := range b.Evidence {
			list = append(list, e.Key+" "+e.Value)
		}
		used := "no"
		if b.Used {
			used = "yes"
		}
		d.printf("| %s | %s | %s | %s | %s | %s | %s |\n", escape(b.Name), escape(words(b.Purposes)), escape(b.A6), escape(b.A9), escape(b.Route), escape(words(list)), used)
	}
	d.printf("\n")
}

func (d *document) suppressions(r *Record) {
	if len(r.Suppressions) == 0 {
		return
	}
	d.printf("## Suppressed findings\n\n| place | finding | accepted by | reason |\n|---|---|---|---|\n")
	for _, f := range r.Suppressions {
		d.printf("| %s | %s | %s | %s |\n", d.link(f.At), escape(f.Message), escape(f.By), escape(f.Reason))
	}
	d.printf("\n")
}
