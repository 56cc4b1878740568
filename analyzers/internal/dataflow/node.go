package dataflow

import (
	"cmp"
	"go/types"
	"reflect"
	"slices"
)

// node is the contents of a value or of memory as a tree over access paths.
// The labels of a node hold for everything below it that no child says
// otherwise of; a child replaces them. nil is a constant, the bottom of the
// lattice. Nodes are never changed once built.
type node struct {
	labels labels
	refs   []ref // sorted; the memory that a pointer-like value points to
	kids   []kid // sorted by step
	flat   bool  // all below is this same node; its kids only list what may be called
}

type kid struct {
	e elem
	n *node
}

// ref points into an object: at path, and, where shifted, at an unknown offset
// from it.
type ref struct {
	obj     objID
	path    pathID
	shifted bool
}

func compareRefs(a, b ref) int {
	switch {
	case a.obj != b.obj:
		return int(a.obj) - int(b.obj)
	case a.path != b.path:
		return int(a.path) - int(b.path)
	}
	return compareBool(a.shifted, b.shifted)
}

// maxKids bounds the children of a node: past it constant keys are merged.
const maxKids = 200

var emptyNode = &node{}

func labelled(ls labels) *node {
	if len(ls) == 0 {
		return nil
	}
	return &node{labels: ls}
}

func pointer(r ref) *node { return &node{refs: []ref{r}} }

// children lists the children of n, none of nil.
func (n *node) children() []kid {
	if n == nil {
		return nil
	}
	return n.kids
}

// explicit returns the child at e, nil when there is none.
func (n *node) explicit(e elem) (*node, bool) {
	i, ok := slices.BinarySearchFunc(n.kids, e, func(k kid, e elem) int { return cmp.Compare(k.e, e) })
	if !ok {
		return nil, false
	}
	return n.kids[i].n, true
}

// with returns n with the child at e replaced.
func (n *node) with(e elem, v *node) *node {
	out := &node{}
	if n != nil {
		*out = *n
	}
	i, ok := slices.BinarySearchFunc(out.kids, e, func(k kid, e elem) int { return cmp.Compare(k.e, e) })
	if ok {
		out.kids = slices.Clone(out.kids)
		out.kids[i].n = v
	} else {
		kids := make([]kid, 0, len(out.kids)+1)
		kids = append(kids, out.kids[:i]...)
		kids = append(kids, kid{e, v})
		out.kids = append(kids, out.kids[i:]...)
	}
	return out
}

// below is what the labels of a node say of the step e below it.
func (u *universe) below(ls labels, e elem) *node {
	if len(ls) == 0 {
		return nil
	}
	out := ls.apply(func(l label) (label, bool) {
		if l.kind == unkLabel {
			return l, true
		}
		if l.exact {
			l.path = u.extend(l.path, e)
		}
		if l.mark == 0 {
			return l, true
		}
		whole := l.mark
		l.mark = u.refine(whole, e)
		switch {
		case l.mark != 0:
		case l.kind == srcLabel:
			return label{kind: unkLabel}, true
		case u.down(place{mark: whole}, e).carve: // declared to hold none, whoever fills it
			l.state = Artificial
		}
		return l, true
	})
	return labelled(out)
}

// kid is what n holds at the step e.
func (u *universe) kid(n *node, e elem) *node {
	if n == nil {
		return nil
	}
	switch {
	case n.flat:
		return u.flatKid(n, e)
	case e == anyElem:
		return u.anyKid(n)
	case u.kind(e) == keySym:
		return u.keyKid(n, e)
	case u.kind(e) == boxSym:
		return u.unbox(n, e)
	case u.kind(e) == fnSym:
		k, _ := n.explicit(e)
		return k
	}
	if k, ok := n.explicit(e); ok {
		return k
	}
	return u.below(n.labels, e)
}

// flatKid is n itself, except that it holds no functions or types that it does
// not list.
func (u *universe) flatKid(n *node, e elem) *node {
	k, ok := n.explicit(e)
	switch kind := u.kind(e); {
	case kind == fnSym && !ok:
		return nil
	case kind == boxSym && !ok && slices.ContainsFunc(n.kids, func(k kid) bool { return u.kind(k.e) == boxSym }):
		return u.below(n.labels, e)
	}
	return u.join(n, k)
}

