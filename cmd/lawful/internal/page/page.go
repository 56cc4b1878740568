package page

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"fmt"
	"html/template"
	"io"
	"slices"
	"strings"

	"github.com/lawful-lint/lawful/cmd/lawful/internal/finding"
	"github.com/lawful-lint/lawful/cmd/lawful/internal/flowmap"
	"github.com/lawful-lint/lawful/cmd/lawful/internal/record"
)

var (
	//go:embed page.html
	pageHTML string
	//go:embed page.css
	pageCSS string
	//go:embed page.js
	pageJS string
)

// Write writes the page of a record.
func Write(w io.Writer, r *record.Record) error {
	t, err := template.New("page").Funcs(functions(r)).Parse(pageHTML)
	if err != nil {
		return err
	}
	var out bytes.Buffer
	if err := t.Execute(&out, newPage(r)); err != nil {
		return err
	}
	for line := range strings.Lines(out.String()) {
		// Marks that turn the direction of writing are no danger to the page,
		// but to those who read it.
		if _, err := io.WriteString(w, finding.Clean(strings.TrimSuffix(line, "\n"))+"\n"); err != nil {
			return err
		}
	}
	return nil
}

// page is what the template is filled with.
type page struct {
	*record.Record
	Policy string
	Style  template.CSS
	Script template.JS
	Map    template.HTML
	Count  record.Count
	// ChecklistSource is where the checklist is from.
	ChecklistSource string
	States          []state
	Activities      []activity
	Receivers       []receiver
	// Purposes and Recipients are what the table can be filtered by.
	Purposes, Places []string
}

func newPage(r *record.Record) *page {
	p := &page{
		Record: r, Policy: policy(), Style: template.CSS(pageCSS), Script: template.JS(pageJS),
		Map:   template.HTML(flowmap.SVG(r, true)), // which escapes what it is given
		Count: r.Count(), ChecklistSource: record.ChecklistSource,
	}
	p.States = states(p.Count)
	for i := range r.Activities {
		a := newActivity(r, &r.Activities[i])
		p.Activities = append(p.Activities, a)
		p.Purposes, p.Places = append(p.Purposes, a.Purpose.Title()), append(p.Places, strings.Split(a.Place, "\n")...)
	}
	for i := range r.Recipients {
		p.Receivers = append(p.Receivers, newReceiver(r, &r.Recipients[i]))
	}
	for _, list := range []*[]string{&p.Purposes, &p.Places} {
		slices.Sort(*list)
		*list = slices.Compact(*list)
	}
	return p
}

// policy lets no script run but the one of the page, and nothing be loaded or
// sent (Content Security Policy Level 3, W3C).
func policy() string {
	sum := sha256.Sum256([]byte(pageJS))
	return "default-src 'none'; script-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) +
		"'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"
}

// state is one of the states of an activity.
type state struct {
	Name, Class, Says string
	Count             int
}

func states(n record.Count) []state {
	return []state{
		{record.InOrder, class(record.InOrder), "a declared basis covers it, and the data has passed the checks that the basis asks for", n.InOrder},
		{record.Accepted, class(record.Accepted), "no basis covers it, and somebody accepts that, with a reason", n.Accepted},
		{record.Faulty, class(record.Faulty), "a declared basis covers it, and there is an error of another kind in its code or its basis", n.Faulty},
		{record.Unchecked, class(record.Unchecked), "there is a basis, and the data has not passed a check that it asks for", n.Unchecked},
		{record.Uncovered, class(record.Uncovered), "no basis covers it, or none that counts", n.Uncovered},
	}
}

// class is the class of the elements that tell a state.
func class(status string) string {
	switch status {
	case record.InOrder:
		return "ok"
	case record.Faulty:
		return "faulty"
	case record.Accepted, record.Unchecked:
		return status
	}
	return "uncovered"
}

// inside is where data goes that stays in the program.
const inside = "inside the program"

// activity is an activity with what the page tells of it.
type activity struct {
	*record.Activity
	Place     string // the recipients, a line each, or inside
	Receives  string
	Mixed     string // how its crossings stand, where they differ
	Blocking  string
	Fields    []field
	Crossings []*record.Crossing
	Functions []*record.Function
	Findings  []*record.Finding
	Onward    []*record.Onward // from the code of the activity
	Farther   []farther        // from other code of its purpose
}

// farther is what other code of a purpose sends to one goal.
type farther struct {
	To, Shown string
	Places    []record.Place
}

// field is a column of the record.
type field struct{ Title, Value, From, Setting string }

// told are the columns that stand elsewhere in what the page tells of an
// activity.
var told = [...]string{"name", "status", "location", "open", "suppressed"}

func newActivity(r *record.Record, a *record.Activity) activity {
	out := activity{Activity: a, Place: inside, Receives: r.Receives(a), Mixed: r.Mixed(a), Blocking: strings.Join(record.Blocking(r, a), ", "),
		Crossings: r.CrossingsOf(a), Functions: r.FunctionsOf(a), Findings: r.FindingsOf(a)}
	if names := r.Outside(a); len(names) > 0 {
		out.Place = finding.Clean(names[0]) // no line of its own
		for _, name := range names[1:] {
			out.Place += "\n" + finding.Clean(name)
		}
	}
	here, elsewhere := r.OnwardOf(a)
	out.Onward = here
	for _, g := range record.GroupOnward(elsewhere) {
		x := farther{To: g[0].To, Shown: record.ShownText(g[0].Shown)}
		for _, o := range g {
			x.Places = append(x.Places, o.At)
		}
		out.Farther = append(out.Farther, x)
	}
	for _, c := range record.Columns() {
		v := c.Cell(r, a)
		if v != "" && !slices.Contains(told[:], c.Key) {
			out.Fields = append(out.Fields, field{c.Title, v, c.From, c.Setting})
		}
	}
	return out
}

// receiver is a recipient with what it receives.
type receiver struct {
	*record.Recipient
	Data       []string
	Activities []*record.Activity
	// May are the activities whose code, or other code of the purpose, sends to it
	// without a crossing, so that their data may be among it.
	May []*record.Activity
}

func newReceiver(r *record.Record, to *record.Recipient) receiver {
	out := receiver{Recipient: to}
	for i := range r.Activities {
		a := &r.Activities[i]
		switch {
		case a.Recipient == to.Name:
			out.Activities = append(out.Activities, a)
			out.Data = append(out.Data, record.DataNames(a.Data)...)
		case slices.Contains(r.Outside(a), to.Name):
			out.May = append(out.May, a)
		}
	}
	slices.Sort(out.Data)
	out.Data = slices.Compact(out.Data)
	return out
}

// functions are those that the template calls.
func functions(r *record.Record) template.FuncMap {
	return template.FuncMap{
		"url":      func(p record.Place) string { return record.URL(r.URLPattern, p) },
		"data":     func(list []record.Datum) string { return strings.Join(record.DataNames(list), ", ") },
		"list":     func(list []string) string { return strings.Join(list, ", ") },
		"plain":    func(list []string) string { return strings.ReplaceAll(strings.Join(list, ", "), "-", " ") },
		"says":     (*record.Onward).Says,
		"activity": r.Activity,
		"class":    class,
		"answer":   record.AnswerText,
		"limits":   func() string { return record.LimitsText },
		"count":    count,
	}
}

// count is a number of things in words.
func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}
