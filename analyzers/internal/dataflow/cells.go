package dataflow

import (
	"go/types"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// Memory that outlives a call (package-level variables, fields of a method's
// receiver) is one cell per variable or field of a named type, whoever wrote
// it and in whatever order. Of other structs only function values and dynamic
// types are kept so: which code a field can call, not which data it holds.

// publish adds a stored value to the cells of the place it is stored at.
func (p *analysis) publish(a *function, id objID, path pathID, v *node) {
	if p.Policy == nil || v == nil {
		return
	}
	o := a.objs[id]
	if !p.hasCell(a, o, path) {
		p.publishAtHome(a, id, path, v)
		return
	}
	data := o.input && a.longLived(o.root)
	t, full := a.whole(o, path)
	held := types.Type(nil)
	if !a.u.bounded(full) {
		held = p.u.typeAlong(t, full)
	}
	flat := a.flattened(v, held, data, a.placeKey(id, path))
	if flat == nil {
		return
	}
	var adds *node
	if data {
		adds = a.added(v, flat)
	}
	fresh := a.newThere(flat, id, path, held)
	if o.input && a.u.roots[o.root].kind == globalRoot {
		cell, tree := "g:"+a.u.roots[o.root].sym, a.u.put(nil, a.u.steps(a.fullPath(o, path)), flat, false)
		p.grow(cell, tree)
		a.deposited(cell, a.u.put(nil, a.u.steps(a.fullPath(o, path)), adds, false))
		if a.fn.Synthetic == "package initializer" {
			p.tables[cell] = p.u.join(p.tables[cell], tree)
			return
		}
		p.plugged(a, cell, a.u.put(nil, a.u.steps(a.fullPath(o, path)), fresh, false))
	}
	p.publishFields(a, t, full, flat, fresh, adds)
}

// placeKey is a place of input memory, the zero key for one that is not.
func (a *function) placeKey(id objID, path pathID) inputKey {
	o := a.objs[id]
	if !o.input {
		return inputKey{}
	}
	return inputKey{o.root, a.fullPath(o, path)}
}

// newThere is what of a stored value the place did not hold before, nor a callee has wired.
func (a *function) newThere(flat *node, id objID, path pathID, held types.Type) *node {
	out := without(a.u, flat, a.flattened(a.u.at(a.contents(id), path), held, false, a.placeKey(id, path)))
	if a.wired != nil && callables(a.u, out) != nil {
		out = without(a.u, out, a.wired())
	}
	return out
}

// publishAtHome adds what can be called of a value that is put into a map or channel to
// the cells that refer to it.
func (p *analysis) publishAtHome(a *function, id objID, path pathID, v *node) {
	if !a.housed[id] { // else what stores it publishes it
		return
	}
	flat := callables(p.u, a.flattened(v, nil, false, a.placeKey(id, path)))
	if flat == nil {
		return
	}
	fresh := a.newThere(flat, id, path, nil)
	for _, h := range a.homes[id] {
		at := slices.Concat(p.u.steps(h.rest), []elem{derefElem}, p.u.steps(path))
		p.grow(h.cell, p.u.put(nil, at, flat, false))
		p.plugged(a, h.cell, p.u.put(nil, at, fresh, false))
	}
}

// hasCell reports whether a place lies in long-lived memory, or in a struct of
// the main module.
func (p *analysis) hasCell(a *function, o object, path pathID) bool {
	if o.input && a.u.roots[o.root].kind == globalRoot {
		return true
	}
	t, full := a.whole(o, path)
	if _, _, ok := p.cellOn(t, a.u.steps(full)); ok {
		return true
	}
	_, ok := p.ownStruct(p.u.typeAlong(t, full))
	return ok
}

// publishFields grows the cell that the place lies in, or, for a struct that is
// stored as a whole, those of its fields.
func (p *analysis) publishFields(a *function, t types.Type, path pathID, v, fresh, adds *node) {
	if cell, rest, ok := p.cellOn(t, p.u.steps(path)); ok {
		at := p.u.steps(rest)
		p.grow(cell, p.u.put(nil, at, v, false))
		a.deposited(cell, p.u.put(nil, at, adds, false))
		p.plugged(a, cell, p.u.put(nil, at, fresh, false))
		return
	}
	owner, ok := p.ownStruct(p.u.typeAlong(t, path))
	if !ok {
		return
	}
	for _, k := range v.kids {
		if k.e < 0 || k.n == nil {
			continue
		}
		p.grow(fieldCell(owner, k.e), k.n)
		if adds != nil {
			d, _ := adds.explicit(k.e)
			a.deposited(fieldCell(owner, k.e), d)
		}
		if fresh != nil {
			f, _ := fresh.explicit(k.e)
			p.plugged(a, fieldCell(owner, k.e), f)
		}
	}
}

func fieldCell(owner string, e elem) string { return owner + "#" + strconv.Itoa(int(e)) }

// ownStruct names a struct type that has cells: one of the main module that is
// not patient data itself.
func (p *analysis) ownStruct(t types.Type) (string, bool) {
	n, ok := types.Unalias(typeOrNil(t)).(*types.Named)
	if !ok || n.Obj().Pkg() == nil || !p.own(n.Obj().Pkg().Path()) {
		return "", false
	}
	if _, ok := n.Underlying().(*types.Struct); !ok {
		return "", false
	}
	if m := p.u.typeMark(n); m != 0 && !p.u.marks[m].container {
		return "", false
	}
	return p.u.typeName(n), true
}

// longLived reports whether memory below the root outlives the call: a
// package-level variable, a receiver, or a captured one of either.
func (a *function) longLived(root rootID) bool {
	switch r := a.u.roots[root]; r.kind {
	case globalRoot:
		return true
	case paramRoot:
		return r.n == 0 && a.fn.Signature.Recv() != nil
	case freeRoot:
		return capturesReceiver(a.fn, r.n)
	}
	return false
}

// capturesReceiver reports whether a captured variable holds the receiver of
// the method around the literal.
func capturesReceiver(f *ssa.Function, i int) bool {
	outer := f.Parent()
	if outer == nil || i >= len(f.FreeVars) {
		return false
	}
	if outer.Signature.Recv() != nil && len(outer.Params) > 0 && outer.Params[0].Name() == f.FreeVars[i].Name() {
		return true
	}
	for j, v := range outer.FreeVars {
		if v.Name() == f.FreeVars[i].Name() {
			return capturesReceiver(outer, j)
		}
	}
	return false
}

// without is n less the functions and types that old has in the same places:
// what a store adds. What a value of a type holds, its own cells tell, but a function
// that has captured another one than before is another one.
func without(u *universe, n, old *node) *node {
	if n == nil || old == nil {
		return n
	}
	out := &node{labels: n.labels, flat: n.flat}
	for _, k := range n.kids {
		o, had := old.explicit(k.e)
		kind := u.kind(k.e)
		if had && (kind == boxSym || kind == fnSym && o == k.n) {
			continue
		}
		rest := without(u, k.n, o)
		if had && kind == fnSym && callables(u, rest) == nil {
			continue
		}
		out.kids = append(out.kids, kid{k.e, rest})
	}
	return out
}

// cell is what is known to be in a variable or field.
func (a *function) cell(key string) *node {
	a.cellsRead[cellOwner(key)] = true
	return a.p.inCell(key)
}

// cellOwner is the variable of a cell, or the type whose field it is.
func cellOwner(key string) string {
	owner, _, _ := strings.Cut(key, "#")
	return owner
}

func (p *analysis) grow(key string, v *node) {
	if v == nil {
		return
	}
	old := p.inCell(key)
	if now := p.u.join(old, v); now != old {
		p.cells[key] = now
		p.clock++
		p.cellAt[cellOwner(key)] = p.clock
		p.grew = true
	}
}

func (a *function) cellLabel(l label) (label, bool) {
	switch {
	case l.kind == srcLabel:
		return l, true
	case l.kind == inLabel && l.mark != 0 && (a.u.roots[l.root].kind == paramRoot || a.u.roots[l.root].kind == retRoot):
		held := a.p.directCare
		if len(a.purposes) > 0 {
			held = a.u.holding(a.purposes)
		}
		return a.bornHere(l, held), true
	}
	return l, false
}

// readCell is what the cells say of an input object when a function starts.
func (p *analysis) readCell(a *function, o object) *node {
	if p.Policy == nil {
		return nil
	}
	var out *node
	if r := a.u.roots[o.root]; r.kind == globalRoot {
		out = dataOf(a.u, a.u.at(a.cell("g:"+r.sym), o.path))
	}
	if o.typ != nil && a.longLived(o.root) {
		out = a.u.join(out, p.typeCells(a, o.typ))
	}
	return a.folded(out, a.typeOf(o))
}

// typeCells is the data that the fields of a struct are known to hold.
func (p *analysis) typeCells(a *function, t types.Type) *node {
	owner, ok := p.ownStruct(t)
	if !ok {
		return nil
	}
	a.cellsRead[owner] = true
	var out *node
	for i := range t.Underlying().(*types.Struct).NumFields() {
		if c := dataOf(a.u, p.inCell(fieldCell(owner, elem(i)))); c != nil {
			if out == nil {
				out = emptyNode
			}
			out = out.with(elem(i), c)
		}
	}
	return out
}

// dataOf is n without what can only be called: dispatch asks the cells itself.
func dataOf(u *universe, n *node) *node {
	if n == nil {
		return nil
	}
	out := labelled(n.labels)
	for _, k := range n.kids {
		if u.kind(k.e) == fnSym || u.kind(k.e) == boxSym && !hasSource(k.n) {
			continue
		}
		if c := dataOf(u, k.n); c != nil {
			if out == nil {
				out = emptyNode
			}
			out = out.with(k.e, c)
		}
	}
	return out
}

// callees is what the cells say that a function value or receiver can be: what
// a table written where its variable is declared holds, and what was put there
// later, by whoever wires the program.
func (a *function) callees(n *node) (table, wired *node) {
	if n == nil || a.u.policy == nil {
		return nil, nil
	}
	for _, l := range n.labels {
		if l.kind != inLabel || !l.exact {
			continue
		}
		if cell, rest, ok := a.cellOf(l); ok {
			now := a.cell(cell)
			t := a.u.at(a.p.tables[cell], rest)
			table = a.u.join(table, t)
			wired = a.u.join(wired, without(a.u, a.u.at(now, rest), t))
		}
	}
	return table, wired
}

// callables is n without data.
func callables(u *universe, n *node) *node {
	if n == nil {
		return nil
	}
	var out *node
	for _, k := range n.kids {
		c := callables(u, k.n)
		if kind := u.kind(k.e); c == nil && (kind == boxSym || kind == fnSym) {
			c = emptyNode
		}
		if c != nil {
			if out == nil {
				out = emptyNode
			}
			out = out.with(k.e, c)
		}
	}
	return out
}

// ownGlobal reports whether the variable belongs to the main module, or to the
// package at hand.
func (p *analysis) ownGlobal(sym string) bool {
	if v := p.variable(sym); v != nil && v.Pkg() != nil {
		return v.Pkg() == p.Pkg.Pkg || p.own(v.Pkg().Path())
	}
	return p.own(sym[:max(0, strings.LastIndexByte(sym, '.'))])
}

// foreignGlobal reports whether other packages can write the variable.
func (p *analysis) foreignGlobal(sym string) bool {
	v := p.variable(sym)
	return v == nil || v.Exported() || v.Pkg() != p.Pkg.Pkg
}

// sameOwner reports whether the variable is held for the purposes of the code
// at hand.
func (p *analysis) sameOwner(a *function, sym string) bool {
	v := p.variable(sym)
	if v == nil {
		return false
	}
	held := p.Policy.VarPurposes(v)
	for _, q := range a.purposes {
		if !p.Policy.Covers(held, q) {
			return false
		}
	}
	return len(held) > 0
}
