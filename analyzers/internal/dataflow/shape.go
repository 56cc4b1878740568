package dataflow

import (
	"go/types"
)

// What the types of inputs and of memory say of the places in them. A flat node says of
// each of its parts what holds of any, a path at its bound stands for all below it, and
// package unsafe takes one type for another: a type is never known for certain.

// stepType is the type one step below t, nil when it is not known.
func stepType(t types.Type, e elem, u *universe) types.Type {
	if t == nil {
		return nil
	}
	if u.kind(e) == boxSym {
		return u.boxTypes[e]
	}
	switch ut := types.Unalias(t).Underlying().(type) {
	case *types.Pointer:
		if e == derefElem {
			return ut.Elem()
		}
	case *types.Struct:
		if e >= 0 && int(e) < ut.NumFields() {
			return ut.Field(int(e)).Type()
		}
	case *types.Slice:
		if e == derefElem {
			return t
		}
		return ut.Elem()
	case *types.Array:
		return ut.Elem()
	case *types.Chan:
		if e == derefElem {
			return t
		}
		return ut.Elem()
	case *types.Map:
		switch e {
		case derefElem:
			return t
		case keyElem:
			return ut.Key()
		}
		return ut.Elem()
	}
	return nil
}

// typeOfStep is the type one step below n, a value of type t: where that is not known, as
// of another package's variable, the type of the memory that n leads to.
func (a *function) typeOfStep(n *node, t types.Type, e elem) types.Type {
	next := stepType(t, e, a.u)
	if next != nil || e != derefElem || n == nil {
		return next
	}
	for _, r := range n.refs {
		if t := a.typeAt(r); t != nil {
			return t
		}
	}
	for _, l := range n.labels {
		id, ok := a.inputs[inputKey{l.root, a.u.extend(l.path, derefElem)}]
		if l.kind == inLabel && l.exact && ok && a.typeOf(a.objs[id]) != nil {
			return a.objs[id].typ
		}
	}
	return nil
}

// typeAlong is the type at the end of a path from a value of type t, nil when it is not
// known.
func (u *universe) typeAlong(t types.Type, path pathID) types.Type {
	for _, e := range u.steps(path) {
		t = stepType(t, e, u)
	}
	return t
}

// hasPart reports whether values of type t have a part at a step, as far as is known of
// the type: those of other modules have what models give them.
func (p *analysis) hasPart(t types.Type, e elem) bool {
	if t == nil || p.u.kind(e) != 0 {
		return true
	}
	if n, ok := types.Unalias(t).(*types.Named); ok && (n.Obj().Pkg() == nil || !p.own(n.Obj().Pkg().Path())) {
		return true
	}
	switch t := types.Unalias(t).Underlying().(type) {
	case *types.Basic:
		return !hasNoParts(t)
	case *types.Struct:
		return e >= 0 && int(e) < t.NumFields()
	case *types.Pointer:
		return e == derefElem
	case *types.Slice, *types.Map, *types.Chan:
		return e < 0
	case *types.Signature:
		return false
	}
	return true
}

// hasNoParts reports whether values of the type, as strings and numbers, refer to nothing
// and have no parts, so that what a flat node says of either is of something else.
func hasNoParts(t types.Type) bool {
	if t == nil {
		return false
	}
	b, ok := types.Unalias(t).Underlying().(*types.Basic)
	return ok && b.Info()&(types.IsBoolean|types.IsNumeric|types.IsString) != 0 && b.Kind() != types.Uintptr
}

// isPlain reports whether t is text, a number, an error, or any value, or lists these: what
// is handed over for what it is, and not for what it can do.
func isPlain(t types.Type) bool { return isPlainTo(t, 3) }

func isPlainTo(t types.Type, depth int) bool {
	if t == nil || depth == 0 {
		return false
	}
	switch u := t.Underlying().(type) {
	case *types.Slice:
		return isPlainTo(u.Elem(), depth-1)
	case *types.Map:
		return isPlainTo(u.Elem(), depth-1)
	case *types.Interface:
		return u.NumMethods() == 0 || isError(t)
	}
	return hasNoParts(t)
}

func isStruct(t types.Type) bool {
	_, ok := typeOrNil(t).Underlying().(*types.Struct)
	return ok
}

// isInert reports whether t holds, in at most that many steps, nothing but text, numbers
// and times, and pointers to these and lists of them.
func isInert(t types.Type, depth int) bool {
	if depth < 0 {
		return false
	}
	if n, ok := types.Unalias(t).(*types.Named); ok && n.Obj().Pkg() != nil && n.Obj().Pkg().Path() == "time" {
		return true
	}
	switch t := t.Underlying().(type) {
	case *types.Struct:
		for f := range t.Fields() {
			if !isInert(f.Type(), depth-1) {
				return false
			}
		}
		return true
	case *types.Pointer:
		return !isStruct(t.Elem()) && isInert(t.Elem(), depth-1)
	case *types.Slice:
		return isInert(t.Elem(), depth-1)
	case *types.Array:
		return isInert(t.Elem(), depth-1)
	}
	return hasNoParts(t)
}

// rootType is the type of an input, nil when it is not known.
func (a *function) rootType(root rootID) types.Type {
	switch r := a.u.roots[root]; r.kind {
	case paramRoot:
		if r.n < len(a.fn.Params) {
			return a.fn.Params[r.n].Type()
		}
	case freeRoot:
		if r.n < len(a.fn.FreeVars) {
			return a.fn.FreeVars[r.n].Type()
		}
	case globalRoot:
		if v := a.p.variable(r.sym); v != nil {
			return v.Type()
		}
	case madeRoot:
		if r.n < len(a.objs) {
			return a.objs[r.n].typ
		}
	}
	return nil
}

// typeOnPath is the type at a path in an input, nil when it is not known.
func (a *function) typeOnPath(l label) types.Type {
	return a.u.typeAlong(a.rootType(l.root), l.path)
}

// typeOf is the type of what an object holds, nil where it stands for all below it.
func (a *function) typeOf(o object) types.Type {
	if o.flat || o.input && a.u.bounded(o.path) {
		return nil
	}
	return o.typ
}

// typeAt is the type of what a pointer points to, as far as it is known.
func (a *function) typeAt(r ref) types.Type {
	return a.u.typeAlong(a.typeOf(a.objs[r.obj]), r.path)
}

// whole is what a place in an object is a part of, by type, and its path there: an
// input, or memory that the function made.
func (a *function) whole(o object, path pathID) (types.Type, pathID) {
	if o.input {
		return a.rootType(o.root), a.fullPath(o, path)
	}
	return o.typ, path
}

// fullPath is the path of a place in an input object, from the input on.
func (a *function) fullPath(o object, path pathID) pathID {
	full := o.path
	for _, e := range a.u.steps(path) {
		full = a.u.extend(full, e)
	}
	return full
}

// holdsNoPointer reports whether the types on the way say that an input is none itself,
// or that there is no such place.
func (a *function) holdsNoPointer(l label) bool {
	if a.u.bounded(l.path) {
		return false // it stands for what lies below too
	}
	t := a.rootType(l.root)
	for _, e := range a.u.steps(l.path) {
		if !a.p.hasPart(t, e) {
			return true
		}
		t = stepType(t, e, a.u)
	}
	if t == nil {
		return false
	}
	switch types.Unalias(t).Underlying().(type) {
	case *types.Struct, *types.Array, *types.Signature:
		return true
	}
	return hasNoParts(t)
}

func typeOrNil(t types.Type) types.Type {
	if t == nil {
		return types.Typ[types.Invalid]
	}
	return t
}
