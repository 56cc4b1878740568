package difftest

import "strings"

// kind tells generated types apart.
type kind uint8

const (
	str       kind = iota // string, or a named string type
	byteSlice             // []byte
	float                 // float64
	key                   // string that is only ever "k" or "l": a map key
	index                 // int that is only ever 0 or 1: an index
	anyT                  // any
	iface                 // an interface with methods Get and Put
	strct                 // a struct, named, anonymous or an instance of a generic one
	ptr
	slice // always two elements at least
	array // always two elements
	maps  // string keys; "k" and "l" are always present
	fn
	chn // never part of another type; made and used by one statement
)

// typ is a type of the generated program. Types are the same when their
// names are. Values keep to the invariants noted at kind and, Next fields
// apart, hold no nil pointer, so that generated access paths never panic.
type typ struct {
	kind    kind
	name    string
	elem    *typ
	fields  []field
	params  []*typ
	results []*typ
	// get and put say that a struct type has the methods Get() string and
	// Put(string), through its address.
	get, put bool
	impls    []*typ // of an interface, each without arguments to choose
}

// field is a field of a struct type.
type field struct {
	name     string
	t        *typ
	embedded bool
	next     bool // may be nil; left out of access paths
}

// The types every program knows.
var (
	stringType = &typ{kind: str, name: "string"}
	bytesType  = &typ{kind: byteSlice, name: "[]byte"}
	floatType  = &typ{kind: float, name: "float64"}
	keyType    = &typ{kind: key, name: "string"}
	indexType  = &typ{kind: index, name: "int"}
	anyType    = &typ{kind: anyT, name: "any"}
	thunkType  = funcOf(nil, stringType)
	mapperType = funcOf([]*typ{stringType}, stringType)
)

func ptrTo(t *typ) *typ   { return &typ{kind: ptr, name: "*" + t.name, elem: t} }
func sliceOf(t *typ) *typ { return &typ{kind: slice, name: "[]" + t.name, elem: t} }
func arrayOf(t *typ) *typ { return &typ{kind: array, name: "[2]" + t.name, elem: t} }
func mapOf(t *typ) *typ   { return &typ{kind: maps, name: "map[string]" + t.name, elem: t} }

// boxOf is an instance of the generic struct Box of the prelude.
func boxOf(t *typ) *typ {
	return &typ{
		kind:   strct,
		name:   preSigil + "Box[" + t.name + "]",
		fields: []field{{name: "V", t: t}, {name: "W", t: t}},
	}
}

// funcOf is a function type with one result or none (nil).
func funcOf(params []*typ, result *typ) *typ {
	t := &typ{kind: fn, params: params}
	t.name = "func(" + names(params) + ")"
	if result != nil {
		t.results = []*typ{result}
		t.name += " " + result.name
	}
	return t
}

func names(ts []*typ) string {
	s := make([]string, len(ts))
	for i, t := range ts {
		s[i] = t.name
	}
	return strings.Join(s, ", ")
}

// same reports whether values of the one type are the other's too.
func same(a, b *typ) bool { return a.name == b.name && (a.kind == b.kind) }

// opaque reports whether a value of the type can hold a function, which a
// sink cannot look into.
func (t *typ) opaque() bool { return t.opaqueIn(map[string]bool{}) }

func (t *typ) opaqueIn(seen map[string]bool) bool {
	if t.kind == fn || t.kind == chn {
		return true
	}
	if seen[t.name] {
		return false
	}
	seen[t.name] = true
	if t.elem != nil && t.elem.opaqueIn(seen) {
		return true
	}
	for _, f := range t.fields {
		if f.t.opaqueIn(seen) {
			return true
		}
	}
	for _, impl := range t.impls {
		if impl.opaqueIn(seen) {
			return true
		}
	}
	return false
}
