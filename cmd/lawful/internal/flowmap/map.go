package flowmap

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/lawful-lint/lawful/annotations"
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
	Component, Status, ID string
	Data                  []string
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
	// Uses are the names of the uses that were folded into Purpose.
	Uses              []string
	Data, From, Bases []string
	// Status is that of the activities. Of an arrow that is none, since code of the
	// purpose only calls what sends to Recipients, it is another word.
	Status string

	mixed  string // the states of its crossings, where they are not the same
	care   bool
	groups []string // the purposes above, from the nearest
	origin string
}

// MaxArrows is how many arrows are legible. With more, those are folded into one
// that differ in little: first in the part of the program and the basis, then in
// the recipient, then in the purpose below the same one, then in what the data was
// obtained for other than care. None is folded into one of another status, and
// care not with anything else.
const MaxArrows = 36

// mostArrows is how many there may be before purposes are folded into the ones
// at the top, which say little.
const mostArrows = 2 * MaxArrows

// New makes the map of a record.
func New(r *record.Record) *Map {
	m := &Map{Program: r.Program, Counts: r.Count()}
	var arrows []Arrow
	for i := range r.Activities {
		a := &r.Activities[i]
		if a.Purpose.Care && len(a.Crossings) == 0 && a.Recipient == "" {
			m.Care = append(m.Care, Care{a.Component, a.Status, a.ID, record.DataNames(a.Data)})
			continue
		}
		arrows = append(arrows, newArrow(r, a))
	}
	arrows = append(arrows, callArrows(r)...)
	arrows = foldTo(arrows)
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
	careTitle  = "Direct care"
	ownTitle   = "Held for that use"
	otherTitle = "Held for other uses"
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
	out := Arrow{IDs: []string{a.ID}, Purpose: a.Purpose.Title(), Data: record.DataNames(a.Data), From: a.From, Status: a.Status, care: a.Purpose.Care, groups: groupsOf(a.Purpose), mixed: r.Mixed(a)}
	switch {
	case slices.Equal(a.Origins, []string{annotations.DirectCare}):
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

// groupsOf are the purposes above one, of which those of a project know only the
// nearest.
func groupsOf(p record.Purpose) (list []string) {
	for id := p.Parent; id != "" && len(list) < 5; {
		list = append(list, id)
		known, ok := annotations.Default().Purpose(id)
		if !ok {
			break
		}
		id = known.Parent
	}
	return list
}

// callArrows are what the code of a purpose sends to a recipient without a
// crossing, one for each part of the program and recipient.
func callArrows(r *record.Record) (arrows []Arrow) {
	at := map[[3]string]int{}
	for i := range r.Onward {
		o := &r.Onward[i]
		if o.Shown == record.ByFlow || o.Recipient == "" {
			continue
		}
		key := [3]string{o.Purpose, o.Package, o.Recipient}
		k, ok := at[key]
		if !ok {
			of := purposeActivity(r, o.Purpose)
			if of == nil {
				continue
			}
			a := newArrow(r, of)
			a.IDs, a.Components, a.Recipients, a.Status = []string{of.ID}, []string{o.Package}, []string{o.Recipient}, called
			a.Data, a.From, a.Bases, a.mixed = nil, nil, nil, ""
			k, at[key] = len(arrows), len(arrows)
			arrows = append(arrows, a)
		}
		arrows[k].Data = union(arrows[k].Data, record.DataNames(o.Data))
	}
	return arrows
}

// purposeActivity is the activity beside which the calls of a purpose's code are
// drawn: one with data out of care, if there is one; nil for none.
func purposeActivity(r *record.Record, purpose string) (of *record.Activity) {
	for i := range r.Activities {
		a := &r.Activities[i]
		if a.Purpose.ID == purpose && (of == nil || slices.Equal(a.Origins, []string{annotations.DirectCare}) && !slices.Equal(of.Origins, a.Origins)) {
			of = a
		}
	}
	return of
}

// foldTo folds arrows until they are few enough, as far as it goes.
func foldTo(arrows []Arrow) []Arrow {
	for level, most := range [...]int{MaxArrows, MaxArrows, MaxArrows, MaxArrows, mostArrows} {
		if len(arrows) > most {
			arrows = fold(arrows, level+1)
		}
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
		if level == 3 || level == 5 {
			a.fold(level / 5)
		}
		if level > 3 && a.origin != careTitle && a.origin != ownTitle {
			a.origin = otherTitle
		}
		key := strings.Join([]string{a.origin, a.Purpose, to, a.Status}, "\x00")
		i, ok := at[key]
		if !ok {
			at[key] = len(out)
			out = append(out, a)
			continue
		}
		o := &out[i]
		o.mixed = ""
		o.IDs = append(o.IDs[:len(o.IDs):len(o.IDs)], a.IDs...)
		o.Uses = union(o.Uses, a.Uses)
		o.Components, o.Recipients = union(o.Components, a.Components), union(o.Recipients, a.Recipients)
		o.Data, o.From, o.Bases = union(o.Data, a.Data), union(o.From, a.From), union(o.Bases, a.Bases)
	}
	return out
}

// fold gives an arrow the purpose above its own, or the one above that.
func (a *Arrow) fold(up int) {
	if len(a.groups) == 0 || a.care {
		return
	}
	if len(a.Uses) == 0 {
		a.Uses = []string{a.Purpose}
	}
	group := record.Purpose{Words: strings.ReplaceAll(strings.Replace(a.groups[min(up, len(a.groups)-1)], "ml-", "ML-", 1), "-", " ")}
	a.Purpose = group.Title()
}

func union(a, b []string) []string {
	out := slices.Concat(a, b)
	slices.Sort(out)
	return slices.Compact(out)
}

// Label says in words what an arrow is: how many activities, and their data.
func (a *Arrow) Label() string {
	data := strings.Join(a.Data, ", ")
	if a.Status == called && data == "" {
		return "data that does not show"
	}
	if len(a.IDs) > 1 && a.Status != called {
		return fmt.Sprintf("%d activities: %s", len(a.IDs), data)
	}
	return data
}

// Basis says in words what an arrow rests on.
func (a *Arrow) Basis() string { return strings.Join(a.basisWords(), "; ") }

// basisWords are the bases of an arrow, and what is wrong.
func (a *Arrow) basisWords() []string {
	list := a.stateWords()
	if a.mixed != "" {
		list = append(list, a.mixed)
	}
	return list
}

func (a *Arrow) stateWords() []string {
	list := slices.Clone(a.Bases)
	switch a.Status {
	case called:
		return []string{called + " of its code, for the same purpose"}
	case record.Uncovered:
		if len(list) == 0 {
			return []string{"uncovered: no lawful basis"}
		}
		list[len(list)-1] += " does not count"
	case record.Accepted:
		return []string{"accepted without a basis"}
	}
	if len(list) > 0 && a.Status != record.InOrder {
		list[0] = a.Status + ": " + list[0]
	}
	return list
}
