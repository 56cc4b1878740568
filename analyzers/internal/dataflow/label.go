package dataflow

import (
	"cmp"
	"slices"
)

type labelKind uint8

const (
	unkLabel labelKind = iota // not a constant; says nothing else
	inLabel                   // whatever the input at root and path holds
	srcLabel                  // patient data
)

// label is one thing that a value may carry. Labels are comparable and form,
// as sets, a join-semilattice under union.
type label struct {
	kind  labelKind
	exact bool // of an input: the value is the input, not derived from it
	state State
	check Check // checks passed on the way
	care  bool  // of patient data: entered secondary use out of care
	root  rootID
	path  pathID
	mark  markID
	held  heldID // of patient data: the purposes it is held for
}

func compareLabels(a, b label) int {
	switch {
	case a == b:
		return 0
	case a.kind != b.kind:
		return cmp.Compare(a.kind, b.kind)
	case a.root != b.root:
		return cmp.Compare(a.root, b.root)
	case a.path != b.path:
		return cmp.Compare(a.path, b.path)
	case a.mark != b.mark:
		return cmp.Compare(a.mark, b.mark)
	}
	return cmp.Or(
		cmp.Compare(a.held, b.held),
		cmp.Compare(a.state, b.state),
		cmp.Compare(a.check, b.check),
		compareBool(a.exact, b.exact),
		compareBool(a.care, b.care),
	)
}

func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}

// labels is a sorted set.
type labels []label

// maxLabels bounds a set: past it inputs are widened to whole roots.
const maxLabels = 32

// says reports whether a label of an input says more than which input it is.
func (l label) says() bool { return l.state != 0 || l.check != 0 || l.held != 0 || l.care }

// union returns a itself when b adds nothing to it.
func union(a, b labels) labels {
	if len(b) == 0 {
		return a
	}
	if len(a) == 0 {
		return b
	}
	i, j := 0, 0
	for j < len(b) && i < len(a) {
		switch c := compareLabels(a[i], b[j]); {
		case c < 0:
			i++
		case c == 0:
			i, j = i+1, j+1
		default:
			if !a.cover(b[j]) {
				return merge(a, b)
			}
			j++
		}
	}
	for ; j < len(b); j++ {
		if !a.cover(b[j]) {
			return merge(a, b)
		}
	}
	return a
}

// cover reports whether a widened set already stands for l.
func (ls labels) cover(l label) bool {
	if len(ls) < maxLabels/2 {
		return false
	}
	switch l.kind {
	case inLabel:
		l.path, l.exact = 0, false
		for _, m := range ls {
			if l.mark == 0 || m.mark != 0 {
				m.mark = l.mark
			}
			if m == l {
				return true
			}
		}
		return false
	case srcLabel:
		for _, m := range ls {
			m.mark = l.mark
			if m == l {
				return true
			}
		}
		return false
	}
	_, ok := slices.BinarySearchFunc(ls, l, compareLabels)
	return ok
}

func merge(a, b labels) labels {
	out := make(labels, 0, len(a)+len(b))
	i, j := 0, 0
	for i < len(a) && j < len(b) {
		switch c := compareLabels(a[i], b[j]); {
		case c < 0:
			out = append(out, a[i])
			i++
		case c > 0:
			out = append(out, b[j])
			j++
		default:
			out = append(out, a[i])
			i, j = i+1, j+1
		}
	}
	out = append(out, a[i:]...)
	out = append(out, b[j:]...)
	if len(out) > maxLabels {
		out = widen(out)
	}
	return out
}

// widen replaces the inputs of an overgrown set by their whole roots, which
// include them, and keeps one datum for each way of holding patient data, and
// one of each root that may be any.
func widen(ls labels) labels {
	out := slices.Clone(ls)
	for i := range out {
		if out[i].kind == inLabel {
			out[i].path, out[i].exact = 0, false
		}
	}
	out = out.normal()
	marked := map[label]bool{} // of inputs
	for _, l := range out {
		if l.kind == inLabel && l.mark != 0 {
			l.mark = 0
			marked[l] = true
		}
	}
	seen := map[label]bool{}
	return slices.DeleteFunc(out, func(l label) bool {
		was := l.mark
		l.mark = 0
		if l.kind == unkLabel || l.kind == inLabel && was == 0 {
			return marked[l]
		}
		dup := seen[l]
		seen[l] = true
		return dup
	})
}

// normal sorts the set in place.
func (ls labels) normal() labels {
	if !slices.IsSortedFunc(ls, compareLabels) {
		slices.SortFunc(ls, compareLabels)
	}
	return slices.Compact(ls)
}

func (ls labels) add(l label) labels {
	i := 0
	for i < len(ls) && compareLabels(ls[i], l) < 0 {
		i++
	}
	if i < len(ls) && ls[i] == l {
		return ls
	}
	out := make(labels, 0, len(ls)+1)
	out = append(out, ls[:i]...)
	out = append(out, l)
	return append(out, ls[i:]...)
}

// apply returns the set of f's results, leaving out those that f rejects.
func (ls labels) apply(f func(label) (label, bool)) labels {
	same := true
	var out labels
	for i, l := range ls {
		m, ok := f(l)
		if same && ok && m == l {
			continue
		}
		if same {
			out, same = append(labels(nil), ls[:i]...), false
		}
		if !ok {
			continue
		}
		out = append(out, m)
	}
	if same {
		return ls
	}
	return out.normal()
}

// derived is what a value made from one with these labels carries.
func (ls labels) derived() labels {
	if !slices.ContainsFunc(ls, func(l label) bool { return l.exact }) {
		return ls
	}
	out := slices.Clone(ls)
	for i := range out {
		out[i].exact = false
	}
	return out.normal()
}

var unknown = labels{{kind: unkLabel}}
