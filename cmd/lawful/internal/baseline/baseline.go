package baseline

import (
	"slices"

	"github.com/lawful-lint/lawful/cmd/lawful/internal/finding"
)

// Entry accepts findings of one key.
type Entry struct {
	finding.Key
	Count int // how many, at least one
	Line  int // in the file, 0 for an entry that is in none
}

// Baseline is a list of entries, sorted, one for a key.
type Baseline struct{ entries []Entry }

// New returns the baseline that accepts just these findings.
func New(list []finding.Finding) *Baseline {
	b := new(Baseline)
	index := make(map[finding.Key]int)
	for i := range list {
		k := list[i].Key()
		at, ok := index[k]
		if !ok {
			at = len(b.entries)
			index[k] = at
			b.entries = append(b.entries, Entry{Key: k})
		}
		b.entries[at].Count++
	}
	b.sort()
	return b
}

func (b *Baseline) sort() {
	slices.SortFunc(b.entries, func(x, y Entry) int { return x.Compare(y.Key) })
}

// Len returns how many findings b accepts.
func (b *Baseline) Len() int {
	n := 0
	for _, e := range b.entries {
		n += e.Count
	}
	return n
}

// Split tells the findings of a sorted list apart: those that b accepts, with
// that noted, and the others. It also returns what is left over of the entries,
// in the order of the file: each with the number that accepts nothing.
func (b *Baseline) Split(list []finding.Finding) (fresh, accepted []finding.Finding, stale []Entry) {
	left := make(map[finding.Key]int)
	for _, e := range b.entries {
		left[e.Key] = e.Count
	}
	for _, f := range list {
		k := f.Key()
		if left[k] == 0 {
			fresh = append(fresh, f)
			continue
		}
		left[k]--
		f.Accepted = &finding.Acceptance{By: finding.ByBaseline, Reason: reason}
		accepted = append(accepted, f)
	}
	for _, e := range b.entries {
		if n := left[e.Key]; n > 0 {
			e.Count = n
			stale = append(stale, e)
		}
	}
	slices.SortFunc(stale, func(x, y Entry) int { return x.Line - y.Line })
	return fresh, accepted, stale
}

// reason is why a finding in a baseline is accepted.
const reason = "accepted by the baseline"

// With returns b and those entries of old that keep says to keep, for packages
// that b knows nothing of.
func (b *Baseline) With(old *Baseline, keep func(pkg string) bool) *Baseline {
	out := &Baseline{slices.Clone(b.entries)}
	for _, e := range old.entries {
		if keep(e.Package) {
			out.entries = append(out.entries, e)
		}
	}
	out.sort()
	return out
}
