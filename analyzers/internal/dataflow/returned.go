package dataflow

import (
	"cmp"
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"
)

// callReturned calls the function literals that nobody in the package calls, where
// functions keep them in long-lived memory, or have no callers in it either and return
// them, or leave them in what they were given or in what is another module's: a library's
// constructor of handlers or of jobs has its callers elsewhere, as has what sets up its
// routes. What the literals bring along crosses in them, or in the call that put them
// there.
func (p *analysis) callReturned() {
	if p.Policy == nil {
		return
	}
	left := map[*ssa.Function]bool{}
	for _, f := range p.funcs {
		left[f] = f.Parent() != nil && !p.entered[origin(f)]
	}
	for _, f := range p.order() {
		a := p.done[f]
		if a == nil || f.Origin() != nil || isWrapper(f) {
			continue
		}
		a.mem, a.pos = a.exit, f.Pos()
		s := &callSite{pos: f.Pos(), sub: a.within(0, "returned", 0), rec: true}
		for _, x := range a.plugs {
			at := *s
			at.pos = x.pos
			a.callLiterals(&at, x.tree, left, noObject, map[objID]bool{})
		}
		if f.Parent() != nil || p.entered[f] {
			continue
		}
		seen := map[objID]bool{}
		a.callLiterals(s, a.result, left, noObject, seen)
		for i, o := range a.objs {
			if id := objID(i); (o.input || a.ofFramework(o)) && !seen[id] && a.exit.get(id) != nil {
				seen[id] = true
				a.callLiterals(s, a.contents(id), left, id, seen)
			}
		}
		if p.sums[f].alone {
			a.decideInputs()
		}
	}
}

// ofFramework reports whether the object is one of another module's, which may call by
// means that are not followed what it keeps: a server, a timetable.
func (a *function) ofFramework(o object) bool {
	n, ok := types.Unalias(typeOrNil(o.typ)).(*types.Named)
	if !ok || n.Obj().Pkg() == nil {
		return false
	}
	path := n.Obj().Pkg().Path()
	return !a.p.own(path) && !(a.p.Std != nil && a.p.Std(path))
}

// callLiterals calls those of the literals that are in a value, which an object holds,
// or in what it refers to.
func (a *function) callLiterals(s *callSite, n *node, literals map[*ssa.Function]bool, in objID, seen map[objID]bool) {
	if n == nil {
		return
	}
	for _, k := range n.kids {
		if a.u.kind(k.e) != fnSym {
			a.callLiterals(s, k.n, literals, in, seen)
			continue
		}
		if ref := a.u.fns[k.e]; ref.ssa != nil && literals[origin(ref.ssa)] {
			a.shareAll(k.n)
			a.probed = a.p.sums[ref.ssa]
			at := *s
			at.pos = cmp.Or(a.keptAt[keptFn{in, k.e}], s.pos)
			a.callUnknown(&at, ref, k.n, nil, nil)
			a.probed = nil
		}
	}
	for _, r := range n.refs {
		if !seen[r.obj] {
			seen[r.obj] = true
			a.callLiterals(s, a.contents(r.obj), literals, r.obj, seen)
		}
	}
}

// keptFn is a function in an object.
type keptFn struct {
	in objID
	fn elem
}

// noObject is what holds a value that is in no memory.
const noObject objID = -1

// noteKept notes where functions were first put into the object.
func (a *function) noteKept(id objID, v *node) {
	if v == nil || a.u.policy == nil {
		return
	}
	for _, k := range v.kids {
		if a.u.kind(k.e) != fnSym {
			a.noteKept(id, k.n)
		} else if key := (keptFn{id, k.e}); a.keptAt[key] == token.NoPos {
			a.keptAt[key] = a.pos
		}
	}
}

// noteTold notes with a crossing of what a returned literal brings along that it has
// been reported there: a package that calls the literal reports what else it brings.
func (b *application) noteTold(c *crossing, ls labels) {
	if b.sum != b.probed || b.u.roots[c.in.root].kind != freeRoot {
		return
	}
	for _, l := range ls {
		if l.kind == inLabel && b.p.entered[b.fn] {
			continue // is left to callers, who report nothing of it here
		}
		if l = b.born(l); l.kind == srcLabel {
			c.told = c.told.add(l)
		}
	}
}

// toldBefore reports whether the callee's crossing of this datum has been reported.
func (b *application) toldBefore(c *crossing, l label) bool {
	if b.u.roots[c.in.root].kind == freeRoot {
		l = b.born(l)
	}
	return slices.Contains(c.told, l)
}

// toldAsPassed reports whether what a method returns to the callee was reported as an
// argument that it was given: with the value that has the method.
func (b *application) toldAsPassed(c *crossing, l label) bool {
	return c.kind == Pulled && b.decl != nil && slices.Contains(b.decl.Purposes, c.purpose) && slices.Contains(b.s.passed, l)
}

// born is an input that its type says is patient data as that datum.
func (b *application) born(l label) label {
	if l.kind == inLabel && l.mark != 0 {
		return b.bornHere(l, b.p.directCare)
	}
	return l
}
