package dataflow

import (
	"go/types"
	"math"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// elem is one step of an access path: a struct field by its index, or one of
// the special steps below, or an interned symbol (elemKind).
type elem int32

const (
	anyElem   elem = -1 - iota // an element of a slice, array, map or channel, whichever
	keyElem                    // the keys of a map
	derefElem                  // what a pointer points to
)

// firstSymbol is the first elem that names an interned symbol; struct fields
// lie below it.
const firstSymbol elem = 1 << 16

// The kinds of interned symbols: the first byte of their text.
const (
	keySym    = 'k' // a constant map key or constant index
	boxSym    = 't' // the content of an interface that holds this concrete type
	fnSym     = 'f' // the captured values of this function
	innerSym  = 'p' // an inner place of an opaque standard library type
	argOutSym = 'o' // what a pending call left behind its argument
	loopSym   = 'l' // any number of times along these links: the rest of a list or tree
)

type pathID int32

type pathInfo struct {
	parent pathID
	last   elem
	depth  int
}

type rootKind uint8

const (
	paramRoot  rootKind = iota // the receiver is parameter 0, as in SSA
	freeRoot                   // a captured variable
	globalRoot                 // a package-level variable
	retRoot                    // what a pending call returned or left behind
	panicRoot                  // what the function that defers this one panicked with
	madeRoot                   // memory that the function made, as it is when it has returned; see outlive.go
)

type rootInfo struct {
	kind rootKind
	n    int
	sym  string // of a global: package path and name; of what a call left elsewhere, see elsewhere.go
}

type (
	rootID int32
	markID int32
	heldID int32
)

// mark says in what way a value is patient data.
type mark struct {
	name      string
	typ       types.Type // of the value; nil when it is not known here
	typeName  string     // path-qualified name of typ, for facts
	container bool       // the type only contains patient data somewhere
	state     State
	collected heldID // 0: not said
}

// fnRef is a function value: code without what it captured.
type fnRef struct {
	sym string
	ssa *ssa.Function // nil when its body is in another package
	obj *types.Func   // nil for literals and when not known here

	// types are the type arguments of generic code: where its body is another package's,
	// or is analysed as it is written.
	types []types.Type
}

// name tells the function from others, and from other instances of itself.
func (u *universe) name(r *fnRef) string {
	if len(r.types) == 0 {
		return r.sym
	}
	args := make([]string, len(r.types))
	for i, t := range r.types {
		args[i] = u.typeName(t)
	}
	return r.sym + "[" + strings.Join(args, ",") + "]"
}

// method reports whether the function has a receiver.
func (r *fnRef) method() bool {
	switch {
	case r.obj != nil:
		return r.obj.Signature().Recv() != nil
	case r.ssa != nil:
		return r.ssa.Signature.Recv() != nil
	}
	return strings.HasPrefix(r.sym, "(")
}

// universe interns what labels and trees are made of, for one package.
// Ids are given in order of first use, so they are as deterministic as the
// analysis; nothing that leaves the package is ordered by them.
type universe struct {
	policy Policy
	std    func(path string) bool

	symbols   []string
	symbolIDs map[string]elem
	boxTypes  map[elem]types.Type
	carved    map[*types.Var]bool // see carvedField
	fns       map[elem]*fnRef

	paths   []pathInfo
	pathIDs map[pathInfo]pathID

	roots   []rootInfo
	rootIDs map[rootInfo]rootID

	marks   []mark
	markIDs map[string]markID
	typed   map[types.Type]markID
	refined map[refineKey]markID

	held    [][]string
	heldIDs map[string]heldID

	names    map[types.Type]string
	generics map[types.Type]bool // whether type parameters are in it
	params   []*types.TypeParam  // of functions of other packages, by index

	grain      grain
	holdsData  bool // what imports know, whether or not it has been asked for
	work, most int  // see spend
}

// errTooMuch stops the analysis of a body.
type errTooMuch struct{}

// spend counts work, in tree nodes built or visited, and stops the body at hand
// when it has used up what it was given.
func (u *universe) spend(n int) {
	u.work += n
	if u.work > u.most {
		panic(errTooMuch{})
	}
}

type refineKey struct {
	m markID
	e elem
}

func newUniverse(policy Policy) *universe {
	return &universe{
		policy:    policy,
		symbolIDs: map[string]elem{},
		boxTypes:  map[elem]types.Type{},
		carved:    map[*types.Var]bool{},
		fns:       map[elem]*fnRef{},
		paths:     []pathInfo{{}},
		pathIDs:   map[pathInfo]pathID{},
		roots:     []rootInfo{{kind: panicRoot, n: -1}},
		rootIDs:   map[rootInfo]rootID{},
		generics:  map[types.Type]bool{},
		marks:     []mark{{}},
		markIDs:   map[string]markID{},
		typed:     map[types.Type]markID{},
		refined:   map[refineKey]markID{},
		held:      [][]string{nil},
		heldIDs:   map[string]heldID{"": 0},
		names:     map[types.Type]string{},
		grain:     fine,
		most:      math.MaxInt,
	}
}

func (u *universe) symbol(kind byte, text string) elem {
	key := string(kind) + text
	id, ok := u.symbolIDs[key]
	if !ok {
		id = firstSymbol + elem(len(u.symbols))
		u.symbols = append(u.symbols, key)
		u.symbolIDs[key] = id
	}
	return id
}

// kind returns the kind of an interned symbol, 0 for other steps.
func (u *universe) kind(e elem) byte {
	if e < firstSymbol {
		return 0
	}
	return u.symbols[e-firstSymbol][0]
}

func (u *universe) text(e elem) string { return u.symbols[e-firstSymbol][1:] }

// box is the step to what an interface holds when its dynamic type is t.
func (u *universe) box(t types.Type) elem {
	e := u.symbol(boxSym, u.typeName(t))
	if u.boxTypes[e] == nil {
		u.boxTypes[e] = t
	}
	return e
}

// fn is the step to what a function value captured.
func (u *universe) fn(ref *fnRef) elem {
	e := u.symbol(fnSym, u.name(ref))
	if old := u.fns[e]; old == nil || old.ssa == nil && ref.ssa != nil {
		u.fns[e] = ref
	}
	return e
}

// loop is the step that stands for going along the links any number of times.
// Its text spells the links, so that it means the same in every package.
func (u *universe) loop(links []pathID) elem {
	texts := make([]string, len(links))
	for i, p := range links {
		var b strings.Builder
		for _, e := range u.steps(p) {
			if u.kind(e) != 0 {
				e = anyElem
			}
			b.WriteString(strconv.Itoa(int(e)) + " ")
		}
		texts[i] = b.String()
	}
	slices.Sort(texts)
	return u.symbol(loopSym, strings.Join(texts, ";"))
}

// links are the paths that a loop step goes along.
func (u *universe) links(e elem) [][]elem {
	var out [][]elem
	for _, text := range strings.Split(u.text(e), ";") {
		var steps []elem
		for _, f := range strings.Fields(text) {
			n, err := strconv.Atoi(f)
			if err != nil || n < int(derefElem) || n >= int(firstSymbol) {
				return nil
			}
			steps = append(steps, elem(n))
		}
		out = append(out, steps)
	}
	return out
}

func (u *universe) typeName(t types.Type) string {
	s, ok := u.names[t]
	if !ok {
		s = types.TypeString(unalias(t), nil)
		u.names[t] = s
	}
	return s
}

// extend appends a step; a path at its bound absorbs further steps.
func (u *universe) extend(p pathID, e elem) pathID {
	d := u.paths[p].depth + 1
	if d > u.grain.depth {
		return p
	}
	key := pathInfo{p, e, d}
	id, ok := u.pathIDs[key]
	if !ok {
		if id, ok = u.turn(key); !ok {
			id = pathID(len(u.paths))
			u.paths = append(u.paths, key)
		}
		u.pathIDs[key] = id
	}
	return id
}

// turn reports whether a path ends in a loop step and one more turn along its links,
// which the loop step stands for as well, and returns the path without the turn.
func (u *universe) turn(p pathInfo) (pathID, bool) {
	var rest []elem
	for ; p.depth > 0; p = u.paths[p.parent] {
		if u.kind(p.last) != loopSym {
			rest = append(rest, p.last)
			continue
		}
		slices.Reverse(rest)
		if len(rest) == 0 || !slices.ContainsFunc(u.links(p.last), func(link []elem) bool { return slices.Equal(link, rest) }) {
			return 0, false
		}
		return u.pathIDs[p], true
	}
	return 0, false
}

// under reports whether path p goes on from q, or is q.
func (u *universe) under(p, q pathID) bool {
	for u.paths[p].depth > u.paths[q].depth {
		p = u.paths[p].parent
	}
	return p == q
}

// bounded reports whether p stands for all below it.
func (u *universe) bounded(p pathID) bool { return u.paths[p].depth >= u.grain.depth }

// steps returns the steps of p from the root on.
func (u *universe) steps(p pathID) []elem {
	s := make([]elem, 0, u.paths[p].depth)
	for p != 0 {
		s = append(s, u.paths[p].last)
		p = u.paths[p].parent
	}
	slices.Reverse(s)
	return s
}

func (u *universe) root(r rootInfo) rootID {
	id, ok := u.rootIDs[r]
	if !ok {
		id = rootID(len(u.roots))
		u.roots = append(u.roots, r)
		u.rootIDs[r] = id
	}
	return id
}

func (u *universe) holding(purposes []string) heldID {
	if len(purposes) == 0 {
		return 0
	}
	p := slices.Clone(purposes)
	slices.Sort(p)
	p = slices.Compact(p)
	key := strings.Join(p, " ")
	id, ok := u.heldIDs[key]
	if !ok {
		id = heldID(len(u.held))
		u.held = append(u.held, p)
		u.heldIDs[key] = id
	}
	return id
}

// secondary is how data is held by code of these purposes when they are outside
// direct care, 0 otherwise.
func (u *universe) secondary(purposes []string) heldID {
	if u.policy == nil || len(purposes) == 0 || !u.policy.Secondary(purposes) {
		return 0
	}
	return u.holding(purposes)
}

// marked reports whether any patient data has been met so far.
func (u *universe) marked() bool { return u.holdsData || len(u.marks) > 1 }

func (u *universe) mark(m mark) markID {
	if m.typ != nil {
		m.typeName = u.typeName(m.typ)
	}
	key := m.name + "\x00" + m.typeName + "\x00" + string(rune('0'+m.state)) + string(rune('0'+int(m.collected)))
	if m.container {
		key += "c"
	}
	if m.typ == nil {
		key += "?"
	}
	id, ok := u.markIDs[key]
	if !ok {
		id = markID(len(u.marks))
		u.marks = append(u.marks, m)
		u.markIDs[key] = id
	}
	return id
}
