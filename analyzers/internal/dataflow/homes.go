package dataflow

import (
	"go/types"
	"slices"
)

// home is a cell that memory was put into by reference: what other functions add to it
// there, they add to this memory.
type home struct {
	cell string
	rest pathID // from the cell to the reference
}

// settle notes that the memory that v refers to is in the cell of the place that v is
// stored at. A constructor makes a channel, starts what reads it, and returns what
// methods send through.
func (a *function) settle(id objID, path pathID, v *node) {
	if a.u.policy == nil || v == nil {
		return
	}
	for _, k := range v.kids {
		if k.e >= 0 && a.u.kind(k.e) == 0 { // of a struct that is stored as a whole
			a.settle(id, a.u.extend(path, k.e), k.n)
		}
	}
	if len(v.refs) == 0 {
		return
	}
	h, ok := a.homeOf(id, path)
	if !ok {
		return
	}
	for _, r := range v.refs {
		if o := &a.objs[r.obj]; r.path != 0 || o.input || !collects(o.typ) {
			continue
		}
		a.housed[r.obj] = true
		if slices.Contains(a.homes[r.obj], h) {
			continue
		}
		a.homes[r.obj] = append(a.homes[r.obj], h)
		a.changed = true
	}
}

// collects reports whether values are put into memory of the type one by one: a
// channel's, or a map's.
func collects(t types.Type) bool {
	if t == nil {
		return false
	}
	switch t.Underlying().(type) {
	case *types.Chan, *types.Map:
		return true
	}
	return false
}

// homeOf is the cell that a place lies in.
func (a *function) homeOf(id objID, path pathID) (home, bool) {
	o := a.objs[id]
	t, full := o.typ, path
	if o.input {
		t, full = a.rootType(o.root), a.fullPath(o, path)
		if r := a.u.roots[o.root]; r.kind == globalRoot {
			return home{"g:" + r.sym, full}, true
		}
	}
	cell, rest, ok := a.p.cellOn(t, a.u.steps(full))
	return home{cell, rest}, ok
}

// putIn is what other functions are known to put into memory that goroutines use.
func (a *function) putIn(id objID) *node {
	var out *node
	for _, h := range a.homes[id] {
		held := a.u.kid(a.u.at(a.cell(h.cell), h.rest), derefElem)
		known := a.inHome[h]
		if held != known.held {
			known = homeData{held, dataOf(a.u, held)}
			a.inHome[h] = known
		}
		out = a.u.join(out, known.data)
	}
	return out
}

// homeData is the data in what a cell held when it was last asked.
type homeData struct{ held, data *node }
