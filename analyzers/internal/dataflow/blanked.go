package dataflow

import "go/types"

// A struct of which all fields with patient data were overwritten is no longer what it
// came as: a record whose names have been blanked is what is left in its other fields. So
// what is said of the whole is then said of each of these.

// maxFieldsApart bounds the fields of a struct of which that is done.
var maxFieldsApart = 60 // a variable for tests

// settleFields does it for the structs that hold patient data by their types, on the way
// from an object of type t, whose content is n, to what was overwritten at steps.
func (a *function) settleFields(n *node, t types.Type, steps []elem) *node {
	if len(steps) == 0 || n == nil || n.flat || t == nil {
		return n
	}
	s, ok := t.Underlying().(*types.Struct)
	if !ok || s.NumFields() > maxFieldsApart || a.u.typeMark(t) == 0 {
		return n
	}
	e := steps[0]
	k, explicit := n.explicit(e)
	if !explicit {
		return n
	}
	if now := a.settleFields(k, stepType(t, e, a.u), steps[1:]); now != k {
		n = n.with(e, now)
	}
	if len(n.labels) == 0 {
		return n
	}
	out := &node{refs: n.refs, kids: n.kids}
	for i := range s.NumFields() {
		a.spend(1)
		if _, explicit := n.explicit(elem(i)); explicit {
			continue
		}
		k := a.u.kid(n, elem(i))
		if k.some(func(l label) bool { return l.kind == srcLabel || l.mark != 0 }) {
			return n
		}
		out = out.with(elem(i), k)
	}
	return out
}
