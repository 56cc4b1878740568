package dataflow

import (
	"slices"
)

// summary turns what the analysis of a body found into what callers need.
func (a *function) summary() *summary {
	b := &summarizer{function: a, sum: &summary{name: a.p.displayName(a.fn), pos: a.p.position(a.fn.Pos())}, index: map[objID]int{}}
	for _, o := range a.objs {
		b.loopy = b.loopy || len(o.links) > 0
	}
	a.mem = a.exit
	b.sum.result = b.tree(a.result)
	b.sum.panics = b.tree(a.panics)
	for _, p := range a.pend {
		b.pending(p)
	}
	b.writes()
	for _, c := range sortedCrossings(a.cross) {
		d := *c
		d.in.root, d.in.path = b.root(c.in.root), b.loopedPath(c.in.root, c.in.path)
		if f := a.findings[findingKey{pos: c.at, purpose: c.purpose}]; f != nil {
			d.inside = true
			if a.longLived(c.in.root) || a.u.roots[c.in.root].kind == retRoot {
				d.told = union(d.told, f.told)
			}
		}
		b.sum.cross = append(b.sum.cross, &d)
	}
	if a.u.policy != nil {
		b.literal()
		b.reads()
	}
	b.unused()
	return b.sum
}

// literal notes what is declared of a function literal.
func (b *summarizer) literal() {
	if !b.lit.IsValid() {
		return
	}
	var covered []string
	for _, q := range b.purposes {
		if v := b.u.policy.Verdict(q, Place{CallLit: b.lit, Datum: true}); v.Covered && v.Needs == 0 {
			covered = append(covered, q)
		}
	}
	b.sum.serves, b.sum.covered = b.u.holding(b.purposes), b.u.holding(covered)
}

type summarizer struct {
	*function
	sum   *summary
	index map[objID]int
	loopy bool // some input memory leads to more of itself
}

// tree rewrites a tree so that its references point into the summary's list.
func (b *summarizer) tree(n *node) *node { return b.rewrite(b.u.limit(n)) }

func (b *summarizer) rewrite(n *node) *node {
	if n == nil {
		return nil
	}
	ls := b.looped(n.labels)
	if len(n.refs) == 0 && len(n.kids) == 0 {
		if sameLabels(ls, n.labels) {
			return n
		}
		return labelled(ls)
	}
	out := &node{labels: ls, flat: n.flat}
	for _, r := range n.refs {
		out.refs = joinRefs(out.refs, []ref{{objID(b.object(r.obj)), r.path, r.shifted}})
	}
	for _, k := range n.kids {
		out.kids = append(out.kids, kid{k.e, b.rewrite(k.n)})
	}
	return out
}

// looped spells out, in paths through memory that leads to more of itself, that
// all of it is meant: a caller's list has many elements where the function's
// own view has one.
//
// A path at its bound stands for all below it, which a caller may see in parts.
func (b *summarizer) looped(ls labels) labels {
	return ls.apply(func(l label) (label, bool) {
		if l.kind == inLabel {
			l.root, l.path = b.root(l.root), b.loopedPath(l.root, l.path)
			l.exact = l.exact && !b.u.bounded(l.path)
		}
		return l, true
	})
}

func (b *summarizer) loopedPath(root rootID, path pathID) pathID {
	if !b.loopy || path == 0 {
		return path
	}
	out := b.u.extend(b.loopedPath(root, b.u.paths[path].parent), b.u.paths[path].last)
	if id, ok := b.inputs[inputKey{root, path}]; ok && b.objs[id].path == path && len(b.objs[id].links) > 0 {
		out = b.u.extend(out, b.u.loop(b.objs[id].links))
	}
	return out
}

func (b *summarizer) object(id objID) int {
	if i, ok := b.index[id]; ok {
		return i
	}
	i := len(b.sum.objs)
	b.index[id] = i
	o := b.objs[id]
	b.sum.objs = append(b.sum.objs, sumObj{input: o.input, root: b.root(o.root), path: b.loopedPath(o.root, o.path), typ: o.typ, shared: b.mem.get(id) == sharedMark, multi: (o.multi || o.past) && !o.input})
	if !o.input {
		content := b.tree(b.contents(id))
		b.sum.objs[i].content = content
		b.sum.objs[i].from = b.origin(o)
	}
	return i
}

// pending adds a call for the callers to make, if it or its effects matter.
func (b *summarizer) pending(p *pending) {
	q := *p
	q.fn = b.tree(p.fn)
	q.args = make([]*node, len(p.args))
	for i, n := range p.args {
		q.args[i] = b.tree(n)
	}
	b.sum.pend = append(b.sum.pend, &q)
	if p.loop || p.many {
		b.handedInRounds(p.args)
	}
}

// handedInRounds notes what a loop makes and hands to a postponed call in each round.
func (b *summarizer) handedInRounds(args []*node) {
	for _, n := range args {
		for _, id := range b.reachable(n, nil) {
			o := b.objs[id]
			if i, ok := b.index[id]; ok && o.site != nil && b.loops[o.site.Block()] {
				b.sum.objs[i].rounds = true
			}
		}
	}
}

// writes lists the input memory that the body changed.
func (b *summarizer) writes() {
	var ids []objID
	b.exit.each(func(id objID, n *node) {
		if b.objs[id].input {
			ids = append(ids, id)
		}
	})
	for _, id := range ids {
		n := b.contents(id)
		was := b.was[id]
		if b.u.join(n, was) == n {
			was = nil
		}
		if init := b.symbol(id); was == nil && b.mem.get(id) != sharedMark && b.u.join(init, n) == init && b.u.join(n, init) == n {
			continue
		}
		if b.u.roots[b.objs[id].root].kind == retRoot {
			continue
		}
		if b.u.roots[b.objs[id].root].kind == globalRoot {
			if b.u.policy == nil && !symbolicIn(b.u, n) {
				continue // without marks there is nothing to follow
			}
		}
		if b.u.bounded(b.objs[id].path) {
			n = b.u.fold(n) // it may have been put anywhere below
		}
		b.sum.writes = append(b.sum.writes, sumWrite{b.object(id), b.tree(n), b.tree(was)})
	}
}

// symbolicIn reports whether the contents of a package-level variable depend on
// the caller: what does not is in the variable's cell.
func symbolicIn(u *universe, n *node) bool {
	return n.some(func(l label) bool { return l.kind == inLabel && u.roots[l.root].kind != globalRoot })
}

func (b *summarizer) reads() {
	b.sum.reads = []label{}
	for l := range b.function.reads {
		l.root, l.path = b.root(l.root), b.loopedPath(l.root, l.path)
		b.sum.reads = append(b.sum.reads, l)
	}
	slices.SortFunc(b.sum.reads, compareLabels)
	b.sum.reads = slices.CompactFunc(b.sum.reads, func(x, y label) bool { return x.root == y.root && x.path == y.path })
}

func (b *summarizer) unused() {
	for i, p := range b.fn.Params {
		if refs := p.Referrers(); i < 64 && (refs == nil || len(*refs) == 0) {
			b.sum.unused |= 1 << i
		}
	}
}

// debugPanics lets a defect of the engine stop a test instead of degrading the
// function it struck in.
var debugPanics = false
