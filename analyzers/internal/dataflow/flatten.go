package dataflow

import (
	"go/types"
	"slices"
)

// maxCellDepth bounds the pointers followed from what is stored in a cell; what
// lies below is taken as one.
const maxCellDepth = 4

// flattened is v, a value of type t if that is known, without this function's own
// objects and inputs: what is concrete in it, pointers followed. nil when nothing is.
// It is to be put into the input memory into, the zero key for none.
func (a *function) flattened(v *node, t types.Type, data bool, into inputKey) *node {
	f := flattener{function: a, data: data && a.u.marked(), into: into.root, at: a.u.steps(into.path)}
	n := f.flatten(v, t, f.data, 0)
	if f.nodes > a.u.grain.flat {
		a.p.count("flat")
	}
	if f.nodes > a.u.grain.flat && f.data {
		n = a.u.join(n, labelled(a.reach(v).apply(a.cellLabel)))
	}
	return n
}

// folded is what a cell holds in memory of type t, with what lies in more memory of the
// type: below inputs that is the same memory.
func (a *function) folded(n *node, t types.Type) *node {
	f := flattener{function: a, data: true}
	out := f.follow(n, ref{obj: -1}, t, true, 0)
	if f.nodes > a.u.grain.flat {
		return n
	}
	return out
}

// flattener makes one tree of a value and the memory that it leads to.
type flattener struct {
	*function
	data  bool   // not only what can be called
	into  rootID // the variable that the value is put into, if it is one
	at    []elem // where in it what is looked at comes to lie
	nodes int
	above []*passed // what has been followed on the way
}

// passed is memory of a named type on the way, with more of the type from below.
type passed struct {
	typ   types.Type
	depth int
	met   map[ref]bool // and whether with its data
	more  *node
}

func (f *flattener) flatten(v *node, t types.Type, data bool, depth int) *node {
	f.nodes++
	f.spend(1)
	switch {
	case v == nil || f.nodes > f.u.grain.flat:
		return nil
	case depth > maxCellDepth:
		return f.rest(v, data)
	}
	var out *node
	if data {
		out = labelled(v.labels.apply(f.cellLabel))
	}
	behind := data
	if v.flat && len(v.refs) > 0 { // which part of it is a pointer is not known
		out, behind = f.u.join(out, f.rest(v, data)), false
	}
	for _, r := range v.refs {
		f.at = append(f.at, derefElem)
		c := f.follow(f.u.at(f.contents(r.obj), r.path), r, f.typeAt(r), behind, depth+1)
		f.at = f.at[:len(f.at)-1]
		if c != nil {
			out = f.u.join(out, emptyNode.with(derefElem, c))
		}
	}
	for _, k := range v.kids {
		f.at = append(f.at, k.e)
		out = f.kid(out, k, t, data, depth)
		f.at = f.at[:len(f.at)-1]
	}
	return f.u.join(out, f.fromVariables(v.labels, t))
}

// kid adds what lies one step below a value of type t.
func (f *flattener) kid(out *node, k kid, t types.Type, data bool, depth int) *node {
	if !f.p.hasPart(t, k.e) { // of a flat node, once
		c := f.flatten(k.n, nil, data, depth)
		return f.put(f.u.join(out, f.u.plain(c)), k.e, callables(f.u, c))
	}
	c := f.part(k, stepType(t, k.e, f.u), data, depth)
	if out != nil && k.e == derefElem { // which is listed without what the labels say
		c = f.u.join(c, f.u.below(out.labels, k.e))
	}
	return f.put(out, k.e, c)
}

// fromVariables is what can be called of what package-level variables are known to hold,
// and, for a function, of what lies in other places of what is put into: once it is put
// elsewhere, dispatch asks there.
func (f *flattener) fromVariables(ls labels, t types.Type) (out *node) {
	_, function := typeOrNil(t).Underlying().(*types.Signature)
	for _, l := range ls {
		own, variable := l.root == f.into, f.u.roots[l.root].kind == globalRoot
		if l.kind != inLabel || !variable && !(own && function) || f.stays(l) {
			continue
		}
		steps := maxCellDepth
		switch {
		case own && variable:
			steps = 2
		case own:
			steps = 0
		}
		table, wired := f.callees(labelled(labels{l}))
		out = f.u.join(out, f.u.entries(f.u.join(table, wired), steps, own))
	}
	return out
}

// stays reports whether what lies there comes to lie where it is, as far as is known: a
// table to which more is appended.
func (f *flattener) stays(l label) bool {
	if l.root != f.into {
		return false
	}
	return slices.EqualFunc(f.u.steps(l.path), f.at, func(x, y elem) bool {
		return x == y || x == anyElem && f.u.isElement(y)
	})
}

// entries is what can be called of n itself, or of what it lists: tables of tables, up
// to so many steps, and, of what is moved within a variable, structs. What the functions
// have captured, and other structs hold, their own cells tell; here it would grow for ever.
func (u *universe) entries(n *node, steps int, own bool) (out *node) {
	for _, k := range n.children() {
		c := emptyNode
		if kind := u.kind(k.e); kind != boxSym && kind != fnSym {
			if c = nil; steps > 0 && (own || k.e == derefElem || u.isElement(k.e)) {
				c = u.entries(k.n, steps-1, own)
			}
		}
		if c != nil {
			out = u.join(out, emptyNode.with(k.e, c))
		}
	}
	return out
}

// put adds c, if there is anything, at a step below n.
func (f *flattener) put(n *node, e elem, c *node) *node {
	if c == nil {
		return n
	}
	if n == nil {
		n = emptyNode
	}
	old, _ := n.explicit(e)
	return n.with(e, f.u.join(old, c))
}

// part flattens what lies one step below a value; t is its type.
func (f *flattener) part(k kid, t types.Type, data bool, depth int) *node {
	if k.e == derefElem {
		return f.follow(k.n, ref{obj: -1}, t, data, depth)
	}
	kind, above := f.u.kind(k.e), f.above
	if kind == boxSym {
		f.above = nil // who has an interface does not know that it holds more of a type
	}
	c := f.flatten(k.n, t, data, depth)
	f.above = above
	if c == nil && (kind == boxSym || kind == fnSym) {
		return emptyNode
	}
	return c
}

// follow flattens n, the memory of type t that a pointer points to; r is where it is,
// with a negative object when that is not known. Memory of a type that occurs above
// it, a list's next element, is that memory, as it is below inputs.
func (f *flattener) follow(n *node, r ref, t types.Type, data bool, depth int) *node {
	if _, ok := types.Unalias(typeOrNil(t)).(*types.Named); !ok {
		return f.flatten(n, t, data, depth)
	}
	for _, up := range f.above {
		if types.Identical(up.typ, t) {
			if all, met := up.met[r]; r.obj < 0 || !met || data && !all {
				up.met[r] = data
				up.more = f.u.join(up.more, f.flatten(n, t, data, up.depth))
			}
			return nil
		}
	}
	here := &passed{typ: t, depth: depth, met: map[ref]bool{r: data}}
	f.above = append(f.above, here)
	out := f.flatten(n, t, data, depth)
	f.above = f.above[:len(f.above)-1]
	return f.u.join(out, here.more)
}

// rest is flatten for what lies too deep to be told apart: all of it in one.
func (f *flattener) rest(v *node, data bool) *node {
	if !data {
		return nil
	}
	ls := f.reach(v).apply(f.cellLabel)
	if len(ls) == 0 {
		return nil
	}
	return &node{labels: ls, flat: true}
}
