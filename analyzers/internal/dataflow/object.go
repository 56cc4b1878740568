package dataflow

import (
	"fmt"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"
)

type objID int32

// object is a piece of abstract memory: what one allocation site made, or what
// an input points to.
type object struct {
	typ   types.Type // of the contents; nil when not known
	input bool
	root  rootID
	path  pathID
	multi bool // stands for several objects: writes never replace
	past  bool // so it does once the call that made it is over
	flat  bool // of any type: fields are not told apart
	twin  objID
	older bool     // earlier instances of its twin, for an allocation in a loop
	kept  bool     // a reference to it was stored in memory
	links []pathID // steps that lead from it to more of it: a list's next element
	mark  markID
	site  ssa.Instruction // of an allocation
	sub   int             // which of the site's
	from  string          // of memory that a recursive call made: its first origin
}

type allocKey struct {
	site ssa.Instruction
	sub  int
}

type inputKey struct {
	root rootID
	path pathID
}

// maxAging bounds the objects of a function whose allocations in loops are
// told apart by round; elsewhere all rounds are one object.
const maxAging = 400

// maxObjects bounds the objects of one function; the remaining allocation
// sites share one object.
const maxObjects = 4000

// coarse reports whether the body is looked at coarsely.
func (a *function) coarse() bool { return a.u.grain.coarse }

func (a *function) newObject(o object) objID {
	a.objs = append(a.objs, o)
	return objID(len(a.objs) - 1)
}

// alloc returns the object that the site makes, its contents reset. In a loop
// the instances of earlier rounds move to the object's twin, so that a store
// through the new reference may replace while old references keep what they saw.
func (a *function) alloc(site ssa.Instruction, sub int, t types.Type) objID {
	key := allocKey{site, sub}
	if a.coarse() {
		if t == nil {
			return a.blob()
		}
		key = allocKey{nil, a.within(0, "memory of "+a.u.typeName(t), 0)}
		site, sub = nil, key.sub
	}
	id, ok := a.allocs[key]
	if !ok {
		if len(a.objs) > maxObjects {
			a.p.count("objects")
			return a.blob()
		}
		id = a.newObject(object{typ: t, twin: -1, site: site, sub: sub, multi: site == nil || a.merging > 0 || a.loops[site.Block()] && (a.u.policy == nil || len(a.objs) > maxAging)})
		a.allocs[key] = id
	}
	if a.objs[id].multi {
		if a.mem.get(id) == nil {
			a.mem = a.mem.set(id, emptyNode)
		}
		return id
	}
	if a.loops[site.Block()] {
		a.age(id)
	}
	a.mem = a.mem.set(id, emptyNode)
	return id
}

// origin names an allocation in a way that does not depend on how often its
// function was analysed. Recursive calls merge what they make by origin, so
// that a recursive summary does not grow for ever.
func (a *function) origin(o object) string {
	if o.from != "" {
		return o.from
	}
	return symbolOf(a.fn) + "@" + a.place(o.site, o.sub)
}

// place names an effect at an instruction.
func (a *function) place(site ssa.Instruction, sub int) string {
	var b strings.Builder
	if site != nil {
		fmt.Fprintf(&b, "%d.%d", site.Block().Index, slices.Index(site.Block().Instrs, site))
	}
	for sub != 0 && sub <= len(a.subNames) {
		k := a.subNames[sub-1]
		fmt.Fprintf(&b, "/%s#%d", k.name, k.i)
		sub = k.outer
	}
	return b.String()
}

// flatNode is the contents of memory of any type that nothing was stored in.
var flatNode = &node{flat: true}

// blob is the memory of all allocations past a bound.
func (a *function) blob() objID {
	key := allocKey{}
	id, ok := a.allocs[key]
	if !ok {
		id = a.newObject(object{multi: true, flat: true, twin: -1})
		a.allocs[key] = id
	}
	if a.mem.get(id) == nil {
		a.mem = a.mem.set(id, flatNode)
	}
	return id
}

func (a *function) olderOf(id objID) objID {
	if a.objs[id].twin < 0 {
		t := a.newObject(object{typ: a.objs[id].typ, multi: true, older: true, twin: id})
		a.objs[id].twin = t
	}
	return a.objs[id].twin
}

