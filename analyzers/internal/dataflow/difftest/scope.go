package difftest

import "slices"

// variable is a variable in scope.
type variable struct {
	name string
	t    *typ
}

// scope is what a statement may use at its place in the program.
type scope struct {
	vars []variable
	// results are what a return statement must give; nil with mayReturn for
	// a function without results.
	results   []*typ
	mayReturn bool
	bare      bool // the results are named
	inLoop    bool
	room      int // for nested blocks
}

// block returns the scope of a block inside s.
func (s *scope) block() *scope {
	c := *s
	c.vars = slices.Clip(slices.Clone(s.vars))
	c.room--
	return &c
}

// loop returns the scope of a loop's body inside s.
func (s *scope) loop() *scope {
	c := s.block()
	c.inLoop = true
	return c
}

// closure returns the scope of the body of a function literal inside s.
func (s *scope) closure(results ...*typ) *scope {
	c := s.block()
	c.inLoop = false
	c.mayReturn = true
	c.bare = false
	c.results = results
	return c
}

// add declares a variable.
func (s *scope) add(name string, t *typ) {
	s.vars = append(s.vars, variable{name, t})
}

// named returns the names of the variables of a kind.
func (s *scope) named(k kind) []string {
	var names []string
	for _, v := range s.vars {
		if v.t.kind == k {
			names = append(names, v.name)
		}
	}
	return names
}

// selecting returns the variables that select an element.
func (s *scope) selecting() []variable {
	var vars []variable
	for _, v := range s.vars {
		if v.t.kind == key || v.t.kind == index {
			vars = append(vars, v)
		}
	}
	return vars
}

// path is an expression that selects a part of a variable.
type path struct {
	text string
	t    *typ
	set  bool // may stand on the left of an assignment
	addr bool // may stand after &
}

// pathDepth bounds the selections in an access path.
const pathDepth = 3

// pick returns one of the paths, of a random variable that has any, so that
// a variable with many parts is not taken more often than others. No path
// panics, whatever the program does (see typ).
func (g *gen) pick(s *scope, want func(path) bool) (path, bool) {
	for _, i := range g.r.Perm(len(s.vars)) {
		v := s.vars[i]
		var found []path
		g.extend(s, path{v.name, v.t, true, true}, pathDepth, want, &found)
		if len(found) > 0 {
			return found[g.r.IntN(len(found))], true
		}
	}
	return path{}, false
}

// extend adds p and the paths below it.
func (g *gen) extend(s *scope, p path, depth int, want func(path) bool, found *[]path) {
	if want(p) {
		*found = append(*found, p)
	}
	if depth == 0 {
		return
	}
	switch p.t.kind {
	case strct:
		g.extendFields(s, p, p.t, p.addr, depth, want, found)
	case ptr:
		g.extend(s, path{"(*" + p.text + ")", p.t.elem, true, true}, depth-1, want, found)
		if p.t.elem.kind == strct {
			g.extendFields(s, p, p.t.elem, true, depth, want, found)
		}
	case slice:
		g.extend(s, path{p.text + "[" + g.index(s) + "]", p.t.elem, true, true}, depth-1, want, found)
	case array:
		g.extend(s, path{p.text + "[" + g.index(s) + "]", p.t.elem, p.set && p.addr, p.addr}, depth-1, want, found)
	case maps:
		g.extend(s, path{p.text + "[" + g.key(s) + "]", p.t.elem, true, false}, depth-1, want, found)
	}
}

// extendFields adds the fields of struct type t under p, promoted ones too.
func (g *gen) extendFields(s *scope, p path, t *typ, addr bool, depth int, want func(path) bool, found *[]path) {
	for _, f := range t.fields {
		if f.next {
			continue
		}
		g.extend(s, path{p.text + "." + f.name, f.t, addr, addr}, depth-1, want, found)
		if !f.embedded || depth < 2 {
			continue
		}
		switch {
		case f.t.kind == strct:
			g.extendFields(s, p, f.t, addr, depth-1, want, found)
		case f.t.kind == ptr:
			g.extendFields(s, p, f.t.elem, true, depth-1, want, found)
		}
	}
}

// index returns an index expression; the constants are the common case.
func (g *gen) index(s *scope) string { return g.oneOf(s.named(index), `0`, `1`) }

// key returns a map key expression.
func (g *gen) key(s *scope) string { return g.oneOf(s.named(key), `"k"`, `"l"`) }

// oneOf returns a constant, or now and then a variable in scope that holds
// one of them.
func (g *gen) oneOf(vars []string, a, b string) string {
	switch {
	case len(vars) > 0 && g.chance(0.2):
		return vars[g.r.IntN(len(vars))]
	case g.chance(0.5):
		return a
	}
	return b
}

// ofType selects paths of the type.
func ofType(t *typ) func(path) bool {
	return func(p path) bool { return same(p.t, t) }
}

// settable selects paths of the type that can be assigned to.
func settable(t *typ) func(path) bool {
	return func(p path) bool { return p.set && same(p.t, t) }
}

// addressable selects paths of the type that have an address.
func addressable(t *typ) func(path) bool {
	return func(p path) bool { return p.addr && same(p.t, t) }
}

// anySettable selects every path that can be assigned to, but for channels,
// indexes and keys, whose values the generator relies on.
func anySettable(p path) bool {
	return p.set && p.t.kind != chn && p.t.kind != index && p.t.kind != key
}

// transparent selects what can be handed to a sink.
func transparent(p path) bool {
	return p.t.kind != index && p.t.kind != key && !p.t.opaque()
}
