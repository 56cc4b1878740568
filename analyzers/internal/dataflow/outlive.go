package dataflow

import (
	"go/types"
	"slices"
)

// A goroutine that runs on when the function that started it has returned finds what
// callers put later into memory that the function made and handed out: a worker's
// queue, made and read by its constructor. And who sends a worker a channel to answer
// on receives what a goroutine that others started puts there. To both the contents of
// such memory are an input, which callers look up in what they have made of it by the
// end.

// handedOut tells how memory that was made here leaves the function.
type handedOut uint8

const (
	byResult handedOut = 1 + iota
	byInput            // by memory that others have already
)

// noteOutlived finds the memory that was made here, is used by goroutines, and is handed
// out.
func (a *function) noteOutlived() {
	if len(a.shared) == 0 {
		return
	}
	a.mem = a.exit
	note := func(n *node, how handedOut) {
		for _, id := range a.reachable(n, func(objID) bool { return false }) {
			if !a.objs[id].input && a.outlived[id] < how && a.mem.get(id) == sharedMark {
				a.outlived[id], a.changed = how, true
			}
		}
	}
	note(a.result, byResult)
	a.exit.each(func(id objID, _ *node) {
		if a.objs[id].input {
			note(a.contents(id), byInput)
		}
	})
}

// putLater is the contents n of shared memory, with what others put there by the time that
// they are looked at: callers into inputs as well.
func (a *function) putLater(id objID, n *node) *node {
	if a.late > 0 && a.objs[id].input {
		return a.u.join(n, a.initial(id))
	}
	if a.outlived[id] != byInput && (a.late == 0 || a.outlived[id] == 0) {
		return n
	}
	return a.replaceable(n, a.objs[id].typ, label{kind: inLabel, exact: true, root: a.u.root(rootInfo{kind: madeRoot, n: int(id)})})
}

// replaceable joins the contents of memory of a type with what l stands for: but for
// functions, interface values and pointers that are there, which callers seldom replace.
// All that such a value does, or leads to, would be unknown. Who puts another function
// into a field is found by the field's cell.
func (a *function) replaceable(n *node, t types.Type, l label) *node {
	sym := labelled(labels{l})
	if a.coarse() {
		return a.u.join(n, sym) // memory of a type is one
	}
	switch t := typeOrNil(t).Underlying().(type) {
	case *types.Signature, *types.Interface:
		if callables(a.u, n) != nil {
			return n
		}
	case *types.Pointer, *types.Chan, *types.Map:
		if n != nil && (len(n.refs) > 0 || len(n.labels) > 0) {
			return n
		}
	case *types.Struct:
		if n == nil || n.flat {
			break
		}
		out := &node{labels: n.labels.add(l), refs: n.refs}
		for _, k := range n.kids {
			if k.e >= 0 && int(k.e) < t.NumFields() {
				field := l
				field.path = a.u.extend(l.path, k.e)
				k.n = a.replaceable(k.n, t.Field(int(k.e)).Type(), field)
			}
			out.kids = append(out.kids, k)
		}
		return out
	}
	return a.u.join(n, sym)
}

// putSince is what the caller has at an input of the callee, without what the callee
// itself left there, in memory that it made: that it has told.
func (b *application) putSince(in label, n *node) *node {
	r := b.u.roots[in.root]
	if r.kind != madeRoot || r.n >= len(b.sum.objs) {
		return n
	}
	own := b.sum.objs[r.n].content // at in.path, by way of what the callee made besides
	for _, e := range b.u.steps(in.path) {
		if own = b.u.kid(own, e); e == derefElem && own != nil {
			for _, r := range own.refs {
				own = b.u.join(own, b.u.at(b.sum.objs[r.obj].content, r.path))
			}
		}
	}
	return b.u.less(n, b.subst(own))
}

// less is n without the labels and references that old has in the same places.
func (u *universe) less(n, old *node) *node {
	if n == nil || old == nil {
		return n
	}
	out := &node{flat: n.flat, labels: n.labels.apply(func(l label) (label, bool) { return l, !slices.Contains(old.labels, l) })}
	for _, r := range n.refs {
		if !slices.Contains(old.refs, r) {
			out.refs = append(out.refs, r)
		}
	}
	for _, k := range n.kids {
		out.kids = append(out.kids, kid{k.e, u.less(k.n, u.kid(old, k.e))})
	}
	return out
}

// putOff has what is done from now on, until end is called, seen as done when the function
// has returned, if it is late.
func (a *function) putOff(late bool) (end func()) {
	if !late {
		return func() {}
	}
	a.late++
	return func() { a.late-- }
}

// root is an input as callers know it: memory that was made is numbered as in the summary.
func (b *summarizer) root(root rootID) rootID {
	if r := b.u.roots[root]; r.kind == madeRoot {
		return b.u.root(rootInfo{kind: madeRoot, n: b.object(objID(r.n))})
	}
	return root
}
