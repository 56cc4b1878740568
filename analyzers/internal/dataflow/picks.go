package dataflow

import (
	"go/token"
	"strconv"

	"golang.org/x/tools/go/ssa"
)

// Memory of which the path goes through an element of a list, whichever, or along the
// links of a list or tree, is one object that stands for as many as a caller has there.
// What is written to it through a pointer replaces what was there all the same, in the one
// that the pointer is, until the function goes on with another of them. Whether it does so
// while the first still holds what was written is asked of the code: by which pointers it
// uses such memory, and in what order.

// pick is a use of such memory by a pointer.
type pick struct {
	ptr   *pointerName
	field int // of what it points to; -1 for all of it
	block *ssa.BasicBlock
	at    int // the instruction in the block
	write bool
}

// pointerName says which pointer a register is: two loads of m[i] are one.
type pointerName struct {
	key  string
	made []ssa.Instruction // where the registers of this name are loaded or made
	of   []ssa.Instruction // what it is made from: with one of these it becomes another
}

// maxPicks bounds the uses of one object that are compared; past it the object is many.
var maxPicks = 64 // a variable for tests

// noteUses records by which pointers the instruction uses memory.
func (a *function) noteUses(instr ssa.Instruction) {
	switch i := instr.(type) {
	case *ssa.FieldAddr:
		if !onlyStored(i) {
			a.useBy(i, i.X, i.Field, false)
		}
	case *ssa.IndexAddr:
		a.useBy(i, i.X, -1, false)
	case *ssa.UnOp:
		if i.Op == token.MUL {
			a.useBy(i, i.X, -1, false)
		}
	case *ssa.Lookup:
		a.useBy(i, i.X, -1, false)
	case *ssa.Range:
		a.useBy(i, i.X, -1, false)
	case *ssa.Store:
		v, field := base(i.Addr)
		a.useBy(i, v, field, true)
	case *ssa.MapUpdate:
		a.useBy(i, i.Map, -1, true)
	case ssa.CallInstruction:
		for _, v := range i.Common().Args {
			a.useBy(i, v, -1, false)
		}
	}
}

// onlyStored reports whether the code writes to an address, and does nothing else with it.
func onlyStored(addr ssa.Value) bool {
	for _, r := range *addr.Referrers() {
		if s, ok := r.(*ssa.Store); !ok || s.Addr != addr {
			return false
		}
	}
	return true
}

// base is the pointer that an address is reckoned from, and the field that it is in.
func base(addr ssa.Value) (ptr ssa.Value, field int) {
	field = -1
	for {
		switch v := addr.(type) {
		case *ssa.FieldAddr:
			addr, field = v.X, v.Field
		case *ssa.IndexAddr:
			addr, field = v.X, -1
		default:
			return addr, field
		}
	}
}

func (a *function) useBy(instr ssa.Instruction, v ssa.Value, field int, write bool) {
	n := a.value(v)
	if n == nil {
		return
	}
	for _, l := range n.labels {
		if l.kind != inLabel || !l.exact {
			continue
		}
		if id, ok := a.inputs[inputKey{l.root, a.u.extend(l.path, derefElem)}]; ok && a.whichever(id) {
			a.notePick(id, v, pick{a.nameOf(v), field, instr.Block(), indexOf(instr), write})
		}
	}
}

// writtenBy notes that the callee writes to what an argument points to.
func (b *application) writtenBy(o sumObj) {
	r := b.u.roots[o.root]
	if p := b.u.paths[o.path]; r.kind != paramRoot || p.parent != 0 || p.last != derefElem || b.s.instr == nil {
		return
	}
	if r.n < len(b.s.vals) && b.s.vals[r.n] != nil {
		b.useBy(b.s.instr, b.s.vals[r.n], -1, true)
	}
}

// whichever reports whether an input stands for several, and is not taken so yet.
func (a *function) whichever(id objID) bool {
	o := &a.objs[id]
	if o.multi {
		return false
	}
	for p := o.path; p != 0; p = a.u.paths[p].parent {
		if e := a.u.paths[p].last; e == anyElem || a.u.kind(e) == loopSym {
			return true
		}
		if up, ok := a.inputs[inputKey{o.root, a.u.paths[p].parent}]; ok && len(a.objs[up].links) > 0 {
			return true
		}
	}
	return false
}

func (a *function) notePick(id objID, v ssa.Value, now pick) {
	if i, ok := v.(ssa.Instruction); ok && !contains(now.ptr.made, i) {
		now.ptr.made = append(now.ptr.made, i)
	}
	for _, p := range a.picks[id] {
		if p == now {
			return
		}
	}
	a.picks[id] = append(a.picks[id], now)
	if len(a.picks[id]) > maxPicks {
		a.p.count("picks")
		a.several(id)
		return
	}
	for _, w := range a.picks[id] {
		for _, r := range a.picks[id] {
			if w.write && w.ptr != r.ptr && (w == now || r == now) && w.meets(r) && a.inForce(w, r) {
				a.several(id)
				return
			}
		}
	}
}

