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

// inputWrite is a write of the callee to an input, at the caller's memory.
type inputWrite struct {
	root    rootID
	at      ref
	content *node // as the callee has it
}

// bindWrites finds out where the callee writes.
func (b *application) bindWrites() {
	for _, w := range b.sum.writes {
		o := b.sum.objs[w.obj]
		for _, r := range b.objs[w.obj] {
			if b.written == nil {
				b.written = map[objID][]inputWrite{}
			}
			b.written[r.obj] = append(b.written[r.obj], inputWrite{o.root, r, w.content})
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
	for _, r := range refs {
		for _, w := range b.written[r.obj] {
			if w.root == key.root {
				continue
			}
			switch content := b.subst(w.content); {
			case b.u.under(w.at.path, r.path):
				rest := b.u.steps(w.at.path)[b.u.paths[r.path].depth:]
				out = b.u.join(out, b.u.put(nil, rest, content, false))
			case b.u.under(r.path, w.at.path):
				for _, e := range b.u.steps(r.path)[b.u.paths[w.at.path].depth:] {
					content = b.u.kid(content, e)
				}
				out = b.u.join(out, content)
			}
		}
	}
	return out
}
