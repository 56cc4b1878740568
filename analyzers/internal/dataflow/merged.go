package dataflow

import (
	"slices"

	"golang.org/x/tools/go/ssa"
)

// maxApart bounds how deep the calls that summaries leave to their callers are told
// apart by who makes them: past it, and where a function gets to itself, all calls of
// one function at an instruction are taken together. Handlers that publish what
// handlers are called for would else be run in every order, and each memory that
// they make be made once for each.
var maxApart = 4 // tests lower it

// mergedKey tells merged calls apart: a function, and what decides how a crossing in
// it is reported.
type mergedKey struct {
	instr                        ssa.Instruction
	fn                           string
	enters                       heldID
	async, running, serve, muted bool
	byCell                       bool
	wired                        *openCall
}

// merged is what is known of all calls of a function that are taken together.
type merged struct {
	args          []*node // joined
	captured, out *node
	skip          labels // what is reported elsewhere, for each of them
	more          labels
	touched       objSet // the memory that the last application looked at
	mem           memory // what it left
	grown         growth // how far what is seen at any time had grown by then
	done          bool   // it left all that as it was: to repeat it changes nothing
	active, again bool   // it is being applied; called meanwhile with more
}

// merge reports whether a call of fn by s is one of the merged.
func (s *callSite) merge(fn string) bool {
	same, all := s.nested(fn)
	return s.outer != nil && (same > 0 || all >= maxApart)
}

// enterMerged is a call of a function that stands for all of its kind: it is given
// what any of them is, and applied only where that, or memory it looks at, has
// changed since.
func (a *function) enterMerged(s *callSite, ref *fnRef, captured *node) *node {
	key := mergedKey{
		instr: s.instr, fn: a.u.name(ref), enters: s.enters, async: s.async, running: s.running, serve: s.serve,
		muted: s.muting(), byCell: s.byCell, wired: s.wiredFrom(),
	}
	m := a.merged[key]
	if m == nil {
		m = &merged{skip: s.skipped()}
		a.merged[key] = m
	}
	grown := m.give(a.u, s, captured)
	switch {
	case m.active:
		m.again = m.again || grown
		return m.out
	case grown || !m.done || !a.unchanged(m):
		a.applyMerged(m, s, ref)
	}
	a.touched.add(m.touched)
	return m.out
}

// growth counts what has been added to memory that goroutines share, and to cells.
type growth struct{ shared, cells int }

func (a *function) growth() growth { return growth{a.sharings, a.p.clock} }

// maxAgain bounds the rounds of a merged call, and of one in a callee's loop, each of
// which sees what the last one left. Past it the call is one that is not followed.
var maxAgain = 20 // tests lower it

func (a *function) applyMerged(m *merged, s *callSite, ref *fnRef) {
	around := a.touched
	m.active = true
	a.merging++
	in := *s
	for range maxAgain {
		before, grown := a.mem, a.growth()
		a.touched, m.again = objSet{}, false
		in.args, in.vals, in.more = m.args, nil, m.more
		in.sub = a.within(0, "all calls of "+ref.sym, 0)
		in.skip, in.throughCell = m.skip, true
		m.again = a.u.gain(&m.out, a.enterApart(&in, ref, m.captured)) || m.again
		m.mem, m.grown = a.mem, a.growth()
		m.touched.add(a.touched)
		if m.done = !m.again && grown == m.grown && a.sameMemory(m.touched, before, a.mem); m.done {
			break
		}
	}
	if !m.done {
		a.p.count("again")
		a.u.gain(&m.out, a.notFollowed(&in, Hop{a.p.refName(ref), a.p.position(s.pos)}))
	}
	a.merging--
	m.active = false
	a.touched = around
}

// give adds what one more call is given, and reports whether that is more.
func (m *merged) give(u *universe, s *callSite, captured *node) bool {
	grown := false
	add := func(to **node, n *node) {
		grown = u.gain(to, n) || grown
	}
	if skip := s.skipped(); len(m.skip) > 0 {
		both := slices.DeleteFunc(slices.Clone(m.skip), func(l label) bool { return !slices.Contains(skip, l) })
		grown, m.skip = len(both) < len(m.skip), both
	}
	for len(m.args) < len(s.args) {
		m.args = append(m.args, nil)
	}
	for i, n := range s.args {
		add(&m.args[i], n)
	}
	add(&m.captured, captured)
	more := union(m.more, s.more)
	grown = grown || !sameLabels(more, m.more)
	m.more = more
	return grown
}

// gain joins n to a tree that is kept within bounds, and reports whether that grew.
func (u *universe) gain(to **node, n *node) bool {
	all := u.join(*to, n)
	if all == *to {
		return false
	}
	all = u.limit(all)
	if u.sameTree(all, *to) {
		return false
	}
	*to = all
	return true
}

// unchanged reports whether the memory that a merged call looks at is as it left it.
func (a *function) unchanged(m *merged) bool {
	return a.growth() == m.grown && a.sameMemory(m.touched, m.mem, a.mem)
}

func (a *function) sameMemory(ids objSet, x, y memory) bool {
	if x.root == y.root {
		return true
	}
	for i, word := range ids {
		for ; word != 0; word &= word - 1 {
			id := objID(i*64 + lowest(word))
			a.spend(1)
			if p, q := x.get(id), y.get(id); p != q && !a.u.sameTree(p, q) {
				return false
			}
		}
	}
	return true
}

// sameTree reports whether two trees say the same.
func (u *universe) sameTree(a, b *node) bool {
	if a == b {
		return true
	}
	if a == nil || b == nil || a == sharedMark || b == sharedMark {
		return false
	}
	u.spend(1)
	return a.flat == b.flat && sameLabels(a.labels, b.labels) && slices.Equal(a.refs, b.refs) &&
		slices.EqualFunc(a.kids, b.kids, func(x, y kid) bool { return x.e == y.e && u.sameTree(x.n, y.n) })
}

// muting reports whether what is entered is reported where the callee was wired.
func (s *callSite) muting() bool {
	for ; s != nil; s = s.outer {
		if s.mute {
			return true
		}
	}
	return false
}

// skipped is the data of which the same holds.
func (s *callSite) skipped() labels {
	var out labels
	for ; s != nil; s = s.outer {
		if out = union(out, s.skip); s.throughCell {
			break
		}
	}
	return out
}
