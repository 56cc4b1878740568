package dataflow

import (
	"go/types"
	"slices"
)

// Inputs are different memory until something says otherwise: within a function two
// ways to one element of a list, at a call what the caller gives for two inputs.

// alias notes which inputs may be the same memory: what an element of a list points
// to, named by its index in one place and by a variable in another.
func (a *function) alias(id objID) {
	o := a.objs[id]
	whichever := inputKey{root: o.root}
	steps := a.u.steps(o.path)
	for _, e := range steps {
		if a.u.isElement(e) {
			e = anyElem
		}
		whichever.path = a.u.extend(whichever.path, e)
	}
	if !slices.ContainsFunc(steps, a.u.isElement) {
		return
	}
	for _, other := range a.indexed[whichever] {
		same := slices.EqualFunc(steps, a.u.steps(a.objs[other].path), func(d, e elem) bool {
			return d == e || a.u.isElement(d) && a.u.isElement(e) && (d == anyElem || e == anyElem)
		})
		if same {
			a.aliases[id] = append(a.aliases[id], other)
			a.aliases[other] = append(a.aliases[other], id)
		}
	}
	a.indexed[whichever] = append(a.indexed[whichever], id)
}

// untouched is what an input object holds where nothing was written to it as such:
// what it did at first, and what was written to memory that may be the same.
func (a *function) untouched(id objID, m memory) *node {
	n := a.initial(id)
	for _, other := range a.aliases[id] {
		a.touched.put(other)
		switch w := m.get(other); w {
		case nil:
		case sharedMark:
			n = a.u.join(n, a.shared[other])
		default:
			n = a.u.join(n, w)
		}
	}
	return n
}

// overwrite notes what an input object was given at path and is about to lose: by
// another name of the same memory it may have been read before.
func (a *function) overwrite(id objID, path pathID) {
	if a.mem.get(id) == nil {
		return
	}
	old, init := a.u.at(a.contents(id), path), a.u.at(a.initial(id), path)
	if old == nil || a.u.join(init, old) == init {
		return
	}
	a.noteWas(ref{obj: id, path: path}, old)
}

func (a *function) noteWas(r ref, old *node) {
	if old != nil && a.objs[r.obj].input {
		a.was[r.obj] = a.u.join(a.was[r.obj], a.u.put(nil, a.u.steps(r.path), old, false))
	}
}

// inputWrite is a write of the callee to an input, at the caller's memory.
type inputWrite struct {
	from    inputKey // the input, as the callee has it
	at      ref
	content []*node // as the callee has it, and what it was in between
}

// bindWrites finds out where the callee writes.
func (b *application) bindWrites() {
	for _, w := range b.sum.writes {
		o := b.sum.objs[w.obj]
		b.writtenBy(o)
		for _, r := range b.objs[w.obj] {
			if b.written == nil {
				b.written = map[objID][]inputWrite{}
			}
			b.written[r.obj] = append(b.written[r.obj], inputWrite{inputKey{o.root, o.path}, r, []*node{w.content, w.was}})
		}
	}
}

// targetsWritten is the memory that an address means, where the callee writes any.
func (b *application) targetsWritten(n *node, t types.Type) []ref {
	if len(b.written) == 0 || n == nil {
		return nil
	}
	refs, _ := b.targets(n, t)
	return refs
}

// aliased is what an input holds, which lies at refs, with what the callee writes there
// by way of another parameter or variable, whichever comes first. Of one of them it has
// kept the order. What is written may have been read here: until it is known the memo
// has what was there before.
func (b *application) aliased(key inputKey, refs []ref, out *node, t types.Type) *node {
	if len(refs) == 0 || b.u.roots[key.root].kind == retRoot {
		return out
	}
	b.memo[key] = typedNode{out, t}
	return b.u.join(out, b.writtenAt(key, refs))
}

// writtenAt is what the callee writes at refs by way of inputs beside key.
func (b *application) writtenAt(key inputKey, refs []ref) (out *node) {
	for _, r := range refs {
		for _, w := range b.written[r.obj] {
			if !b.u.beside(w.from, key) {
				continue
			}
			for _, n := range w.content {
				out = b.u.join(out, b.seenAt(r.path, w.at.path, b.subst(n)))
			}
		}
	}
	return out
}

// seenAt is what memory at path holds of a content that is written at a path into the
// same object.
func (b *application) seenAt(path, at pathID, content *node) *node {
	switch {
	case content == nil:
		return nil
	case b.u.under(at, path):
		return b.u.put(nil, b.u.steps(at)[b.u.paths[path].depth:], content, false)
	case b.u.under(path, at):
		for _, e := range b.u.steps(path)[b.u.paths[at].depth:] {
			content = b.u.kid(content, e)
		}
		return content
	}
	return nil
}

// writtenBehind is what the callee writes to the memory that an input, which holds n
// and is handed on as a whole, points to, by way of another input.
func (b *application) writtenBehind(key inputKey, n *node) *node {
	if len(b.written) == 0 {
		return nil
	}
	return b.writtenAt(key, b.pointees(n, nil))
}

// pointees adds the memory that the pointers in n lead to.
func (a *function) pointees(n *node, refs []ref) []ref {
	if n == nil {
		return refs
	}
	refs = append(refs, n.refs...)
	for _, l := range n.labels {
		if l.kind != inLabel || !l.exact {
			continue
		}
		for _, id := range a.met(l) {
			refs = append(refs, ref{obj: id})
		}
	}
	for _, k := range n.kids {
		refs = a.pointees(k.n, refs)
	}
	return refs
}

// beside reports whether neither of two inputs leads to the other, by its name.
func (u *universe) beside(x, y inputKey) bool {
	return x.root != y.root || !u.under(x.path, y.path) && !u.under(y.path, x.path)
}

// wroteBeside reports whether memory beside the input has been written to.
func (a *function) wroteBeside(key inputKey) (wrote bool) {
	a.mem.each(func(id objID, _ *node) {
		o := &a.objs[id]
		wrote = wrote || o.input && a.u.beside(inputKey{o.root, o.path}, key) && a.u.roots[o.root].kind != retRoot
	})
	return wrote
}
