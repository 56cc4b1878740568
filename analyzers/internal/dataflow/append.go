package dataflow

import (
	"go/constant"
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"
)

// appendTo may write in place or make a new array; the result is either, unless there is
// no room and something is appended.
func (a *function) appendTo(instr ssa.Instruction, c *ssa.CallCommon) *node {
	dst := a.value(c.Args[0])
	old := a.elements(dst, c.Args[0].Type())
	var added *node
	if len(c.Args) > 1 {
		added = a.elements(a.value(c.Args[1]), c.Args[1].Type())
		a.enterStored(c.Args[0], added)
	}
	id := a.alloc(instr, 0, c.Args[0].Type())
	a.write(id, a.u.extend(0, anyElem), a.u.join(old, added), false)
	refs, _ := a.targets(dst, c.Args[0].Type())
	a.growing = true
	defer func() { a.growing = false }()
	full := clipped(c.Args[0])
	for _, r := range refs {
		if added != nil && !full {
			a.write(r.obj, a.u.extend(r.path, anyElem), added, false)
		}
		if o := a.objs[r.obj]; a.grown[r.obj] || o.input && a.longLived(o.root) {
			a.grown[id] = true
		}
	}
	if full && len(c.Args) > 1 && listed(c.Args[1]) {
		return pointer(ref{obj: id})
	}
	return a.u.join(dst, pointer(ref{obj: id}))
}

// listed reports whether what is appended is written out there, so that it is something.
func listed(v ssa.Value) bool {
	s, ok := v.(*ssa.Slice)
	if !ok || s.Low != nil || s.High != nil {
		return false
	}
	p, ok := s.X.Type().Underlying().(*types.Pointer)
	if !ok {
		return false
	}
	a, ok := p.Elem().Underlying().(*types.Array)
	return ok && a.Len() > 0
}

// clipped reports whether a slice has no room for more, so that what is appended to it
// goes elsewhere: slices.Clip(s), s[:n:n].
func clipped(v ssa.Value) bool {
	switch v := v.(type) {
	case *ssa.ChangeType:
		return clipped(v.X)
	case *ssa.Slice:
		return v.Max != nil && sameNumber(v.High, v.Max)
	case *ssa.Call:
		f := v.Call.StaticCallee()
		if f == nil {
			return false
		}
		if f.Origin() != nil {
			f = f.Origin()
		}
		return f.Name() == "Clip" && f.Pkg != nil && f.Pkg.Pkg.Path() == "slices"
	}
	return false
}

// sameNumber reports whether two values are surely the same: one value, one constant, or
// the length of the same.
func sameNumber(x, y ssa.Value) bool {
	if x == y {
		return true
	}
	switch x := x.(type) {
	case *ssa.Const:
		y, ok := y.(*ssa.Const)
		return ok && constant.Compare(x.Value, token.EQL, y.Value)
	case *ssa.Call:
		y, ok := y.(*ssa.Call)
		return ok && isLen(x) && isLen(y) && sameLoad(x.Call.Args[0], y.Call.Args[0])
	}
	return false
}

func isLen(c *ssa.Call) bool {
	b, ok := c.Call.Value.(*ssa.Builtin)
	return ok && b.Name() == "len"
}

// sameLoad reports whether two values are one, or read from one place with nothing
// between that could write there.
func sameLoad(x, y ssa.Value) bool {
	if x == y {
		return true
	}
	a, ok := x.(*ssa.UnOp)
	b, both := y.(*ssa.UnOp)
	if !ok || !both || a.Op != token.MUL || b.Op != token.MUL || !sameAddr(a.X, b.X) || a.Block() != b.Block() {
		return false
	}
	ins := a.Block().Instrs
	i, j := slices.Index(ins, ssa.Instruction(a)), slices.Index(ins, ssa.Instruction(b))
	return !slices.ContainsFunc(ins[min(i, j):max(i, j)], mayWrite)
}

func sameAddr(x, y ssa.Value) bool {
	if x == y {
		return true
	}
	a, ok := x.(*ssa.FieldAddr)
	b, both := y.(*ssa.FieldAddr)
	return ok && both && a.Field == b.Field && (sameAddr(a.X, b.X) || sameLoad(a.X, b.X))
}

func mayWrite(i ssa.Instruction) bool {
	switch i := i.(type) {
	case *ssa.Call:
		return !isLen(i)
	case *ssa.UnOp:
		return i.Op == token.ARROW
	case *ssa.FieldAddr, *ssa.Slice, *ssa.BinOp, *ssa.DebugRef:
		return false
	}
	return true
}
