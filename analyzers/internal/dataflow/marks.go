package dataflow

import (
	"go/types"
	"strconv"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// maxName bounds how many fields a datum's name spells out.
const maxName = 3

// typeMark returns the mark that values of type t carry because of their type:
// a marked type, a pointer to or collection of one, or, as a container mark, a
// struct that holds one somewhere. 0 when t holds no patient data.
func (u *universe) typeMark(t types.Type) markID {
	if u.policy == nil {
		return 0
	}
	if m, ok := u.typed[t]; ok {
		return m
	}
	u.typed[t] = 0 // a recursive type adds nothing to itself
	m := u.computeTypeMark(t)
	u.typed[t] = m
	return m
}

func (u *universe) computeTypeMark(t types.Type) markID {
	switch t := types.Unalias(t).(type) {
	case *types.Named:
		d := u.policy.TypeData(t.Obj())
		switch {
		case d.None:
			return 0
		case d.Patient:
			return u.dataMark(d, t.Obj().Name(), t)
		}
		if d := u.policy.MapKeysData(t.Obj()); d.Patient {
			return u.mark(mark{name: d.Name, typ: t, container: true, state: d.State, collected: u.holding(d.Collected)})
		}
		return u.retype(u.typeMark(t.Underlying()), t)
	case *types.Pointer:
		return u.retype(u.typeMark(t.Elem()), t)
	case *types.Slice:
		return u.retype(u.typeMark(t.Elem()), t)
	case *types.Array:
		return u.retype(u.typeMark(t.Elem()), t)
	case *types.Chan:
		return u.retype(u.typeMark(t.Elem()), t)
	case *types.Map:
		if m := u.typeMark(t.Elem()); m != 0 {
			return u.retype(m, t)
		}
		return u.retype(u.typeMark(t.Key()), t)
	case *types.Struct:
		return u.structMark(t)
	case *types.Tuple:
		for i := range t.Len() {
			if m := u.typeMark(t.At(i).Type()); m != 0 {
				c := u.marks[m]
				c.typ, c.container = t, true
				return u.mark(c)
			}
		}
	}
	return 0
}

func (u *universe) structMark(t *types.Struct) markID {
	for i := range t.NumFields() {
		f := t.Field(i)
		d := u.policy.FieldData(nil, f)
		if d.None {
			continue
		}
		if d.Patient {
			return u.mark(mark{name: dataName(d, f.Name()), typ: t, container: true, state: d.State, collected: u.holding(d.Collected)})
		}
		if m := u.typeMark(f.Type()); m != 0 {
			c := u.marks[m]
			c.typ, c.container = t, true
			return u.mark(c)
		}
	}
	return 0
}

// retype is m for a value of type t around or on top of the one m was made for.
func (u *universe) retype(m markID, t types.Type) markID {
	if m == 0 {
		return 0
	}
	c := u.marks[m]
	c.typ = t
	return u.mark(c)
}

func dataName(d Data, name string) string {
	if d.Name != "" {
		return d.Name
	}
	return name
}

func (u *universe) dataMark(d Data, name string, t types.Type) markID {
	return u.mark(mark{name: dataName(d, name), typ: t, state: d.State, collected: u.holding(d.Collected)})
}

// refine returns the mark of what lies one step below a value marked m, and
// whether there is patient data at all.
func (u *universe) refine(m markID, e elem) markID {
	if m == 0 {
		return 0
	}
	key := refineKey{m, e}
	if r, ok := u.refined[key]; ok {
		return r
	}
	r := u.computeRefine(m, e)
	u.refined[key] = r
	return r
}

func (u *universe) computeRefine(m markID, e elem) markID {
	c := u.marks[m]
	if c.typ == nil {
		return m
	}
	t := types.Unalias(c.typ)
	if p, ok := t.Underlying().(*types.Pointer); ok && e != anyElem {
		t = types.Unalias(p.Elem())
		if e == derefElem {
			return u.retype(m, t)
		}
	}
	switch ut := t.Underlying().(type) {
	case *types.Struct:
		if e >= 0 && int(e) < ut.NumFields() {
			return u.refineField(c, t, ut.Field(int(e)))
		}
	case *types.Slice:
		return u.retype(m, ut.Elem())
	case *types.Array:
		return u.retype(m, ut.Elem())
	case *types.Chan:
		return u.retype(m, ut.Elem())
	case *types.Map:
		if e == derefElem {
			return u.retype(m, t) // the map itself: its keys come next
		}
		return u.refineMap(m, t, ut, e)
	case *types.Tuple:
		if e >= 0 && int(e) < ut.Len() {
			return u.typeMark(ut.At(int(e)).Type())
		}
	case *types.Interface:
		if u.kind(e) == boxSym {
			c.typ = u.boxTypes[e]
			return u.mark(c)
		}
	}
	return m
}

func (u *universe) refineField(c mark, owner types.Type, f *types.Var) markID {
	var name *types.TypeName
	if n, ok := owner.(*types.Named); ok {
		name = n.Obj()
	}
	d := u.policy.FieldData(name, f)
	switch {
	case d.None:
		return 0
	case d.Patient:
		return u.dataMark(d, f.Name(), f.Type())
	}
	if u.noData(f.Type()) {
		return 0
	}
	own := u.typeMark(f.Type())
	if c.container {
		return own
	}
	if own != 0 && !u.marks[own].container {
		return own
	}
	if !f.Exported() && f.Pkg() != nil && u.std != nil && u.std(f.Pkg().Path()) {
		c.typ = nil // how a time.Time is made up tells nobody anything
		return u.mark(c)
	}
	c.typ = f.Type()
	if strings.Count(c.name, ".") < maxName {
		c.name += "." + f.Name()
	}
	return u.mark(c)
}

// carvedField reports whether the step leads to a field that is declared to hold no
// patient data, of a struct of type t, or of the one that it points to.
func (u *universe) carvedField(t types.Type, e elem) bool {
	if u.policy == nil || t == nil || e < 0 {
		return false
	}
	if p, ok := types.Unalias(t).Underlying().(*types.Pointer); ok {
		t = p.Elem()
	}
	s, ok := types.Unalias(t).Underlying().(*types.Struct)
	if !ok || int(e) >= s.NumFields() {
		return false
	}
	f := s.Field(int(e))
	carved, known := u.carved[f]
	if !known {
		var owner *types.TypeName
		if n, ok := types.Unalias(t).(*types.Named); ok {
			owner = n.Obj()
		}
		carved = u.policy.FieldData(owner, f).None
		u.carved[f] = carved
	}
	return carved
}

// carvedAddr reports whether an address is that of such a field, or within one.
func (u *universe) carvedAddr(v ssa.Value) bool {
	for {
		f, ok := v.(*ssa.FieldAddr)
		if !ok {
			return false
		}
		if u.carvedField(f.X.Type(), elem(f.Field)) {
			return true
		}
		v = f.X
	}
}

// noData reports whether the type, or what it points to, is declared to hold no
// patient data.
func (u *universe) noData(t types.Type) bool {
	if p, ok := types.Unalias(t).(*types.Pointer); ok {
		t = p.Elem()
	}
	n, ok := types.Unalias(t).(*types.Named)
	return ok && u.policy.TypeData(n.Obj()).None
}

func (u *universe) refineMap(m markID, t types.Type, mt *types.Map, e elem) markID {
	if n, ok := t.(*types.Named); ok && u.kind(e) == keySym {
		d := u.policy.MapKeyData(n.Obj(), keyText(u.text(e)))
		switch {
		case d.None:
			return 0
		case d.Patient:
			return u.dataMark(d, t.String(), mt.Elem())
		}
	}
	n, ok := t.(*types.Named)
	marked := ok && u.policy.TypeData(n.Obj()).Patient
	if ok && !marked && e != keyElem && u.kind(e) != keySym { // some key, which may be a marked one
		if d := u.policy.MapKeysData(n.Obj()); d.Patient {
			return u.dataMark(d, d.Name, mt.Elem())
		}
	}
	switch {
	case e == keyElem && (marked || u.typeMark(t) == 0):
		return u.retype(m, mt.Key())
	case e == keyElem:
		return u.typeMark(mt.Key()) // a key is not what it leads to
	case u.marks[m].container:
		return u.typeMark(mt.Elem())
	}
	return u.retype(m, mt.Elem())
}

// keyText is a constant key as it is written in lawful.yaml: strings without
// their quotes.
func keyText(s string) string {
	if t, err := strconv.Unquote(s); err == nil {
		return t
	}
	return s
}
