package dataflow

import (
	"strconv"
	"strings"
)

// A function value that the caller supplies may change memory that it is not given: what
// it and the code at hand both reach from elsewhere, as the body of a loop and the
// iterator that yields to it reach one captured variable. Where the code at hand has put
// something there itself, it would take that for all that is there after the call.
//
// A root of its own stands for what such a call leaves in an input, which its name
// spells: a parameter (p0), captured variable (f0) or package-level variable (g and its
// name), and the steps from there on. Only the caller can tell whether anything is left.
// Of methods of interfaces nothing of the kind is known.

// maxElsewhere bounds the calls that are told apart in what they leave in one input; of
// those past it, the name of which begins with a star, any may have left it.
const maxElsewhere = 8

// leaveElsewhere lets postponed call id change the inputs that the body has written to
// and that its arguments do not lead to. What is patient data by its type is left out:
// it would be taken for such, whatever had been put there.
func (a *function) leaveElsewhere(id int, args []*node) {
	if a.u.policy == nil {
		return
	}
	var given objSet
	for _, n := range args {
		for _, obj := range a.reachable(n, nil) {
			given.put(obj)
		}
	}
	var to []objID
	a.mem.each(func(obj objID, n *node) {
		a.spend(1)
		o := a.objs[obj]
		if o.input && n != sharedMark && !given.has(obj) && !a.datum(o) && a.u.join(n, a.symbol(obj)) != n {
			to = append(to, obj)
		}
	})
	for _, obj := range to {
		if l, ok := a.left(id, obj); ok {
			a.fillExact(ref{obj: obj}, l)
		}
	}
}

// datum reports whether an object is patient data by its type, and does not only hold
// some.
func (a *function) datum(o object) bool {
	m := o.mark
	if m == 0 && o.typ != nil {
		m = a.u.typeMark(o.typ)
	}
	return m != 0 && !a.u.marks[m].container
}

// left is a label for what postponed call id leaves in an input; ok is false for one
// that has no name.
func (a *function) left(id int, obj objID) (l label, ok bool) {
	name, ok := a.spell(a.objs[obj])
	if !ok {
		return l, false
	}
	calls := a.leaves[obj]
	for i, c := range calls {
		switch {
		case c == id && i < maxElsewhere-1:
			return a.leftLabel(id, name), true
		case i == maxElsewhere-1:
			return a.leftLabel(c, "*"+name), true
		}
	}
	if a.leaves[obj] = append(calls, id); len(calls) == maxElsewhere-1 {
		name = "*" + name
	}
	return a.leftLabel(id, name), true
}

func (a *function) leftLabel(id int, name string) label {
	return label{kind: inLabel, exact: true, root: a.u.root(rootInfo{kind: retRoot, n: id, sym: name})}
}

// spell names an input so that it means the same in every package; ok is false for
// those that only this function knows, and for what lies too deep.
func (a *function) spell(o object) (text string, ok bool) {
	switch r := a.u.roots[o.root]; r.kind {
	case paramRoot:
		text = "p" + strconv.Itoa(r.n)
	case freeRoot:
		text = "f" + strconv.Itoa(r.n)
	case globalRoot:
		text = "g" + r.sym
	default:
		return "", false
	}
	for _, e := range a.u.steps(o.path) {
		if a.u.kind(e) == keySym {
			e = anyElem
		} else if a.u.kind(e) != 0 {
			return "", false
		}
		text += " " + strconv.Itoa(int(e))
	}
	return text, !a.u.bounded(o.path)
}

// unspell is the caller's memory that a name of an input means.
func (b *application) unspell(name string) []ref {
	parts := strings.Split(name, " ")
	root, ok := unspellRoot(parts[0])
	if !ok {
		return nil
	}
	path, last := pathID(0), elem(0)
	for _, s := range parts[1:] {
		n, err := strconv.Atoi(s)
		if err != nil || n < int(derefElem) || n >= int(firstSymbol) {
			return nil
		}
		last = elem(n)
		path = b.u.extend(path, last)
	}
	switch {
	case path == 0 && root.kind == globalRoot:
		return []ref{{obj: b.globalObject(root.sym, nil)}}
	case last != derefElem:
		return nil
	}
	refs, _ := b.targets(b.resolve(b.u.root(root), b.u.paths[path].parent), nil)
	return refs
}

func unspellRoot(text string) (r rootInfo, ok bool) {
	if text == "" {
		return r, false
	}
	n, err := strconv.Atoi(text[1:])
	number := err == nil && n >= 0 && n < int(firstSymbol)
	switch text[0] {
	case 'p':
		return rootInfo{kind: paramRoot, n: n}, number
	case 'f':
		return rootInfo{kind: freeRoot, n: n}, number
	case 'g':
		return rootInfo{kind: globalRoot, sym: text[1:]}, true
	}
	return r, false
}

// leftElsewhere is what calls that the callee left to its caller have put into an input:
// nothing where they have not changed it, and what only the next caller knows of those
// that are left to it.
func (b *application) leftElsewhere(r rootInfo) *node {
	name, later := strings.CutPrefix(r.sym, "*")
	var out *node
	for _, to := range b.unspell(name) {
		if b.mem.get(to.obj) == sharedMark || b.hasChanged(r.n, later, to.obj) {
			out = b.u.join(out, b.u.at(b.contents(to.obj), to.path))
		}
		for id := r.n; id < len(b.again) && (id == r.n || later); id++ {
			if l, ok := b.leftAgain(b.again[id]-1, to.obj); ok {
				out = b.u.join(out, b.u.at(labelled(labels{l}), to.path))
			}
		}
	}
	return out
}

func (b *application) leftAgain(id int, obj objID) (label, bool) {
	if id < 0 || !b.objects()[obj].input {
		return label{}, false
	}
	return b.left(id, obj)
}

// hasChanged reports whether call id, or any from it on, has changed the object.
func (b *application) hasChanged(id int, later bool, obj objID) bool {
	for ; id < len(b.changes); id++ {
		if b.changes[id].has(obj) {
			return true
		}
		if !later {
			break
		}
	}
	return false
}

// noteChanges notes which memory a call that the callee left to its caller has changed.
func (b *application) noteChanges(id int, before memory) {
	if !b.sum.asksElsewhere(b.u) {
		return
	}
	for len(b.changes) <= id {
		b.changes = append(b.changes, objSet{})
	}
	changedIn(before, b.mem).each(func(obj objID, _ *node) { b.changes[id].put(obj) })
}

// asksElsewhere reports whether the summary speaks of what such calls leave in inputs.
func (s *summary) asksElsewhere(u *universe) bool {
	if s.asks == nil {
		left := func(l label) bool {
			r := u.roots[l.root]
			return l.kind == inLabel && r.kind == retRoot && r.sym != ""
		}
		asks := false
		s.eachTree(func(n *node) { asks = asks || n.some(left) })
		for _, c := range s.cross {
			asks = asks || left(c.in)
		}
		s.asks = &asks
	}
	return *s.asks
}