// age moves the current instance of id to its twin.
func (a *function) age(id objID) {
	now := a.mem.get(id)
	if now == nil {
		return
	}
	old := a.olderOf(id)
	if now == sharedMark {
		a.share(old)
		a.writeShared(old, a.shared[id])
		return
	}
	if a.mem.get(old) == sharedMark {
		a.writeShared(old, now)
	} else {
		a.mem = a.mem.set(old, a.u.join(a.mem.get(old), now))
	}
	if !a.objs[id].kept {
		return
	}
	a.spend(len(a.objs))
	a.mem.each(func(o objID, n *node) {
		if m := a.u.renameRefs(n, id, old); m != n {
			a.mem = a.mem.set(o, m)
		}
	})
	for o, n := range a.shared { // seen at any time: what was there stays
		a.shared[o] = a.u.join(n, a.u.renameRefs(n, id, old))
	}
}

func (u *universe) renameRefs(n *node, from, to objID) *node {
	if n == nil || n == sharedMark {
		return n
	}
	u.spend(1)
	out, changed := *n, false
	if i := slices.IndexFunc(n.refs, func(r ref) bool { return r.obj == from }); i >= 0 {
		changed = true
		out.refs = slices.Clone(n.refs)
		for j := range out.refs[i:] {
			if r := &out.refs[i+j]; r.obj == from {
				r.obj = to
			}
		}
		slices.SortFunc(out.refs, compareRefs)
		out.refs = slices.Compact(out.refs)
	}
	for i, k := range n.kids {
		m := u.renameRefs(k.n, from, to)
		if m == k.n {
			continue
		}
		if &out.kids[0] == &n.kids[0] {
			out.kids = slices.Clone(n.kids)
		}
		out.kids[i].n, changed = m, true
	}
	if !changed {
		return n
	}
	return &out
}

// inputObject is the memory at path below an input. Memory of a type that
// already occurs above it (a list's next element) is that memory.
func (a *function) inputObject(root rootID, path pathID, t types.Type, m markID) objID {
	key := inputKey{root, path}
	if id, ok := a.inputs[key]; ok {
		if a.objs[id].typ == nil && !a.objs[id].flat {
			a.objs[id].typ = t
		}
		return id
	}
	if id, ok := a.recursive(key, t); ok {
		a.meet(key, id)
		return id
	}
	if len(a.objs) > maxObjects {
		a.p.count("objects")
		path = 0
	}
	if m == 0 && t != nil {
		m = a.u.typeMark(t)
	}
	id := a.newObject(object{typ: t, input: true, root: root, path: path, twin: -1, mark: m, multi: a.u.bounded(path)})
	a.meet(key, id)
	a.alias(id)
	return id
}

// meet notes which memory an input leads to, for all that lies above it.
func (a *function) meet(key inputKey, id objID) {
	a.inputs[key] = id
	for p := key.path; p != 0; {
		if a.u.kind(a.u.paths[p].last) == argOutSym {
			return // what a call leaves in an argument is no part of its result
		}
		p = a.u.paths[p].parent
		above := inputKey{key.root, p}
		list := a.below[above]
		at, had := slices.BinarySearch(list, id)
		switch {
		case had:
		case at == len(list):
			a.below[above] = append(list, id)
		default: // whoever goes through the list goes on with the old one
			a.below[above] = slices.Insert(slices.Clone(list), at, id)
		}
	}
}

// inputsBelow lists the memory met so far that the input at path leads to.
func (a *function) inputsBelow(root rootID, path pathID) []objID {
	return a.below[inputKey{root, path}]
}

// met is the memory met so far that an input leads to. A pointer in long-lived memory
// that nobody has followed leads to more of a type that lies above it.
func (a *function) met(l label) []objID {
	ids := a.inputsBelow(l.root, l.path)
	if len(ids) > 0 || l.path == 0 || !a.longLived(l.root) {
		return ids
	}
	if p, ok := typeOrNil(a.typeOnPath(l)).Underlying().(*types.Pointer); ok {
		if id, ok := a.recursive(inputKey{l.root, a.u.extend(l.path, derefElem)}, p.Elem()); ok {
			return []objID{id}
		}
	}
	return nil
}

func (a *function) recursive(key inputKey, t types.Type) (objID, bool) {
	if t == nil {
		return 0, false
	}
	if _, ok := types.Unalias(t).(*types.Named); !ok {
		return 0, false
	}
	for p := key.path; p != 0; {
		p = a.u.paths[p].parent
		if id, ok := a.inputs[inputKey{key.root, p}]; ok && a.objs[id].typ != nil && types.Identical(a.objs[id].typ, t) {
			a.objs[id].multi = true
			a.link(id, p, key.path)
			return id, true
		}
	}
	return 0, false
}

