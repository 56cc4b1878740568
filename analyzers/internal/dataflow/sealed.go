package dataflow

import (
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"
)

// A table of functions that is written out where its variable is declared, and only
// looked up in after that, holds nothing else: whoever calls an entry knows all that it
// may be.

// sealed reports whether a package variable is such a table: unexported, never stored
// to, and never handed to anybody who could.
func (p *analysis) sealed(sym string) bool {
	if p.foreignGlobal(sym) {
		return false
	}
	if p.unsealed == nil {
		p.unsealed = map[string]bool{}
		for _, f := range p.funcs {
			p.unseal(f)
		}
	}
	return !p.unsealed[sym]
}

// unseal notes the variables that a function does more with than to look something up.
func (p *analysis) unseal(f *ssa.Function) {
	for _, b := range f.Blocks {
		for _, i := range b.Instrs {
			for _, op := range i.Operands(nil) {
				g, ok := (*op).(*ssa.Global)
				if ok && !looksUp(i) && !(f.Synthetic == "package initializer" && declares(i)) {
					p.unsealed[globalName(g)] = true
				}
			}
		}
	}
}

// declares reports whether an instruction stores a map or slice that is written out
// there, and that nothing else refers to.
func declares(i ssa.Instruction) bool {
	s, ok := i.(*ssa.Store)
	if !ok {
		return false
	}
	switch v := s.Val.(type) {
	case *ssa.MakeMap:
		return !slices.ContainsFunc(*v.Referrers(), func(i ssa.Instruction) bool {
			u, fills := i.(*ssa.MapUpdate)
			return i != s && !(fills && u.Map == v && u.Key != v && u.Value != v)
		})
	case *ssa.Slice:
		of, ok := v.X.(*ssa.Alloc)
		return ok && of.Comment == "slicelit" && len(*v.Referrers()) == 1
	}
	return false
}

// looksUp reports whether an instruction that has the address of a variable, or of a part
// of it, only reads there, and what it reads is only looked up in, called or compared.
func looksUp(i ssa.Instruction) bool {
	switch i := i.(type) {
	case *ssa.UnOp, *ssa.Lookup, *ssa.Index, *ssa.Field, *ssa.Extract, *ssa.Next:
		v := i.(ssa.Value)
		switch t := v.Type().Underlying().(type) {
		case *types.Signature:
			return true
		case *types.Tuple:
			return onlyLookedUp(v)
		default:
			return !pointerLike(t) || onlyLookedUp(v)
		}
	case *ssa.FieldAddr, *ssa.IndexAddr, *ssa.Range:
		return onlyLookedUp(i.(ssa.Value))
	case *ssa.BinOp, *ssa.DebugRef, *ssa.If:
		return true
	case *ssa.Call:
		b, ok := i.Call.Value.(*ssa.Builtin)
		return ok && (b.Name() == "len" || b.Name() == "cap")
	}
	return false
}

func onlyLookedUp(v ssa.Value) bool {
	return !slices.ContainsFunc(*v.Referrers(), func(i ssa.Instruction) bool { return !looksUp(i) })
}

// fromSealed reports whether a function value comes out of sealed tables alone, the
// entries of which are known.
func (a *function) fromSealed(fv *node) bool {
	if a.u.policy == nil || fv == nil || len(fv.labels) == 0 {
		return false
	}
	return !slices.ContainsFunc(fv.labels, func(l label) bool {
		r := a.u.roots[l.root]
		if l.kind != inLabel || !l.exact || r.kind != globalRoot || !a.p.sealed(r.sym) {
			return true
		}
		table, _ := a.callees(labelled(labels{l}))
		return callables(a.u, table) == nil
	})
}