func (u *universe) isElement(e elem) bool { return e == anyElem || u.kind(e) == keySym }

func (u *universe) anyKid(n *node) *node {
	out := u.below(n.labels, anyElem)
	if k, ok := n.explicit(anyElem); ok {
		out = k
	}
	for _, k := range n.kids {
		if k.e != anyElem && u.isElement(k.e) {
			out = u.join(out, k.n)
		}
	}
	return out
}

func (u *universe) keyKid(n *node, e elem) *node {
	k, ok := n.explicit(e)
	if star, some := n.explicit(anyElem); some {
		if ok {
			return u.join(k, star)
		}
		return star
	}
	if ok {
		return k
	}
	return u.below(n.labels, e)
}

// unbox is what an interface holds if its dynamic type is that of e. A value
// that was never boxed (the argument of a generic function) is its own content.
func (u *universe) unbox(n *node, e elem) *node {
	k, ok := n.explicit(e)
	rest := u.below(n.labels, e)
	if ok {
		return u.join(k, rest)
	}
	boxed := slices.ContainsFunc(n.kids, func(k kid) bool { return u.kind(k.e) == boxSym })
	if boxed {
		return rest
	}
	if len(n.kids) == 0 && len(n.refs) == 0 {
		return rest
	}
	return u.join(&node{refs: n.refs, kids: n.kids}, rest)
}

// asserted is the part of n one step below: of an interface, what it holds if it is of the
// type of e. Where one of the two types is generic, and nobody says what its parameters
// stand for, they may be the same type.
func (u *universe) asserted(n *node, e elem) *node {
	out := u.kid(n, e)
	if u.kind(e) != boxSym {
		return out
	}
	for _, k := range n.children() {
		if k.e != e && u.kind(k.e) == boxSym && u.maySame(u.boxTypes[k.e], u.boxTypes[e]) {
			out = u.join(out, k.n)
		}
	}
	return out
}

// unboxed is n, and what is in the interface values among it: functions are
// also handed over as any.
func (u *universe) unboxed(n *node) *node {
	if n == nil {
		return nil
	}
	out := n
	for _, k := range n.kids {
		if u.kind(k.e) == boxSym {
			out = u.join(out, k.n)
		}
	}
	return out
}

// maySame reports whether two types, one of them generic, may be instances of one.
func (u *universe) maySame(x, y types.Type) bool {
	switch {
	case x == nil || y == nil || !u.isGeneric(x) && !u.isGeneric(y):
		return false
	case isTypeParam(x) || isTypeParam(y):
		return true
	}
	if p, ok := types.Unalias(x).(*types.Pointer); ok {
		q, ok := types.Unalias(y).(*types.Pointer)
		return ok && u.maySame(p.Elem(), q.Elem())
	}
	if m, ok := types.Unalias(x).(*types.Named); ok {
		n, ok := types.Unalias(y).(*types.Named)
		return ok && m.Origin() == n.Origin()
	}
	_, named := types.Unalias(y).(*types.Named)
	return !named && reflect.TypeOf(types.Unalias(x)) == reflect.TypeOf(types.Unalias(y))
}

// join is the least upper bound; it returns a itself when b adds nothing.
func (u *universe) join(a, b *node) *node {
	if b == nil || a == b {
		return a
	}
	if a == nil {
		return b
	}
	u.spend(1 + (len(a.refs)+len(b.refs)+len(a.labels)+len(b.labels))/4)
	if a.flat || b.flat {
		return u.joinFlat(a, b)
	}
	out := node{labels: union(a.labels, b.labels), refs: joinRefs(a.refs, b.refs)}
	changed := !sameLabels(out.labels, a.labels) || len(out.refs) != len(a.refs)
	i, j := 0, 0
	for i < len(a.kids) || j < len(b.kids) {
		var k kid
		switch {
		case j == len(b.kids) || i < len(a.kids) && a.kids[i].e < b.kids[j].e:
			ak := a.kids[i]
			k = kid{ak.e, u.join(ak.n, u.implicit(b, ak.e))}
			changed = changed || k.n != ak.n
			i++
		case i == len(a.kids) || b.kids[j].e < a.kids[i].e:
			bk := b.kids[j]
			k = kid{bk.e, u.join(u.implicit(a, bk.e), bk.n)}
			changed = true
			j++
		default:
			k = kid{a.kids[i].e, u.join(a.kids[i].n, b.kids[j].n)}
			changed = changed || k.n != a.kids[i].n
			i, j = i+1, j+1
		}
		out.kids = append(out.kids, k)
	}
	if !changed {
		return a
	}
	if len(out.kids) > maxKids {
		return u.mergeKeys(&out)
	}
	return &out
}