// link notes on the object at path from that the path to leads to more of it. A path
// at its bound has lost the step through the pointer.
func (a *function) link(id objID, from, to pathID) {
	rel := pathID(0)
	for _, e := range a.u.steps(to)[a.u.paths[from].depth:] {
		rel = a.u.extend(rel, e)
	}
	if a.u.paths[rel].last != derefElem {
		rel = a.u.extend(rel, derefElem)
	}
	if !slices.Contains(a.objs[id].links, rel) {
		a.objs[id].links = append(a.objs[id].links, rel)
		a.changed = true
	}
}

// initial is what an input object holds when the function starts: what the
// caller knows to be there, and what any code may have put there.
func (a *function) initial(id objID) *node {
	o := a.objs[id]
	now := given{at: a.p.clock, typ: o.typ}
	was := a.initials[id]
	if was.n != nil && was.at == now.at && was.typ == now.typ {
		return was.n
	}
	held := a.p.readCell(a, o)
	if a.longLived(o.root) && a.u.roots[o.root].kind != globalRoot {
		held = a.known(o.root, o.path) // a field's cell says what lies behind it, at any level
	}
	now.n = a.u.join(a.symbol(id), held)
	a.initials[id] = now
	return now.n
}

// given is what an input object held at a time of the clock, taken for a type.
type given struct {
	at  int
	typ types.Type
	n   *node
}

// symbol stands for what the caller has in an input object.
func (a *function) symbol(id objID) *node {
	o := a.objs[id]
	return labelled(labels{{kind: inLabel, exact: true, root: o.root, path: o.path, mark: o.mark}})
}

// contents is what the object holds now.
func (a *function) contents(id objID) *node {
	a.touched.put(id)
	n := a.mem.get(id)
	switch {
	case n == sharedMark:
		return a.putLater(id, a.u.join(a.shared[id], a.putIn(id)))
	case n == nil && a.madeLater(id):
		return a.shared[id]
	case n == nil && a.objs[id].input:
		return a.untouched(id, a.mem)
	case a.objs[id].older:
		return a.u.join(n, a.contents(a.objs[id].twin))
	}
	return n
}

// madeLater reports whether memory is made after what is at hand, and handed to a
// goroutine by then.
func (a *function) madeLater(id objID) bool { return !a.objs[id].input && a.shared[id] != nil }

// sharedMark stands in memory for contents that another goroutine may change
// at any time; those are kept, flow-insensitively, in function.shared.
var sharedMark = &node{}

// share makes the object's contents flow-insensitive from here on.
func (a *function) share(id objID) {
	if a.mem.get(id) == sharedMark {
		return
	}
	n := a.contents(id)
	a.mem = a.mem.set(id, sharedMark)
	a.writeShared(id, n)
	for _, other := range a.aliases[id] {
		if a.mem.get(other) != nil {
			a.share(other)
		}
	}
}

func (a *function) writeShared(id objID, n *node) {
	old, ok := a.shared[id]
	if !ok {
		old = emptyNode
	}
	if now := a.u.join(old, n); now != old || !ok {
		a.shared[id] = now
		a.sharings++
		a.changed = true
	}
}

// resumed is where the goroutine at hand goes on after it may have waited for others,
// which may have written to inputs that it had overwritten.
func (a *function) resumed() {
	a.mem.each(func(id objID, n *node) {
		if o := &a.objs[id]; o.input && n != sharedMark && a.u.roots[o.root].kind != retRoot {
			a.mem = a.mem.set(id, a.u.join(n, a.initial(id)))
		}
	})
}

// shareAll shares all memory that can be reached from n. What shared memory
// leads to is shared already: it was when it was put there.
func (a *function) shareAll(n *node) {
	for _, id := range a.reachable(n, func(id objID) bool { return a.mem.get(id) == sharedMark }) {
		a.share(id)
	}
}

