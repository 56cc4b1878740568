package dataflow

// memory maps objects to their contents. It is persistent: set leaves the
// original unchanged and shares what it can, so that a state per basic block
// costs what changed in the block.
type memory struct {
	root  *memNode
	depth int // levels below root
}

const (
	memBits = 4
	memFan  = 1 << memBits
)

type memNode struct {
	kids [memFan]*memNode
	vals [memFan]*node // at the lowest level
}

func (m memory) get(id objID) *node {
	if m.root == nil || int(id)>>(memBits*(m.depth+1)) != 0 {
		return nil
	}
	n := m.root
	for d := m.depth; d > 0 && n != nil; d-- {
		n = n.kids[int(id)>>(memBits*d)&(memFan-1)]
	}
	if n == nil {
		return nil
	}
	return n.vals[int(id)&(memFan-1)]
}

func (m memory) set(id objID, v *node) memory {
	for m.root == nil || int(id)>>(memBits*(m.depth+1)) != 0 {
		if m.root == nil {
			m.root = &memNode{}
			continue
		}
		up := &memNode{}
		up.kids[0] = m.root
		m.root, m.depth = up, m.depth+1
	}
	m.root = m.root.set(int(id), m.depth, v)
	return m
}

func (n *memNode) set(id, depth int, v *node) *memNode {
	out := &memNode{}
	if n != nil {
		*out = *n
	}
	i := id >> (memBits * depth) & (memFan - 1)
	if depth == 0 {
		out.vals[i] = v
	} else {
		out.kids[i] = out.kids[i].set(id, depth-1, v)
	}
	return out
}

// each calls f for every object that has contents, in order of id.
func (m memory) each(f func(objID, *node)) {
	if m.root != nil {
		m.root.each(0, m.depth, f)
	}
}

func (n *memNode) each(base, depth int, f func(objID, *node)) {
	for i := range memFan {
		id := base<<memBits | i
		if depth == 0 {
			if n.vals[i] != nil {
				f(objID(id), n.vals[i])
			}
		} else if n.kids[i] != nil {
			n.kids[i].each(id, depth-1, f)
		}
	}
}

// changedIn is what of a later state differs from an earlier one.
func changedIn(before, after memory) (changed memory) {
	joinMemory(before, after, func(id objID, a, b *node) *node {
		if b != nil {
			changed = changed.set(id, b)
		}
		return a
	})
	return changed
}

// joinMemory joins object by object; join is called where the two differ, with
// nil for an object that one side does not have. It returns a itself when join
// always returned a's value.
func joinMemory(a, b memory, join func(id objID, a, b *node) *node) memory {
	if a.root == b.root {
		return a
	}
	if a.root == nil {
		a = memory{root: &memNode{}, depth: b.depth}
	}
	for a.depth < b.depth {
		up := &memNode{}
		up.kids[0] = a.root
		a = memory{up, a.depth + 1}
	}
	broot := b.root
	for d := b.depth; d < a.depth; d++ {
		up := &memNode{}
		up.kids[0] = broot
		broot = up
	}
	a.root = joinMemNodes(a.root, broot, 0, a.depth, join)
	return a
}

var emptyMem = &memNode{}

func joinMemNodes(a, b *memNode, base, depth int, join func(objID, *node, *node) *node) *memNode {
	if a == b {
		return a
	}
	if a == nil {
		a = emptyMem
	}
	if b == nil {
		b = emptyMem
	}
	out := a
	edit := func() {
		if out == a {
			c := *a
			out = &c
		}
	}
	for i := range memFan {
		id := base<<memBits | i
		if depth == 0 {
			if a.vals[i] == b.vals[i] {
				continue
			}
			if v := join(objID(id), a.vals[i], b.vals[i]); v != a.vals[i] {
				edit()
				out.vals[i] = v
			}
			continue
		}
		if a.kids[i] == b.kids[i] {
			continue
		}
		if k := joinMemNodes(a.kids[i], b.kids[i], id, depth-1, join); k != a.kids[i] {
			edit()
			out.kids[i] = k
		}
	}
	return out
}
