package dataflow

import (
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/lawful-lint/lawful/analyzers/internal/models"
)

// refilledBy lists the functions that the package calls by name, with a bit for each
// argument, the receiver first, whose memory then holds something that neither it
// held before nor is a constant: what was known of the argument no longer holds.
func (p *analysis) refilledBy() map[*types.Func]uint64 {
	out := map[*types.Func]uint64{}
	for _, f := range p.funcs {
		for _, b := range f.Blocks {
			for _, i := range b.Instrs {
				call, ok := i.(ssa.CallInstruction)
				if !ok || call.Common().StaticCallee() == nil {
					continue
				}
				ref := p.refTo(call.Common().StaticCallee())
				if _, seen := out[ref.obj]; ref.obj != nil && !seen {
					out[ref.obj] = p.refills(ref)
				}
			}
		}
	}
	return out
}

func (p *analysis) refills(ref *fnRef) uint64 {
	if p.modelled(ref) || p.isStd(ref) {
		return refillsByModel(ref)
	}
	sum := p.sums[ref.ssa]
	if sum == nil {
		sum = p.facts.summary(ref.sym)
	}
	if sum == nil || sum.unknown {
		return ^uint64(0)
	}
	var bits uint64
	for _, w := range sum.writes {
		into := p.u.roots[sum.objs[w.obj].root]
		if into.kind != paramRoot || into.n > 63 {
			continue
		}
		f := foreign{p.u, sum, into, map[int]bool{}}
		if f.in(w.content) {
			bits |= 1 << into.n
		}
	}
	return bits
}

// foreign looks for what does not come from one input of a summary.
type foreign struct {
	u    *universe
	sum  *summary
	from rootInfo
	seen map[int]bool
}

func (f *foreign) in(n *node) bool {
	if n == nil {
		return false
	}
	for _, l := range n.labels {
		if l.kind != inLabel || f.u.roots[l.root] != f.from {
			return true
		}
	}
	for _, r := range n.refs {
		switch o := f.sum.objs[r.obj]; {
		case o.input && f.u.roots[o.root] != f.from:
			return true
		case !o.input && !f.seen[int(r.obj)]:
			f.seen[int(r.obj)] = true
			if f.in(o.content) {
				return true
			}
		}
	}
	return slices.ContainsFunc(n.kids, func(k kid) bool { return f.in(k.n) })
}

func refillsByModel(ref *fnRef) uint64 {
	m, ok := models.Lookup(ref.sym)
	if !ok {
		return ^uint64(0)
	}
	var bits uint64
	for _, e := range m.Effects {
		for _, to := range e.Dst {
			itself := func(from models.Place) bool { return from.Root == to.Root && from.Index == to.Index }
			if i, ok := argument(ref, to); ok && !(len(e.Src) == 1 && slices.ContainsFunc(e.Src, itself)) {
				bits |= i
			}
		}
	}
	return bits
}

// argument returns the bits of the arguments that a place of a model is in.
func argument(ref *fnRef, at models.Place) (bits uint64, ok bool) {
	n := at.Index
	if ref.method() {
		n++
	}
	switch at.Root {
	case models.RootRecv:
		return 1, true
	case models.RootArg:
		return 1 << n, true
	case models.RootArgsFrom:
		return ^uint64(0) << n, true
	}
	return 0, false
}
