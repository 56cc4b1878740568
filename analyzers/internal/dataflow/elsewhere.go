package dataflow

import (
	"strconv"
	"strings"
)

// A function that the caller supplies may change memory that it is not given: what it
// and the code at hand both reach from elsewhere, as the body of a loop and the iterator
// that yields to it reach one captured variable. Where the code at hand has put
// something there itself, it would take that for all that is there after the call.

// atInput begins the symbol for what a postponed call leaves in an input: its root
// and the steps to it follow. Only the caller can tell whether it leaves anything.
const atInput = "@"

// leaveElsewhere lets a postponed call change the inputs that the body has written to
// and that its arguments do not lead to. What is patient data by its type is left out:
// it would be taken for such, whatever had been put there.
func (a *function) leaveElsewhere(root rootID, args []*node) {
	if a.u.policy == nil {
		return
	}
	var given objSet
	for _, n := range args {
		for _, id := range a.reachable(n, nil) {
			given.put(id)
		}
	}
	var to []objID
	a.mem.each(func(id objID, n *node) {
		o := a.objs[id]
		if o.input && n != sharedMark && !given.has(id) && o.mark == 0 && (o.typ == nil || a.u.typeMark(o.typ) == 0) && a.u.join(n, a.symbol(id)) != n {
			to = append(to, id)
		}
	})
	for _, id := range to {
		if text, ok := a.spell(a.objs[id]); ok {
			a.fillExact(ref{obj: id}, label{kind: inLabel, exact: true, root: root, path: a.u.extend(0, a.u.symbol(argOutSym, atInput+text))})
		}
	}
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
	steps := a.u.steps(o.path)
	for _, e := range steps {
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
func (b *application) unspell(text string) []ref {
	parts := strings.Split(text, " ")
	if parts[0] == "" {
		return nil
	}
	info := rootInfo{}
	switch n, err := strconv.Atoi(parts[0][1:]); parts[0][0] {
	case 'p', 'f':
		if err != nil || n < 0 {
			return nil
		}
		if info.n = n; parts[0][0] == 'f' {
			info.kind = freeRoot
		}
	case 'g':
		info.kind, info.sym = globalRoot, parts[0][1:]
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
	case path == 0 && info.kind == globalRoot:
		return []ref{{obj: b.globalObject(info.sym, nil)}}
	case last != derefElem || b.u.bounded(path):
		return nil
	}
	refs, _ := b.targets(b.resolve(b.u.root(info), b.u.paths[path].parent), nil)
	return refs
}

// leftElsewhere is what a call that the callee left to its caller has put into the
// input of that name: nothing where it has not changed it.
func (b *application) leftElsewhere(id int, text string) *node {
	var out *node
	for _, r := range b.unspell(text) {
		if b.mem.get(r.obj) == sharedMark || id < len(b.changes) && b.changes[id].has(r.obj) {
			out = b.u.join(out, b.u.at(b.contents(r.obj), r.path))
		}
	}
	return out
}

// noteChanges notes which memory a call that the callee left to its caller has changed.
func (b *application) noteChanges(id int, before memory) {
	if !b.sum.asksElsewhere(b.u) {
		return
	}
	for len(b.changes) <= id {
		b.changes = append(b.changes, objSet{})
	}
	joinMemory(before, b.mem, func(obj objID, p, q *node) *node {
		if q != nil {
			b.changes[id].put(obj)
		}
		return p
	})
}

// asksElsewhere reports whether the summary speaks of what such calls leave in inputs.
func (s *summary) asksElsewhere(u *universe) bool {
	if s.asks == nil {
		asks := false
		s.eachTree(func(n *node) {
			asks = asks || n.some(func(l label) bool {
				return l.kind == inLabel && u.roots[l.root].kind == retRoot && u.isElsewhere(l.path)
			})
		})
		for _, c := range s.cross {
			asks = asks || u.roots[c.in.root].kind == retRoot && u.isElsewhere(c.in.path)
		}
		s.asks = &asks
	}
	return *s.asks
}

// isElsewhere reports whether a path from a postponed call leads to what it left in an
// input.
func (u *universe) isElsewhere(path pathID) bool {
	for path != 0 && u.paths[path].parent != 0 {
		path = u.paths[path].parent
	}
	e := u.paths[path].last
	return path != 0 && u.kind(e) == argOutSym && strings.HasPrefix(u.text(e), atInput)
}
