package record

import (
	"fmt"
	"slices"
	"strings"
)

// recipientCell is who receives the data of an activity, in as many words as it
// takes not to claim more than is known.
func recipientCell(r *Record, a *Activity) string {
	list := []string{receiver(r, a)}
	here, elsewhere := r.OnwardOf(a)
	for _, x := range []struct{ shown, here, elsewhere string }{
		{ByFlow, "goes on, by data flow, to ", "other code of this purpose passes data on, by data flow, to "},
		{BySent, "its code sends data to ", "other code of this purpose sends data to "},
		{ByText, "its code, by the text of calls, also sends patient data to ", "other code of this purpose, by the text of calls, sends patient data to "},
		{ByCall, "calls by its code, with data that does not show, lead or may lead to ", "calls by other code of this purpose, with data that does not show, lead or may lead to "},
	} {
		if to := goals(here, x.shown); len(to) > 0 {
			list = append(list, x.here+strings.Join(to, ", "))
		}
		if to := goals(elsewhere, x.shown); len(to) > 0 {
			list = append(list, x.elsewhere+strings.Join(to, ", "))
		}
	}
	if len(list) == 1 && a.Recipient == "" && a.Library == "" {
		list = append(list, "nothing that leads on from there shows in the code")
	}
	return words(list)
}

// receiver is who the data of an activity enters.
func receiver(r *Record, a *Activity) string {
	if to := r.Recipient(a.Recipient); to != nil {
		return with(to.Name, strings.TrimPrefix(strings.TrimSuffix(to.Role+", "+words(to.Calls), ", "), ", "))
	}
	if a.Library != "" {
		return "own: " + a.Component + ", written with " + a.Library + "; who gets what is written does not show in the code"
	}
	return "own: " + a.Component
}

// Receives is the cell of the recipients in short: who the data enters, who gets
// it from there, and how many more code elsewhere leads to.
func (r *Record) Receives(a *Activity) string {
	text := receiver(r, a)
	here, elsewhere := r.OnwardOf(a)
	var near, far []string
	for _, o := range here {
		near = addSorted(near, o.To)
	}
	told := append(slices.Clone(near), a.Recipient)
	for _, o := range elsewhere {
		if goal := o.To; !slices.Contains(told, goal) {
			far = addSorted(far, goal)
		}
	}
	if len(near) > 0 {
		text += "; on to " + strings.Join(near, ", ")
	}
	switch len(far) {
	case 0:
	case 1, 2, 3:
		text += "; from other code of this purpose to " + strings.Join(far, ", ")
	default:
		text += fmt.Sprintf("; from other code of this purpose to %d more", len(far))
	}
	return text
}

// transfer says what is known of each recipient outside, and what leaves the
// program with nobody saying where to.
func transfer(r *Record, a *Activity) string {
	var list []string
	for _, name := range r.Outside(a) {
		to := r.Recipient(name)
		switch {
		case to == nil || to.Country == "":
			return ""
		case domestic(to.Country):
			list = append(list, "none to "+name+": "+to.Country)
		case to.Safeguard == "":
			return ""
		default:
			list = append(list, name+" in "+to.Country+": "+to.Safeguard)
		}
	}
	open := r.unnamed(a)
	if a.Library != "" {
		open = append(open, a.Library)
	}
	if len(open) > 0 {
		return words(append(list, "not known for what is written or sent with "+strings.Join(open, ", ")))
	}
	if len(list) == 0 {
		return "none shows in the code; what crosses into another activity is told there"
	}
	return words(list)
}

// Tally is the state of an activity, with that of its crossings where they are
// not all in it.
func (r *Record) Tally(a *Activity) string { return with(a.Status, r.Mixed(a)) }

// Mixed says how many crossings of an activity are in which state, the worst
// first, "" where all are in the same.
func (r *Record) Mixed(a *Activity) string {
	list := r.CrossingsOf(a)
	var parts []string
	for _, status := range slices.Backward(states[:]) {
		n := 0
		for _, c := range list {
			if c.Status == status {
				n++
			}
		}
		if n > 0 && n < len(list) {
			parts = append(parts, fmt.Sprintf("%d of %d crossings %s", n, len(list), status))
		}
	}
	return strings.Join(parts, ", ")
}
