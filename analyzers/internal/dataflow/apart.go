package dataflow

import "go/types"

// A struct of which a field is overwritten is no longer what it came as: a record whose
// names have been blanked is what is left in its other fields. So before a field is
// overwritten, what is said of the struct as a whole is said of each field instead.

// maxFieldsApart bounds the fields of a struct of which that is done.
const maxFieldsApart = 40

// takeApart does it for the structs that hold patient data by their types, on the way from
// an object of type t, whose content is n, to what lies at steps.
func (a *function) takeApart(n *node, t types.Type, steps []elem) *node {
	if len(steps) == 0 || n == nil || n.flat || t == nil {
		return n
	}
	s, ok := t.Underlying().(*types.Struct)
	if !ok || s.NumFields() > maxFieldsApart || a.u.typeMark(t) == 0 {
		return n
	}
	out := n
	if len(n.labels) > 0 {
		out = &node{refs: n.refs, kids: n.kids}
		for i := range s.NumFields() {
			a.spend(1)
			out = out.with(elem(i), a.u.kid(n, elem(i)))
		}
	}
	e := steps[0]
	return out.with(e, a.takeApart(a.u.kid(out, e), stepType(t, e, a.u), steps[1:]))
}