// meets reports whether a use is of what another is of, or part of it.
func (p pick) meets(q pick) bool { return p.field == q.field || p.field < 0 || q.field < 0 }

// several makes an object one of which no write replaces anything.
func (a *function) several(id objID) {
	a.objs[id].multi = true
	a.changed, a.weaker = true, true
}

// inForce reports whether, at the use r, the pointer of the write w is still the one that
// was written through, whichever way the code has come.
func (a *function) inForce(w, r pick) bool {
	always := len(w.ptr.made) == 0
	return follows(w, r, w.ptr.of) && (always || !follows(pick{block: a.fn.Blocks[0], at: -1}, r, w.ptr.made))
}

// follows reports whether the code comes from one use to the other without executing one
// of these instructions.
func follows(from, to pick, without []ssa.Instruction) bool {
	seen := map[*ssa.BasicBlock]bool{}
	// through looks at a block from an instruction on.
	through := func(b *ssa.BasicBlock, at int) (there, on bool) {
		stop := len(b.Instrs)
		for _, i := range without {
			if i.Block() == b {
				if k := indexOf(i); k > at {
					stop = min(stop, k)
				}
			}
		}
		return b == to.block && to.at > at && to.at <= stop, stop == len(b.Instrs)
	}
	work := []*ssa.BasicBlock{}
	there, on := through(from.block, from.at)
	if there {
		return true
	}
	if on {
		work = append(work, from.block.Succs...)
	}
	for len(work) > 0 {
		b := work[len(work)-1]
		work = work[:len(work)-1]
		if seen[b] {
			continue
		}
		seen[b] = true
		there, on := through(b, -1)
		if there {
			return true
		}
		if on {
			work = append(work, b.Succs...)
		}
	}
	return false
}

func indexOf(instr ssa.Instruction) int {
	for k, i := range instr.Block().Instrs {
		if i == instr {
			return k
		}
	}
	return -1
}

func contains(list []ssa.Instruction, i ssa.Instruction) bool {
	for _, j := range list {
		if i == j {
			return true
		}
	}
	return false
}

// nameOf is the name of the pointer that a register is.
func (a *function) nameOf(v ssa.Value) *pointerName {
	if a.stores == nil {
		a.stores = storedIn(a.fn)
	}
	n := &namer{stored: a.stores}
	key := n.key(v)
	if a.names[key] == nil {
		a.names[key] = &pointerName{key: key, of: n.of}
	}
	return a.names[key]
}

// namer spells out how a register comes about.
type namer struct {
	stored map[string]bool // names of memory that the function stores to; nil: not asked
	of     []ssa.Instruction
}

func (n *namer) key(v ssa.Value) string {
	switch v := v.(type) {
	case *ssa.Const:
		return "#" + v.Name()
	case *ssa.Global:
		return v.String()
	case *ssa.ChangeType:
		return n.key(v.X)
	case *ssa.FieldAddr:
		return n.key(v.X) + "." + strconv.Itoa(v.Field)
	case *ssa.Field:
		return n.key(v.X) + "." + strconv.Itoa(v.Field)
	case *ssa.IndexAddr:
		return n.key(v.X) + "[" + n.key(v.Index) + "]"
	case *ssa.UnOp:
		if v.Op == token.MUL && !n.stored[memoryOf(v.X)] {
			return "*" + n.key(v.X)
		}
	case *ssa.Lookup:
		if !n.stored[memoryOf(v.X)+"[]"] {
			return "*" + n.key(v.X) + "[" + n.key(v.Index) + "]"
		}
	case *ssa.Extract:
		if l, ok := v.Tuple.(*ssa.Lookup); ok && v.Index == 0 {
			return n.key(l)
		}
	}
	if i, ok := v.(ssa.Instruction); ok {
		n.of = append(n.of, i)
	}
	switch v.(type) {
	case *ssa.Parameter:
		return "parameter " + v.Name()
	case *ssa.FreeVar:
		return "captured " + v.Name()
	}
	return v.Name()
}

// memoryOf names memory that an address may be of: the elements of a list are one.
func memoryOf(addr ssa.Value) string {
	if i, ok := addr.(*ssa.IndexAddr); ok {
		return (&namer{}).key(i.X) + "[]"
	}
	return (&namer{}).key(addr)
}

// storedIn names the memory that the function stores to.
func storedIn(fn *ssa.Function) map[string]bool {
	out := map[string]bool{}
	for _, b := range fn.Blocks {
		for _, instr := range b.Instrs {
			switch i := instr.(type) {
			case *ssa.Store:
				out[memoryOf(i.Addr)] = true
			case *ssa.MapUpdate:
				out[memoryOf(i.Map)+"[]"] = true
			}
		}
	}
	return out
}
