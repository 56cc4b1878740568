package dataflow

import "go/types"

// unalias is t without aliases anywhere in it, so that map[string]any and
// map[string]interface{} have one name. What is declared by name (structs and
// interfaces behind a type name) is left alone.
func unalias(t types.Type) types.Type {
	switch t := types.Unalias(t).(type) {
	case *types.Pointer:
		if e := unalias(t.Elem()); e != t.Elem() {
			return types.NewPointer(e)
		}
		return t
	case *types.Slice:
		if e := unalias(t.Elem()); e != t.Elem() {
			return types.NewSlice(e)
		}
		return t
	case *types.Array:
		if e := unalias(t.Elem()); e != t.Elem() {
			return types.NewArray(e, t.Len())
		}
		return t
	case *types.Chan:
		if e := unalias(t.Elem()); e != t.Elem() {
			return types.NewChan(t.Dir(), e)
		}
		return t
	case *types.Map:
		if k, e := unalias(t.Key()), unalias(t.Elem()); k != t.Key() || e != t.Elem() {
			return types.NewMap(k, e)
		}
		return t
	case *types.Named:
		return unaliasArgs(t)
	case *types.Tuple:
		return unaliasTuple(t)
	case *types.Signature:
		p, r := unaliasTuple(t.Params()), unaliasTuple(t.Results())
		if p != t.Params() || r != t.Results() {
			return types.NewSignatureType(nil, nil, nil, p, r, t.Variadic())
		}
		return t
	case *types.Struct:
		return unaliasStruct(t)
	case *types.Interface:
		if t.Empty() && !t.IsComparable() {
			return emptyInterface // any's own prints as any
		}
		return t
	default:
		return t
	}
}

var emptyInterface = types.NewInterfaceType(nil, nil)

func unaliasArgs(t *types.Named) types.Type {
	args := make([]types.Type, t.TypeArgs().Len())
	same := true
	for i := range args {
		args[i] = unalias(t.TypeArgs().At(i))
		same = same && args[i] == t.TypeArgs().At(i)
	}
	if same {
		return t
	}
	out, err := types.Instantiate(nil, t.Origin(), args, false)
	if err != nil {
		return t
	}
	return out
}

func unaliasTuple(t *types.Tuple) *types.Tuple {
	vars := make([]*types.Var, t.Len())
	same := true
	for i := range vars {
		v := t.At(i)
		vars[i] = v
		if e := unalias(v.Type()); e != v.Type() {
			vars[i], same = types.NewVar(v.Pos(), v.Pkg(), v.Name(), e), false
		}
	}
	if same {
		return t
	}
	return types.NewTuple(vars...)
}

func unaliasStruct(t *types.Struct) types.Type {
	fields := make([]*types.Var, t.NumFields())
	tags := make([]string, t.NumFields())
	same := true
	for i := range fields {
		f := t.Field(i)
		fields[i], tags[i] = f, t.Tag(i)
		if e := unalias(f.Type()); e != f.Type() {
			fields[i], same = types.NewField(f.Pos(), f.Pkg(), f.Name(), e, f.Embedded()), false
		}
	}
	if same {
		return t
	}
	return types.NewStruct(fields, tags)
}
