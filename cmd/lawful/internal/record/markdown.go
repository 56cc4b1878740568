package record

import (
	"cmp"
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
	d.blanks(r)
	d.checklist(r)
	d.printf("## Activities in full\n\n")
	for i := range r.Activities {
		d.activity(r, &r.Activities[i])
	}
	d.elsewhere(r)
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
	d.printf("## Overview\n\n%d activities (%s), %d crossings, %d functions with a purpose that handle patient data; recipients outside the program: %d.\n\n",
		n.Activities, n.States(), len(r.Crossings), len(r.Functions), len(r.Recipients))
	d.printf("Reasons why activities cannot be signed off: %d. Keys of lawful.yaml that are blank: %d, of which the law asks for %d.\n\n", n.Blocking, n.Blanks, n.Needed)
	for _, p := range r.NotFollowed {
		d.printf("- **Incomplete**: %s at %s was too much to follow; what it does is not in this record.\n", escape(p.Name), d.link(p))
	}
	d.printf("| activity | status | data | obtained for | recipient | basis | blocks sign-off |\n|---|---|---|---|---|---|---|\n")
	for i := range r.Activities {
		a := &r.Activities[i]
		basis := a.Basis
		if basis == "" {
			basis = MissingText
		}
		d.printf("| [%s](#%s) | %s | %s | %s | %s | %s | %s |\n", escape(a.Name), a.ID, escape(r.Tally(a)), escape(words(DataNames(a.Data))),
			escape(words(a.Origins)), escape(r.Receives(a)), bold(basis), escape(words(Blocking(r, a))))
	}
	d.printf("\n%s\n\n", LimitsText)
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

// blanks lists what lawful.yaml does not say, each key once.
func (d *document) blanks(r *Record) {
	if len(r.Blanks) == 0 {
		return
	}
	d.printf("<a id=\"blanks\"></a>\n\n## Blanks of lawful.yaml\n\nEach is filled in once, for all activities, or under record.purposes for those of a purpose.\n\n| key | asked for by | activities without it |\n|---|---|---|\n")
	for _, b := range r.Blanks {
		d.printf("| %s | %s | %d |\n", escape(b.Key), b.AskedBy(), b.Activities)
	}
	d.printf("\n")
}

// AskedBy says who wants a key to be filled in.
func (b Blank) AskedBy() string {
	if b.Needed {
		return "the law"
	}
	return "toolkits and reviewers"
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
		v := c.Cell(r, a)
		if v == "" || c.Key == "location" || c.Key == "name" {
			continue
		}
		text := bold(v)
		if v == MissingText && c.Setting != "" {
			text += " (" + escape(c.Setting) + ")"
		}
		d.printf("| %s | %s | %s |\n", escape(c.Title), text, c.From)
	}
	d.printf("\n")
	for _, c := range r.CrossingsOf(a) {
		d.crossing(c)
	}
	if list := r.FunctionsOf(a); len(list) > 0 {
		d.printf("\nCode of this activity:\n\n")
		d.functions(list)
	}
	d.onward(r, a)
	if list := r.FindingsOf(a); len(list) > 0 {
		d.printf("\nFindings beside those of its crossings:\n\n")
		d.findings(list)
	}
	d.printf("\n")
}

func (d *document) functions(list []*Function) {
	for _, f := range list {
		d.printf("- %s, %s: %s\n", escape(f.Name), d.link(f.Place), escape(f.Uses()))
	}
}

func (d *document) findings(list []*Finding) {
	for _, f := range list {
		d.printf("- %s: %s, %s (%s)\n", d.link(f.At), f.Severity, escape(f.Message), escape(f.Rule))
	}
}

// onward tells where data goes on to: from here place by place, and from other
// code of the purpose, which is told place by place in the activity of that code
// where there is one.
func (d *document) onward(r *Record, a *Activity) {
	here, elsewhere := r.OnwardOf(a)
	if len(here) > 0 {
		d.printf("\nWhere data goes on to from this code:\n\n")
	}
	for _, o := range here {
		d.printf("- %s: %s\n", d.link(o.At), escape(o.Says()))
	}
	if len(elsewhere) > 0 {
		d.printf("\nWhere other code of this purpose, which data may reach without a crossing, passes data on:\n\n")
	}
	for _, g := range GroupOnward(elsewhere) {
		var places []string
		for _, o := range g {
			places = append(places, d.link(o.At))
		}
		d.printf("- to %s, %s: %s\n", escape(g[0].To), escape(ShownText(g[0].Shown)), strings.Join(places, ", "))
	}
}

// GroupOnward puts together what goes to the same goal and shows in the same way.
func GroupOnward(list []*Onward) (groups [][]*Onward) {
	at := map[[2]string]int{}
	for _, o := range list {
		key := [2]string{o.To, o.Shown}
		if i, ok := at[key]; ok {
			groups[i] = append(groups[i], o)
			continue
		}
		at[key] = len(groups)
		groups = append(groups, []*Onward{o})
	}
	return groups
}

// ShownText says in words how it shows that data goes on.
func ShownText(shown string) string {
	switch shown {
	case ByFlow:
		return "by data flow"
	case BySent:
		return "with data that was followed there"
	case ByText:
		return "by the arguments of the call"
	}
	return "with data that does not show"
}

// elsewhere lists what belongs to no activity.
func (d *document) elsewhere(r *Record) {
	if list := r.FunctionsElsewhere(); len(list) > 0 {
		d.printf("## Code with a purpose in no activity\n\nNo known flow of data leads to it.\n\n")
		d.functions(list)
		d.printf("\n")
	}
	if list := r.FindingsElsewhere(); len(list) > 0 {
		d.printf("## Findings about code in no activity\n\n")
		d.findings(list)
		d.printf("\n")
	}
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
	d.printf("## Suppressed findings\n\n| place | finding | accepted by | reason | decision |\n|---|---|---|---|---|\n")
	for _, f := range r.Suppressions {
		d.printf("| %s | %s | %s | %s | %s |\n", d.link(f.At), escape(f.Message), escape(f.By), bold(cmp.Or(f.Reason, MissingText)), bold(f.Decision()))
	}
	d.printf("\n")
}
