package dataflow

import (
	"slices"

	"golang.org/x/tools/go/ssa"
)

// A cut stands in for the calls among mutually recursive functions whose
// summaries do not settle within bounds. Each such call is taken to hand
// everything it is given, and all patient data that arises anywhere in the
// group, to everything that the group enters, returns and writes.
type cut struct {
	cross   []*crossing
	sources labels
}

// maxCut bounds the crossings that are told apart in a group; past it, one stands for
// all that enter a purpose.
const maxCut = 200

// cutThrough analyses the members of a group by themselves, often enough for
// each to know what the others enter.
func (p *analysis) cutThrough(c []*ssa.Function) {
	g := p.cuts[p.group[c[0]]]
	if g == nil {
		g = &cut{}
		p.cuts[p.group[c[0]]] = g
		p.count("cuts")
		for _, f := range c {
			delete(p.tried, f) // calls among them now take less
		}
	}
	for range 2 {
		for _, f := range c {
			p.update(f)
			g.gather(p.sums[f])
		}
	}
}

func (g *cut) gather(s *summary) {
	for _, c := range s.cross {
		known := slices.ContainsFunc(g.cross, func(d *crossing) bool {
			return d.purpose == c.purpose && d.needs == c.needs && d.covered == c.covered && (d.into == c.into || len(g.cross) >= maxCut)
		})
		if !known {
			g.cross = append(g.cross, c)
		}
	}
	g.gatherSources(s.result)
	g.gatherSources(s.panics)
	for _, o := range s.objs {
		g.gatherSources(o.content)
	}
	for _, w := range s.writes {
		g.gatherSources(w.content)
		g.gatherSources(w.was)
	}
}

func (g *cut) gatherSources(n *node) {
	if n == nil {
		return
	}
	for _, l := range n.labels {
		if l.kind == srcLabel {
			g.sources = union(g.sources, labels{l})
		}
	}
	for _, k := range n.kids {
		g.gatherSources(k.n)
	}
}

// cutBefore is the cut that a call from f to g goes through, nil for most.
func (p *analysis) cutBefore(f, g *ssa.Function) *cut {
	if g == nil || p.group[f] == 0 || p.group[f] != p.group[g] {
		return nil
	}
	return p.cuts[p.group[f]]
}

// callThrough is a call that a cut stands in for.
func (a *function) callThrough(g *cut, s *callSite, ref *fnRef, sum *summary, captured *node) *node {
	if sum == nil {
		sum = &summary{name: a.p.refName(ref)}
	}
	s.more = union(g.sources, a.reach(captured))
	ls := s.more
	for _, n := range s.args {
		ls = union(ls, a.reach(n))
	}
	for _, c := range g.cross {
		a.enter(ls, a.through(s, ref, sum, c))
	}
	return a.unseen(s)
}