// reachable lists the objects that n points to, directly or not, without those
// that stop rejects and what only they lead to.
func (a *function) reachable(n *node, stop func(objID) bool) []objID {
	var out []objID
	seen := map[objID]bool{}
	been := map[*node]bool{}
	var visit func(n *node)
	add := func(id objID) {
		if !seen[id] && (stop == nil || !stop(id)) {
			seen[id] = true
			out = append(out, id)
			visit(a.contents(id))
		}
	}
	visit = func(n *node) {
		if n == nil || been[n] {
			return
		}
		if len(n.kids) > 0 {
			been[n] = true
		}
		a.spend(1 + len(n.refs)/4)
		for _, r := range n.refs {
			add(r.obj)
		}
		for _, l := range n.labels {
			if l.kind == inLabel && l.exact {
				if id, ok := a.inputs[inputKey{l.root, a.u.extend(l.path, derefElem)}]; ok {
					add(id)
				}
			}
		}
		for _, k := range n.kids {
			visit(k.n)
		}
	}
	visit(n)
	return out
}

// joinState joins what two paths left in memory.
func (a *function) joinState(x, y memory) memory {
	out, _ := a.joinStates(x, y)
	return out
}

// joinStates also reports whether memory that the first state has, or an input, holds
// more in the second.
func (a *function) joinStates(x, y memory) (out memory, more bool) {
	out = joinMemory(x, y, func(id objID, p, q *node) *node {
		a.spend(1)
		if p == sharedMark || q == sharedMark {
			for _, n := range []*node{p, q} {
				if n != sharedMark && n != nil {
					a.writeShared(id, n)
				}
			}
			more = more || p != sharedMark
			return sharedMark
		}
		if a.objs[id].input {
			if p == nil {
				p = a.untouched(id, x)
			}
			if q == nil {
				q = a.untouched(id, y)
			}
		}
		n := a.u.join(p, q)
		more = more || p != nil && n != p
		return n
	})
	return out, more
}

// reach collects everything that can be reached from n: what a body that is
// not seen could do with it.
func (a *function) reach(n *node) labels { return a.reachIn(n, true) }

// reachGiven is reach without what functions have captured, which is for them
// to hand out.
func (a *function) reachGiven(n *node) labels { return a.reachIn(n, false) }

func (a *function) reachIn(n *node, captured bool) labels {
	var out labels
	seen := map[ref]bool{}   // interior pointers can lead back to where they are
	been := map[*node]bool{} // trees share parts
	aside := false           // what is reached now is seen through a label that says more of it
	var visit func(n *node)
	visit = func(n *node) {
		if n == nil || been[n] {
			return
		}
		if (len(n.kids) > 0 || len(n.refs) > 0) && !aside {
			been[n] = true
		}
		a.spend(1)
		ls := n.labels
		if !captured {
			ls = ls.apply(func(l label) (label, bool) { return l, !a.isFunction(l) })
		}
		out = union(out, ls.derived())
		for _, l := range ls {
			if l.kind != inLabel || !l.exact {
				continue
			}
			around, before := aside, out
			if l.says() {
				aside, out = true, nil
			}
			for _, id := range a.met(l) {
				if key := (ref{obj: id, shifted: aside}); !seen[key] {
					seen[key] = true
					visit(a.contents(id))
				}
			}
			if l.says() {
				aside, out = around, union(before, out.apply(func(m label) (label, bool) { return overlay(l, m) }))
			}
		}
		for _, r := range n.refs {
			r.shifted = aside
			if seen[r] || seen[ref{obj: r.obj, shifted: aside}] {
				continue
			}
			seen[r] = true
			visit(a.u.at(a.contents(r.obj), r.path))
		}
		for _, k := range n.kids {
			if captured || a.u.kind(k.e) != fnSym {
				visit(k.n)
			}
		}
	}
	visit(n)
	return out.apply(a.ofOthers)
}

// isFunction reports whether an input is a function that only callers know.
func (a *function) isFunction(l label) bool {
	if l.kind != inLabel || !l.exact {
		return false
	}
	_, is := typeOrNil(a.typeOnPath(l)).Underlying().(*types.Signature)
	return is
}

// ofOthers forgets from which variable of another module a derived value comes; one
// that has been put where patient data is, as an argument of the program may be, is
// patient data from then on.
func (a *function) ofOthers(l label) (label, bool) {
	if l.kind == inLabel && !l.exact {
		if r := a.u.roots[l.root]; r.kind == globalRoot {
			own, known := a.p.ownRoots[l.root]
			if !known {
				own = a.p.ownGlobal(r.sym)
				a.p.ownRoots[l.root] = own
			}
			switch {
			case own:
			case l.mark != 0:
				return a.concrete(l)
			default:
				return label{kind: unkLabel}, true
			}
		}
	}
	return l, true
}
