package record

import (
	"fmt"
	"net/url"
	"slices"
	"strings"
)

// Count is how many activities there are, by status; how many entries of them
// only people or the code can give, and are missing; and how many keys of
// lawful.yaml are blank, with how many of these the law asks for.
type Count struct {
	Activities, InOrder, Accepted, Faulty, Unchecked, Uncovered int
	Missing, Blanks, Needed                                     int
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
		n.Missing += len(Missing(&r.Activities[i]))
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

// Missing are the keys of the columns of an activity that are missing and that
// no key of lawful.yaml fills in: the activity cannot be signed off so.
func Missing(a *Activity) (keys []string) {
	for _, c := range Columns() {
		if c.setting == "" && slices.Contains(a.Missing, c.Key) {
			keys = append(keys, c.Key)
		}
	}
	return keys
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
		if c.setting != "" && n > 0 {
			list = append(list, Blank{c.setting, c.needed, n})
		}
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