// joinFlat is the join where one of the two is flat, so that all of it is.
func (u *universe) joinFlat(a, b *node) *node {
	out := u.fold(a, b)
	if a.flat && sameLabels(out.labels, a.labels) && len(out.refs) == len(a.refs) && len(out.kids) == len(a.kids) {
		return a
	}
	return out
}

// implicit is what n, which has no child e, holds there.
func (u *universe) implicit(n *node, e elem) *node {
	if u.kind(e) == keySym {
		if star, ok := n.explicit(anyElem); ok {
			return star
		}
	}
	if u.kind(e) == fnSym || u.kind(e) == boxSym {
		return nil // the labels of n stay labels of the whole, see unbox
	}
	ls := n.labels
	if e == derefElem { // what an input leads to has a name of its own, by which it is loaded
		ls = ls.apply(func(l label) (label, bool) { return l, l.kind != inLabel || !l.exact })
	}
	return u.below(ls, e)
}

// smear is the contents of memory seen from somewhere inside it: what is at a
// constant index there may be at any here.
func (u *universe) smear(n *node) *node {
	if n == nil || !slices.ContainsFunc(n.kids, func(k kid) bool { return u.kind(k.e) == keySym }) {
		return n
	}
	return u.mergeKeys(n)
}

// mergeKeys gives up telling constant keys apart.
func (u *universe) mergeKeys(n *node) *node {
	out := &node{labels: n.labels, refs: n.refs}
	var star *node
	for _, k := range n.kids {
		if u.isElement(k.e) {
			star = u.join(star, k.n)
			continue
		}
		out.kids = append(out.kids, k)
	}
	if star == nil {
		return out
	}
	return out.with(anyElem, star)
}

func sameLabels(a, b labels) bool {
	return len(a) == len(b) && (len(a) == 0 || &a[0] == &b[0] || slices.Equal(a, b))
}

func joinRefs(a, b []ref) []ref {
	if len(b) == 0 {
		return a
	}
	if len(a) == 0 {
		return b
	}
	i, missing := 0, 0
	for _, r := range b {
		for i < len(a) && compareRefs(a[i], r) < 0 {
			i++
		}
		if i == len(a) || a[i] != r {
			missing++
		}
	}
	if missing == 0 {
		return a
	}
	out := make([]ref, 0, len(a)+missing)
	i = 0
	for _, r := range b {
		for i < len(a) && compareRefs(a[i], r) < 0 {
			out = append(out, a[i])
			i++
		}
		if i == len(a) || a[i] != r {
			out = append(out, r)
		}
	}
	return append(out, a[i:]...)
}

// at is what n holds at the end of path.
func (u *universe) at(n *node, path pathID) *node {
	if path == 0 || n == nil {
		return n
	}
	return u.kid(u.at(n, u.paths[path].parent), u.paths[path].last)
}

// put returns n with v stored at steps: in its place when strong, joined to
// what is there otherwise.
func (u *universe) put(n *node, steps []elem, v *node, strong bool) *node {
	if len(steps) == 0 {
		if strong {
			if v == nil {
				return emptyNode
			}
			return v
		}
		return u.join(n, v)
	}
	if n != nil && n.flat {
		return u.join(n, v)
	}
	e := steps[0]
	strong = strong && e != anyElem
	var old *node
	explicit := false
	if n != nil {
		if old, explicit = n.explicit(e); !explicit {
			old = u.implicit(n, e)
		}
	}
	now := u.put(old, steps[1:], v, strong)
	if explicit && now == old {
		return n
	}
	out := n.with(e, now)
	if len(out.kids) > maxKids {
		out = u.mergeKeys(out)
	}
	return out
}

// grain is how finely a body is looked at. Below height steps, and in trees of
// more than nodes nodes below low steps, what lies under a node is taken as one;
// a path of more than depth steps stands for all below it, and of a value that
// is put into long-lived memory flat nodes are kept. A coarse look tells memory
// apart by its type only.
type grain struct {
	height, low, nodes, depth, flat int
	coarse                          bool
}

