package marks

import (
	"cmp"
	"go/token"
	"slices"

	"github.com/lawful-lint/lawful/annotations"
)

// spanTree finds the statements around a position that have a basis. Spans
// nest or lie apart, so each has at most one next larger one.
type spanTree struct {
	spans  []annotations.Span
	bases  []*annotations.Basis
	parent []int
}

func (t *spanTree) add(s annotations.Span, b *annotations.Basis) {
	t.spans, t.bases = append(t.spans, s), append(t.bases, b)
}

// build sorts the spans, the outer before the inner, and links each to the one
// around it.
func (t *spanTree) build() {
	order := make([]int, len(t.spans))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int {
		return cmp.Or(cmp.Compare(t.spans[i].Pos, t.spans[j].Pos), cmp.Compare(t.spans[j].End, t.spans[i].End))
	})
	spans, bases := make([]annotations.Span, len(order)), make([]*annotations.Basis, len(order))
	parent := make([]int, len(order))
	for i, o := range order {
		spans[i], bases[i] = t.spans[o], t.bases[o]
		p := i - 1
		for p >= 0 && spans[p].End < spans[i].End {
			p = parent[p]
		}
		parent[i] = p
	}
	t.spans, t.bases, t.parent = spans, bases, parent
}

// around returns the bases of the statements around pos, the innermost first.
func (t *spanTree) around(pos token.Pos) []*annotations.Basis {
	i := -1
	for lo, hi := 0, len(t.spans); lo < hi; {
		mid := int(uint(lo+hi) >> 1)
		if t.spans[mid].Pos <= pos {
			i, lo = mid, mid+1
		} else {
			hi = mid
		}
	}
	var list []*annotations.Basis
	for ; i >= 0; i = t.parent[i] {
		if t.spans[i].Contains(pos) {
			list = append(list, t.bases[i])
		}
	}
	return list
}
