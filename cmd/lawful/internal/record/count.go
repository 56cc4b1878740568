package record

import (
	"fmt"
	"net/url"
	"slices"
	"strings"
)

// Count is how many activities there are, by status; how many reasons
// there are in all why they cannot be signed off; and how many keys of lawful.yaml
// are blank, with how many of these the law asks for.
type Count struct {
	Activities, InOrder, Accepted, Faulty, Unchecked, Uncovered int
	Blocking, Blanks, Needed                                    int
}

// States says how many activities are in which state.
func (n Count) States() string {
	return fmt.Sprintf("%d in order, %d accepted, %d with an open error, %d unchecked, %d uncovered", n.InOrder, n.Accepted, n.Faulty, n.Unchecked, n.Uncovered)
}

// Count counts the activities.
func (r *Record) Count() Count {
	n := Count{Activities: len(r.Activities), Blanks: len(r.Blanks)}
	for _, b := range r.Blanks {
		if b.Needed {
			n.Needed++
		}
	}
	for i := range r.Activities {
		n.Blocking += len(Blocking(r, &r.Activities[i]))
		switch r.Activities[i].Status {
		case InOrder:
			n.InOrder++
		case Accepted:
			n.Accepted++
		case Faulty:
			n.Faulty++
		case Unchecked:
			n.Unchecked++
		case Uncovered:
			n.Uncovered++
		}
	}
	return n
}

// Blocking are the reasons why an activity cannot be signed off, that only the
// code or a decision can mend: its state, and the columns that are missing and
// that no key of lawful.yaml fills in. Without a basis its parts are no reasons of
// their own.
func Blocking(r *Record, a *Activity) (reasons []string) {
	if worse(a.Status, Accepted) {
		reasons = append(reasons, a.Status)
	}
	for _, c := range Columns() {
		part := c.Key == "a6" || c.Key == "a9" || c.Key == "route"
		if c.Setting == "" && slices.Contains(a.Missing, c.Key) && !(part && r.Basis(a.Basis) == nil) {
			reasons = append(reasons, "missing "+strings.ToLower(c.Title[:1])+c.Title[1:])
		}
	}
	return reasons
}

// blanks lists the keys of lawful.yaml that activities miss, those first that
// the law asks for.
func blanks(r *Record) (list []Blank) {
	for _, c := range Columns() {
		n := 0
		for i := range r.Activities {
			if slices.Contains(r.Activities[i].Missing, c.Key) {
				n++
			}
		}
		if c.Setting != "" && n > 0 {
			list = append(list, Blank{c.Setting, c.needed, n})
		}
	}
	unnamed := 0
	for i := range r.Activities {
		if a := &r.Activities[i]; a.Library != "" || len(r.unnamed(a)) > 0 {
			unnamed++
		}
	}
	if unnamed > 0 { // ways out that lead to nobody who is named
		list = append(list, Blank{"record.recipients", true, unnamed})
	}
	slices.SortStableFunc(list, func(a, b Blank) int {
		switch {
		case a.Needed == b.Needed:
			return 0
		case a.Needed:
			return -1
		}
		return 1
	})
	return list
}

// URL is the address of a place by a pattern, "" where there is none: without a
// pattern, and for what lies outside the program, of which no source is quoted.
// The name of the file cannot lead elsewhere: what is no plain character of a
// path is escaped.
func URL(pattern string, p Place) string {
	if pattern == "" || p.Line == 0 || p.Source == "" {
		return ""
	}
	parts := strings.Split(p.File, "/")
	for i := range parts {
		parts[i] = url.PathEscape(parts[i])
	}
	return strings.NewReplacer("{file}", strings.NewReplacer("(", "%28", ")", "%29").Replace(strings.Join(parts, "/")), "{line}", itoa(p.Line)).Replace(pattern)
}

// At is the place in a few words.
func (p Place) At() string { return p.at() }