var (
	fine   = grain{height: 8, low: 3, nodes: 300, depth: 9, flat: 1200}
	coarse = grain{height: 3, low: 1, nodes: 30, depth: 4, flat: 60, coarse: true}
	packed = grain{height: 3, low: 1, nodes: 30, depth: 9} // of summaries only
)

// limit keeps a tree within bounds.
func (u *universe) limit(n *node) *node {
	if n == nil || len(n.kids) == 0 {
		return n
	}
	count, height := 0, 0
	var measure func(n *node, depth int)
	measure = func(n *node, depth int) {
		count++
		height = max(height, depth)
		if n == nil || count > u.grain.nodes || depth > u.grain.height {
			return
		}
		for _, k := range n.kids {
			measure(k.n, depth+1)
		}
	}
	measure(n, 0)
	u.spend(count)
	switch {
	case count > u.grain.nodes:
		return u.cut(n, u.grain.low)
	case height > u.grain.height:
		return u.cut(n, u.grain.height)
	}
	return n
}

// cut folds what lies more than depth steps below n into the node there.
func (u *universe) cut(n *node, depth int) *node {
	if n == nil || n.flat || len(n.kids) == 0 {
		return n
	}
	if depth == 0 {
		return u.fold(n)
	}
	out := &node{labels: n.labels, refs: n.refs}
	for _, k := range n.kids {
		out.kids = append(out.kids, kid{k.e, u.cut(k.n, depth-1)})
	}
	return out
}

// fold is one flat node for whole trees: it holds all that they hold anywhere,
// and can be called as anything in them.
func (u *universe) fold(ns ...*node) *node {
	out := &node{flat: true}
	been := map[*node]bool{}
	var calls []elem
	var visit func(n *node)
	visit = func(n *node) {
		if n == nil || been[n] {
			return
		}
		been[n] = true
		u.spend(1)
		out.labels = union(out.labels, n.labels)
		out.refs = joinRefs(out.refs, n.refs)
		for _, k := range n.kids {
			if kind := u.kind(k.e); kind == fnSym || kind == boxSym {
				calls = append(calls, k.e)
			}
			visit(k.n)
		}
	}
	for _, n := range ns {
		visit(n)
	}
	slices.Sort(calls)
	calls = slices.Compact(calls)
	// What is called gets all of it too, two steps deep: a boxed value may be
	// a box again.
	inner := &node{labels: out.labels, refs: out.refs, flat: true}
	middle := &node{labels: out.labels, refs: out.refs, flat: true}
	for _, e := range calls {
		middle.kids = append(middle.kids, kid{e, inner})
	}
	for _, e := range calls {
		out.kids = append(out.kids, kid{e, middle})
	}
	return out
}

// plain is n as a value that has no parts.
func (u *universe) plain(n *node) *node {
	if n == nil {
		return nil
	}
	ls := n.labels
	for _, k := range n.kids {
		if p := u.plain(k.n); p != nil {
			ls = union(ls, p.labels.derived())
		}
	}
	return labelled(ls)
}

// some reports whether f holds for a label anywhere in the tree.
func (n *node) some(f func(label) bool) bool {
	return n != nil && (slices.ContainsFunc(n.labels, f) || slices.ContainsFunc(n.kids, func(k kid) bool { return k.n.some(f) }))
}

// sources is all patient data in the tree.
func (n *node) sources() labels {
	var out labels
	if n != nil {
		out = n.labels.apply(func(l label) (label, bool) { return l, l.kind == srcLabel })
		for _, k := range n.kids {
			out = union(out, k.n.sources())
		}
	}
	return out
}

// mapLabels rebuilds n with f applied to every set of labels in the tree.
func (n *node) mapLabels(f func(labels) labels) *node {
	if n == nil {
		return nil
	}
	out := &node{labels: f(n.labels), refs: n.refs, flat: n.flat}
	changed := !sameLabels(out.labels, n.labels)
	for _, k := range n.kids {
		m := k.n.mapLabels(f)
		changed = changed || m != k.n
		out.kids = append(out.kids, kid{k.e, m})
	}
	if !changed {
		return n
	}
	return out
}
