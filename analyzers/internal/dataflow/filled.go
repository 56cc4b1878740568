package dataflow

import (
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"
)

// What a variable of the package holds is told by its cell, as far as it is patient data
// or can be called. Where a record is filled from it, it also matters whether it can hold
// anything but constants: a table of wards that is written out, or what was read before.

// writtenOut reports whether a label stands for what lies in a variable that can hold
// nothing but constants: only this package can write it, and puts nothing else there, nor
// hands out its address to who could.
func (a *function) writtenOut(l label) bool {
	r := a.u.roots[l.root]
	return l.kind == inLabel && r.kind == globalRoot && !a.p.foreignGlobal(r.sym) && !a.p.filled(r.sym)
}

// filled reports whether more than constants is put into a variable of the package.
func (p *analysis) filled(sym string) bool {
	if p.fills == nil {
		p.fills = map[string]bool{}
		for _, f := range p.funcs {
			p.noteFills(f)
		}
	}
	return p.fills[sym]
}

func (p *analysis) noteFills(f *ssa.Function) {
	for _, b := range f.Blocks {
		for _, i := range b.Instrs {
			for _, op := range i.Operands(nil) {
				if g, ok := (*op).(*ssa.Global); ok && !p.fills[globalName(g)] {
					p.fills[globalName(g)] = filler{}.fills(i, g)
				}
			}
		}
	}
}

// filler is the values that have been looked at.
type filler map[ssa.Value]bool

// fills reports whether an instruction that has the address of memory, or a pointer,
// slice, map or channel from there, puts more than constants into it.
func (s filler) fills(i ssa.Instruction, v ssa.Value) bool {
	switch i := i.(type) {
	case *ssa.Store:
		return i.Addr == v && !s.constant(i.Val, i) || i.Val == v && handsOut(v)
	case *ssa.MapUpdate:
		return i.Map == v && !(s.constant(i.Key, i) && s.constant(i.Value, i)) || i.Map != v && handsOut(v)
	case *ssa.Send:
		return i.Chan == v && !s.constant(i.X, i) || i.X == v && handsOut(v)
	case *ssa.BinOp, *ssa.DebugRef, *ssa.If:
		return false
	case *ssa.FieldAddr, *ssa.IndexAddr, *ssa.UnOp, *ssa.Lookup, *ssa.Index, *ssa.Field,
		*ssa.Extract, *ssa.Range, *ssa.Next, *ssa.Phi, *ssa.ChangeType, *ssa.Slice:
		return s.within(i.(ssa.Value), nil)
	case *ssa.Call:
		if b, ok := i.Call.Value.(*ssa.Builtin); ok {
			return b.Name() == "copy" && i.Call.Args[0] == v
		}
	}
	return handsOut(v)
}

// within reports whether anything that is done with a value, but for one instruction,
// fills the memory it refers to.
func (s filler) within(v ssa.Value, but ssa.Instruction) bool {
	if s[v] || !pointerLike(v.Type().Underlying()) && !isTuple(v) {
		return false
	}
	s[v] = true
	return slices.ContainsFunc(*v.Referrers(), func(i ssa.Instruction) bool { return i != but && s.fills(i, v) })
}

func isTuple(v ssa.Value) bool {
	_, ok := v.Type().(*types.Tuple)
	return ok
}

// handsOut reports whether who gets v can be expected to write there: lists and tables
// are mostly read.
func handsOut(v ssa.Value) bool {
	switch v.Type().Underlying().(type) {
	case *types.Pointer, *types.Chan:
		return true
	}
	return false
}

// constant reports whether v, which one instruction stores, is written out there.
func (s filler) constant(v ssa.Value, at ssa.Instruction) bool {
	switch v := v.(type) {
	case *ssa.Const, *ssa.Function:
		return true
	case *ssa.Alloc, *ssa.MakeMap, *ssa.MakeSlice, *ssa.MakeChan:
		return !s.within(v, at)
	case *ssa.Slice:
		return s.constant(v.X, v)
	case *ssa.UnOp:
		a, ok := v.X.(*ssa.Alloc)
		return ok && v.Op == token.MUL && s.constant(a, v)
	case *ssa.Convert:
		return s.constant(v.X, v)
	case *ssa.ChangeType:
		return s.constant(v.X, v)
	case *ssa.MakeInterface:
		return s.constant(v.X, v)
	}
	return false
}
