package dataflow

import (
	"slices"

	"golang.org/x/tools/go/ssa"
)

// callReturned calls the function literals that nobody in the package calls, where
// functions keep them in long-lived memory, or return them and have no callers in it
// either: a library's constructor of handlers or of jobs has its callers elsewhere.
// What the literals bring along crosses in them.
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
			a.callLiterals(s, x.tree, left, map[objID]bool{})
		}
		if f.Parent() != nil || p.entered[f] {
			continue
		}
		a.callLiterals(s, a.result, left, map[objID]bool{})
		if p.sums[f].alone {
			a.decideInputs()
		}
	}
}

// callLiterals calls those of the literals that are in a value, or in what it refers
// to.
func (a *function) callLiterals(s *callSite, n *node, literals map[*ssa.Function]bool, seen map[objID]bool) {
	if n == nil {
		return
	}
	for _, k := range n.kids {
		if a.u.kind(k.e) != fnSym {
			a.callLiterals(s, k.n, literals, seen)
			continue
		}
		if ref := a.u.fns[k.e]; ref.ssa != nil && literals[origin(ref.ssa)] {
			a.shareAll(k.n)
			a.probed = a.p.sums[ref.ssa]
			a.callUnknown(s, ref, k.n, nil, nil)
			a.probed = nil
		}
	}
	for _, r := range n.refs {
		if !seen[r.obj] {
			seen[r.obj] = true
			a.callLiterals(s, a.contents(r.obj), literals, seen)
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

// born is an input that its type says is patient data as that datum.
func (b *application) born(l label) label {
	if l.kind == inLabel && l.mark != 0 {
		return b.bornHere(l, b.p.directCare)
	}
	return l
}
