package dataflow

import (
	"go/token"
	"go/types"
	"slices"
	"strconv"
)

// unalias is t without aliases and names of parameters anywhere in it, so that
// map[string]any and map[string]interface{} have one name. What is declared by name (structs and
// interfaces behind a type name) is left alone.
func unalias(t types.Type) types.Type { return rewriter(nil).rewrite(t) }

// rewriter puts other types in the place of type parameters.
type rewriter func(*types.TypeParam) types.Type

// rewrite is t without aliases, and with its type parameters replaced.
func (r rewriter) rewrite(t types.Type) types.Type {
	switch t := types.Unalias(t).(type) {
	case *types.Pointer:
		if e := r.rewrite(t.Elem()); e != t.Elem() {
			return types.NewPointer(e)
		}
		return t
	case *types.Slice:
		if e := r.rewrite(t.Elem()); e != t.Elem() {
			return types.NewSlice(e)
		}
		return t
	case *types.Array:
		if e := r.rewrite(t.Elem()); e != t.Elem() {
			return types.NewArray(e, t.Len())
		}
		return t
	case *types.Chan:
		if e := r.rewrite(t.Elem()); e != t.Elem() {
			return types.NewChan(t.Dir(), e)
		}
		return t
	case *types.Map:
		if k, e := r.rewrite(t.Key()), r.rewrite(t.Elem()); k != t.Key() || e != t.Elem() {
			return types.NewMap(k, e)
		}
		return t
	case *types.Named:
		return r.args(t)
	case *types.Tuple:
		return r.tuple(t)
	case *types.Signature:
		in, out := r.tuple(t.Params()), r.tuple(t.Results())
		if in != t.Params() || out != t.Results() {
			return types.NewSignatureType(nil, nil, nil, in, out, t.Variadic())
		}
		return t
	case *types.Struct:
		return r.fields(t)
	case *types.Interface:
		if t.Empty() && !t.IsComparable() {
			return emptyInterface // any's own prints as any
		}
		return t
	case *types.TypeParam:
		if r != nil {
			return r(t)
		}
		return t
	default:
		return t
	}
}

var emptyInterface = types.NewInterfaceType(nil, nil)

func (r rewriter) args(t *types.Named) types.Type {
	args := make([]types.Type, t.TypeArgs().Len())
	same := true
	for i := range args {
		args[i] = r.rewrite(t.TypeArgs().At(i))
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

func (r rewriter) tuple(t *types.Tuple) *types.Tuple {
	vars := make([]*types.Var, t.Len())
	same := true
	for i := range vars {
		v := t.At(i)
		vars[i] = v
		if e := r.rewrite(v.Type()); e != v.Type() || r == nil && v.Name() != "" {
			vars[i], same = types.NewVar(v.Pos(), v.Pkg(), "", e), false
		}
	}
	if same {
		return t
	}
	return types.NewTuple(vars...)
}

func (r rewriter) fields(t *types.Struct) types.Type {
	fields := make([]*types.Var, t.NumFields())
	tags := make([]string, t.NumFields())
	same := true
	for i := range fields {
		f := t.Field(i)
		fields[i], tags[i] = f, t.Tag(i)
		if e := r.rewrite(f.Type()); e != f.Type() {
			fields[i], same = types.NewField(f.Pos(), f.Pkg(), f.Name(), e, f.Embedded()), false
		}
	}
	if same {
		return t
	}
	return types.NewStruct(fields, tags)
}

// hasTypeParams reports whether t is made with type parameters.
func hasTypeParams(t types.Type) bool {
	found := false
	rewriter(func(p *types.TypeParam) types.Type { found = true; return p }).rewrite(t)
	return found
}

// instance is a type of the callee's, made with its type parameters, as it is in
// this call; nil when the call does not say what they are.
func (b *application) instance(t types.Type) types.Type {
	if t == nil || !b.u.isGeneric(t) {
		return t
	}
	known := true
	out := rewriter(func(p *types.TypeParam) types.Type {
		if i := b.u.paramIndex(p); i >= 0 && i < len(b.s.types) {
			return b.s.types[i]
		}
		known = false
		return p
	}).rewrite(t)
	if !known {
		return nil
	}
	return out
}

// instances are such types, one by one.
func (b *application) instances(ts []types.Type) []types.Type {
	var out []types.Type
	for _, t := range ts {
		out = append(out, b.instance(t))
	}
	return out
}

func (u *universe) sameTypes(a, b []types.Type) bool {
	return slices.EqualFunc(a, b, u.sameType)
}

func (u *universe) sameType(a, b types.Type) bool {
	return a == b || a != nil && b != nil && u.typeName(a) == u.typeName(b)
}

func isUnknown(l label) bool { return l.kind == unkLabel }

// instantiated is an argument of a call that generic code makes, of the type t that its type
// parameters stand for. What that code has obtained, for the call's purposes or none, is
// patient data by this type: it is returned by itself as well.
func (a *function) instantiated(s *callSite, n *node, t types.Type, obtained bool) (out *node, own labels) {
	defer func(ps []string, pulling bool) { a.purposes, a.pulling = ps, pulling }(a.purposes, a.pulling)
	a.purposes, a.pulling = a.u.held[s.enters], true
	out = a.typed(n, t)
	if obtained && a.u.typeMark(t) != 0 {
		data := a.typed(labelled(unknown), t)
		out, own = a.u.join(out, data), data.sources()
	}
	return out, own
}

// ownType is the type of argument i, made with type parameters, if it may be something that
// the code which makes the call has come by itself.
func (p *pending) ownType(i int) types.Type {
	if i >= len(p.types) || !p.args[i].some(isUnknown) {
		return nil
	}
	return p.types[i]
}

// behindReceiver is ts behind a receiver, of which nothing is said.
func behindReceiver(ts []types.Type) []types.Type {
	if len(ts) == 0 {
		return nil
	}
	return append([]types.Type{nil}, ts...)
}

// genericArgs are the types of a call's arguments from first on that are made with type
// parameters, nil for others, and for one that has another type where old is the same call.
func (a *function) genericArgs(s *callSite, first int, old *pending, again bool) []types.Type {
	var out []types.Type
	for i := first; i < len(s.args); i++ {
		t := s.argType(i)
		if t == nil || !a.u.isGeneric(t) || again && (i-first >= len(old.types) || !a.u.sameType(t, old.types[i-first])) {
			continue
		}
		for len(out) < i-first {
			out = append(out, nil)
		}
		out = append(out, t)
	}
	return out
}

// isGeneric is hasTypeParams, remembered.
func (u *universe) isGeneric(t types.Type) bool {
	is, ok := u.generics[t]
	if !ok {
		is = hasTypeParams(t)
		u.generics[t] = is
	}
	return is
}

// param stands for a type parameter of a function of another package.
func (u *universe) param(i int) types.Type {
	for len(u.params) <= i {
		name := types.NewTypeName(token.NoPos, nil, "T"+strconv.Itoa(len(u.params)), nil)
		u.params = append(u.params, types.NewTypeParam(name, emptyInterface))
	}
	return u.params[i]
}

// paramIndex is the place of a type parameter among those of its function.
func (u *universe) paramIndex(p *types.TypeParam) int {
	if i := slices.Index(u.params, p); i >= 0 {
		return i
	}
	return p.Index()
}
