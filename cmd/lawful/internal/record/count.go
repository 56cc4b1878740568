package record

import (
	"net/url"
	"strings"
)

// Count is how many activities there are, by status, and fields that are
// missing in them.
type Count struct {
	Activities, InOrder, Accepted, Unchecked, Uncovered, Missing int
}

// Count counts the activities.
func (r *Record) Count() Count {
	n := Count{Activities: len(r.Activities)}
	for i := range r.Activities {
		n.Missing += len(r.Activities[i].Missing)
		switch r.Activities[i].Status {
		case InOrder:
			n.InOrder++
		case Accepted:
			n.Accepted++
		case Unchecked:
			n.Unchecked++
		case Uncovered:
			n.Uncovered++
		}
	}
	return n
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
