package flowmap

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/lawful-lint/lawful/cmd/lawful/internal/record"
)

// Map is what the picture shows.
type Map struct {
	Program string
	// Care is what direct care itself does, a line for each part of the program.
	Care []Care
	// Sections are the arrows by what their data was obtained for, direct care
	// first.
	Sections []Section
	Counts   record.Count
}

// Care is a part of the program that serves direct care.
type Care struct {
	Component, Data, Status, ID string
}

// Section is the arrows of one origin.
type Section struct {
	Title  string
	Care   bool // obtained for direct care
	Arrows []Arrow
}

// Arrow is an activity, or several folded into one.
type Arrow struct {
	IDs     []string // of the activities
	Purpose string   // the name of the secondary use; "" for direct care
	// Components are the parts of the program it goes to, Recipients those
	// outside; one of them is empty.
	Components, Recipients []string
	Data, From, Bases      []string
	Status                 string

	care   bool
	group  string // the purpose above
	origin string
}

// MaxArrows is how many arrows are legible. With more, those are folded into one
// that differ in little: first in the part of the program and the basis, then in
// the recipient, then in the purpose below one of the vocabulary's groups. None
// is folded into one of another status.
const MaxArrows = 36

// New makes the map of a record.
func New(r *record.Record) *Map {
	m := &Map{Program: r.Program, Counts: r.Count()}
	var arrows []Arrow
	for i := range r.Activities {
		a := &r.Activities[i]
		if a.Purpose.Care && len(a.Crossings) == 0 && a.Recipient == "" {
			m.Care = append(m.Care, Care{a.Component, strings.Join(record.DataNames(a.Data), ", "), a.Status, a.ID})
			continue
		}
		arrows = append(arrows, newArrow(r, a))
	}
	arrows = foldTo(arrows, MaxArrows)
	slices.SortStableFunc(arrows, func(x, y Arrow) int {
		return cmp.Or(cmp.Compare(rank(x), rank(y)), cmp.Compare(x.origin, y.origin), cmp.Compare(x.Purpose, y.Purpose),
			slices.Compare(x.Recipients, y.Recipients), slices.Compare(x.Components, y.Components), cmp.Compare(x.Status, y.Status), slices.Compare(x.Bases, y.Bases))
	})
	for _, a := range arrows {
		if n := len(m.Sections); n == 0 || m.Sections[n-1].Title != a.origin {
			m.Sections = append(m.Sections, Section{Title: a.origin, Care: a.origin == careTitle})
		}
		s := &m.Sections[len(m.Sections)-1]
		s.Arrows = append(s.Arrows, a)
	}
	if len(m.Care) > 0 && (len(m.Sections) == 0 || !m.Sections[0].Care) {
		m.Sections = slices.Insert(m.Sections, 0, Section{Title: careTitle, Care: true})
	}
	return m
}

// The titles of what data was obtained for.
const (
	careTitle = "Direct care"
	ownTitle  = "Held for that use"
)

// rank puts direct care first and what stays within its purpose last.
func rank(a Arrow) int {
	switch a.origin {
	case careTitle:
		return 0
	case ownTitle:
		return 2
	}
	return 1
}

func newArrow(r *record.Record, a *record.Activity) Arrow {
	out := Arrow{IDs: []string{a.ID}, Purpose: a.Purpose.Title(), Data: record.DataNames(a.Data), From: a.From, Status: a.Status, care: a.Purpose.Care, group: a.Purpose.Parent}
	switch {
	case slices.Equal(a.Origins, []string{"direct-care"}):
		out.origin = careTitle
	case slices.Equal(a.Origins, []string{a.Purpose.ID}):
		out.origin = ownTitle
	default:
		out.origin = "Held for " + strings.ReplaceAll(strings.Join(a.Origins, ", "), "-", " ")
	}
	if a.Recipient != "" {
		out.Recipients = []string{a.Recipient}
	} else {
		out.Components = []string{a.Component}
	}
	if b := r.Basis(a.Basis); b != nil {
		parts := slices.DeleteFunc([]string{b.A6, b.A9, b.Route}, func(s string) bool { return s == "" })
		out.Bases = []string{b.Name + " (" + strings.Join(parts, ", ") + ")"}
	} else if a.Basis != "" {
		out.Bases = []string{a.Basis}
	}
	return out
}

// foldTo folds arrows until there are at most so many, as far as it goes.
func foldTo(arrows []Arrow, most int) []Arrow {
	for level := 1; level <= 3 && len(arrows) > most; level++ {
		arrows = fold(arrows, level)
	}
	return arrows
}

// fold makes one of those arrows that are alike at a level.
func fold(arrows []Arrow, level int) []Arrow {
	var out []Arrow
	at := map[string]int{}
	for _, a := range arrows {
		to := strings.Join(a.Recipients, "\x01")
		if level > 1 {
			to = fmt.Sprint(len(a.Recipients) > 0)
		}
		if level > 2 && a.group != "" && !a.care {
			group := record.Purpose{Words: strings.ReplaceAll(a.group, "-", " ")}
			a.Purpose = group.Title()
		}
		key := strings.Join([]string{a.origin, a.Purpose, to, a.Status}, "\x00")
		i, ok := at[key]
		if !ok {
			at[key] = len(out)
			out = append(out, a)
			continue
		}
		o := &out[i]
		o.IDs = append(o.IDs[:len(o.IDs):len(o.IDs)], a.IDs...)
		o.Components, o.Recipients = union(o.Components, a.Components), union(o.Recipients, a.Recipients)
		o.Data, o.From, o.Bases = union(o.Data, a.Data), union(o.From, a.From), union(o.Bases, a.Bases)
	}
	return out
}

func union(a, b []string) []string {
	out := slices.Concat(a, b)
	slices.Sort(out)
	return slices.Compact(out)
}

// Label says in words what an arrow is: how many activities, and their data.
func (a *Arrow) Label() string {
	data := strings.Join(a.Data, ", ")
	if len(a.IDs) > 1 {
		return fmt.Sprintf("%d activities: %s", len(a.IDs), data)
	}
	return data
}

// Basis says in words what an arrow rests on.
func (a *Arrow) Basis() string {
	bases := strings.Join(a.Bases, "; ")
	switch a.Status {
	case record.Uncovered:
		if bases != "" {
			return "uncovered: " + bases + " does not count"
		}
		return "uncovered: no lawful basis"
	case record.Accepted:
		return "accepted without a basis"
	case record.Unchecked:
		return "unchecked: " + bases
	}
	return bases
}
