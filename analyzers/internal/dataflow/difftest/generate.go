package difftest

import (
	"math/rand/v2"
	"strings"
)

// maxBits bounds the branch conditions of a program, and so its runs.
const maxBits = 5

// gen is the state of one generation.
type gen struct {
	r      *rand.Rand
	taint  float64 // chance that a leaf is a source
	higher bool    // functions are handed over and records made, too
	depth  int     // of nested blocks

	types   []*typ // declared, usable so far
	structs []*typ
	funcs   []*function
	globals []variable

	decls   []*node // of types, globals and functions, in order
	helpers []*node // of the prelude, as used
	parts   map[string][]string
	used    map[string]bool

	sigil       string // of the package that is being generated
	serial      int    // of names
	sites, bits int
}

// function is a generated function or method. Its body calls only functions
// generated before it.
type function struct {
	name     string // with its sigil; of a method, without
	recv     *typ   // the struct type, nil for a function
	byValue  bool
	params   []*typ
	variadic bool // the last parameter, a slice of strings
	results  []*typ
	called   bool
}

// Generate makes the program of a seed. The same seed gives the same program.
func Generate(seed uint64) *Program {
	g := &gen{
		r:     rand.New(rand.NewPCG(seed, 0x1a3f)),
		parts: preludeParts(),
		used:  map[string]bool{},
		sigil: libSigil,
		// Every other program is without: there is room for all else in it.
		higher: seed%2 == 1,
	}
	g.taint = []float64{0.08, 0.15, 0.25, 0.4}[g.r.IntN(4)]
	g.depth = g.some(1, 3)
	split := g.chance(0.3)
	g.declareTypes()
	g.declareGlobals()
	helpers := g.some(0, 4)
	for i := range helpers {
		if i == (helpers+1)/2 && split {
			g.toApp()
		}
		g.declareFunction()
	}
	lib := g.decls
	if split {
		if g.sigil == libSigil {
			g.toApp()
		}
		lib, g.decls = g.splitDecls()
	} else {
		g.decls = nil
	}
	run := g.run()
	p := &Program{Seed: seed, Sites: g.sites, Bits: g.bits, Split: split}
	p.lib = append(sources(), g.helpers...)
	for site := range g.sites {
		p.lib = append(p.lib, sink(site))
	}
	p.lib = append(p.lib, lib...)
	p.app = append(g.decls, run)
	return p
}

// chance is true with probability p.
func (g *gen) chance(p float64) bool { return g.r.Float64() < p }

// some returns a number from least to least+n-1; the lower half, where statements
// are the longer ones.
func (g *gen) some(least, n int) int {
	if g.higher {
		n = (n + 1) / 2
	}
	return least + g.r.IntN(n)
}

// name returns a new name.
func (g *gen) name(prefix string) string {
	g.serial++
	return sprintf("%s%d", prefix, g.serial)
}

// declare adds package-level declarations.
func (g *gen) declare(n ...*node) { g.decls = append(g.decls, n...) }

// boundary marks where lib ends in a list of declarations.
var boundary = &node{}

// toApp makes what follows part of the app package.
func (g *gen) toApp() {
	g.declare(boundary)
	g.sigil = appSigil
}

// splitDecls returns the declarations of lib and of app.
func (g *gen) splitDecls() (lib, app []*node) {
	for i, n := range g.decls {
		if n == boundary {
			return g.decls[:i:i], g.decls[i+1:]
		}
	}
	return g.decls, nil
}

// bit returns a branch condition. Each is used once while they last, so that
// every path through a function is feasible.
func (g *gen) bit() string {
	k := g.bits
	if k < maxBits {
		g.bits++
	} else {
		k = g.r.IntN(maxBits)
	}
	return sprintf("%sBit(%d)", libSigil, k)
}

// declareTypes declares a handful of types, each of those before it.
func (g *gen) declareTypes() {
	var named *typ
	if g.chance(0.4) {
		named = g.declareNamedString()
	}
	n := 1 + g.r.IntN(3)
	for range n {
		g.declareStruct()
	}
	if g.chance(0.6) {
		g.declareInterface(named)
		for range g.r.IntN(3) {
			g.declareStruct()
		}
	}
}

func (g *gen) declareNamedString() *typ {
	t := &typ{kind: str, name: libSigil + g.name("N"), get: true}
	g.declare(line("type %s string", t.name),
		line("func (n %s) Get() string { return string(n) }", t.name),
		line("func (%s) Put(string) {}", t.name))
	g.types = append(g.types, t)
	return t
}

// declareStruct declares a struct type; the first has a string field and
// both methods, so that there is always something to work with.
func (g *gen) declareStruct() {
	t := &typ{kind: strct, name: libSigil + g.name("T")}
	if len(g.structs) > 0 && g.chance(0.35) {
		g.embed(t)
	}
	for i := range 1 + g.r.IntN(3) {
		ft := stringType
		if i > 0 {
			ft = g.anyType(2)
		}
		t.fields = append(t.fields, field{name: g.name("F"), t: ft})
	}
	if g.chance(0.25) {
		t.fields = append(t.fields, field{name: "Next" + g.name(""), t: ptrTo(t), next: true})
	}
	g.declareStructText(t)
	own := len(g.structs) == 0 || g.chance(0.5)
	g.structs = append(g.structs, t)
	g.types = append(g.types, t)
	if own {
		g.declareAccessors(t)
	}
}

func (g *gen) declareStructText(t *typ) {
	var fields []*node
	for _, f := range t.fields {
		if f.embedded {
			fields = append(fields, line("%s", f.t.name))
		} else {
			fields = append(fields, line("%s %s", f.name, f.t.name))
		}
	}
	g.declare(block("type "+t.name+" struct {", fields, "}"))
}

// embed adds an embedded field of an earlier type.
func (g *gen) embed(t *typ) {
	e := g.structs[g.r.IntN(len(g.structs))]
	f := field{name: embSigil + strings.TrimPrefix(e.name, libSigil), t: e, embedded: true}
	t.get, t.put = e.get, e.put
	if i := g.interfaceType(); i != nil && g.chance(0.4) {
		f.name, f.t = embSigil+strings.TrimPrefix(i.name, libSigil), i
		t.get, t.put = true, true
	} else if g.chance(0.4) {
		f.t = ptrTo(e)
	}
	t.fields = append(t.fields, f)
}

// declareAccessors declares the methods Get and Put of a struct type.
func (g *gen) declareAccessors(t *typ) {
	s := &scope{}
	s.add("t", ptrTo(t))
	// A part of t only: a Get that calls another could call itself for ever.
	get, _ := g.pick(s, isString)
	g.declare(line("func (t *%s) Get() string { return string(%s) }", t.name, get.text))
	s.add("s", stringType)
	target, _ := g.pick(s, func(p path) bool { return settable(stringType)(p) && strings.ContainsAny(p.text, ".[") })
	g.declare(line("func (t *%s) Put(s string) { %s = s }", t.name, target.text))
	t.get, t.put = true, true
	if i := g.interfaceType(); i != nil {
		i.impls = append(i.impls, ptrTo(t))
	}
}

// declareInterface declares the interface that struct types with Get and Put
// implement.
func (g *gen) declareInterface(named *typ) {
	t := &typ{kind: iface, name: libSigil + g.name("I")}
	for _, s := range g.structs {
		if s.get && s.put {
			t.impls = append(t.impls, ptrTo(s))
		}
	}
	if named != nil {
		t.impls = append(t.impls, named)
	}
	g.declare(block("type "+t.name+" interface {", []*node{line("Get() string"), line("Put(string)")}, "}"))
	g.types = append(g.types, t)
}

// impl returns a type that implements an interface type; the first, which
// holds no interface, when depth is used up.
func (g *gen) impl(t *typ, d int) *typ {
	if d <= 0 {
		return t.impls[0]
	}
	return t.impls[g.r.IntN(len(t.impls))]
}

// interfaceType returns the program's interface type, nil if there is none.
func (g *gen) interfaceType() *typ {
	for _, t := range g.types {
		if t.kind == iface {
			return t
		}
	}
	return nil
}

// anyStruct returns one of the struct types.
func (g *gen) anyStruct() *typ { return g.structs[g.r.IntN(len(g.structs))] }

// anyType returns a random type, d levels deep at most; strings are the
// common case.
func (g *gen) anyType(d int) *typ {
	if d <= 0 || g.chance(0.35) {
		return stringType
	}
	switch g.r.IntN(13) {
	case 0:
		return sliceOf(g.anyType(d - 1))
	case 1:
		return arrayOf(g.anyType(d - 1))
	case 2:
		return mapOf(g.anyType(d - 1))
	case 3:
		return boxOf(g.boxed(d))
	case 4, 5:
		if len(g.structs) > 0 {
			return ptrTo(g.anyStruct())
		}
		return ptrTo(stringType)
	case 6:
		return ptrTo(g.anyType(d - 1))
	case 7:
		return thunkType
	case 8:
		return mapperType
	case 9:
		return bytesType
	case 10:
		return floatType
	case 11:
		if len(g.structs) > 0 {
			return anyType
		}
		return stringType
	}
	if len(g.types) > 0 {
		return g.types[g.r.IntN(len(g.types))]
	}
	return stringType
}

// boxed returns a type argument for Box.
func (g *gen) boxed(d int) *typ {
	g.prelude("Box")
	return g.anyType(d - 1)
}

// declareGlobals declares package-level variables. Their first values refer
// to no variable and no function, so that there is no order to get wrong.
func (g *gen) declareGlobals() {
	for range g.r.IntN(3) {
		t := g.anyType(2)
		name := libSigil + g.name("G")
		value := g.value(&scope{}, t)
		g.declare(&node{
			head: sprintf("var %s %s = %s", name, t.name, value),
			run:  sprintf("var %s %s\n\nfunc init() { onReset(&§Resets, func() { %s = %s }) }", name, t.name, name, value),
		})
		g.globals = append(g.globals, variable{name, t})
	}
}

// newScope returns a function's outermost scope, with the globals.
func (g *gen) newScope(results ...*typ) *scope {
	s := &scope{room: g.depth, results: results, mayReturn: true}
	s.vars = append(s.vars, g.globals...)
	return s
}

// declareFunction declares a function or method with random parameters,
// results and body.
func (g *gen) declareFunction() {
	f := &function{name: g.sigil + g.name("Fn")}
	if g.sigil == libSigil && g.chance(0.3) {
		f.recv, f.byValue, f.name = g.anyStruct(), g.chance(0.3), g.name("M")
	}
	s := g.newScope()
	head := "func "
	if f.recv != nil {
		recv := ptrTo(f.recv)
		if f.byValue {
			recv = f.recv
		}
		s.add("t", recv)
		head += "(t " + recv.name + ") "
	}
	head += f.name + "(" + g.params(f, s) + ")" + g.results(f, s) + " {"
	s.results = f.results
	body := append([]*node{guardLine("tick()")}, g.stmts(s, g.some(2, 5))...)
	if given := s.vars[len(g.globals):]; g.higher && g.chance(0.5) {
		body = append(body, g.meddle(s, given...)...)
	}
	body = append(body, g.returns(s))
	g.declare(block(head, body, "}"))
	g.funcs = append(g.funcs, f)
}

// params chooses the parameters of f and declares them in its scope.
func (g *gen) params(f *function, s *scope) string {
	var list []string
	for range 1 + g.r.IntN(3) {
		t := g.anyType(2)
		if g.higher && g.chance(0.4) {
			t = []*typ{g.record(), sliceOf(g.record()), mapOf(g.record())}[g.r.IntN(3)]
		}
		name := g.name("p")
		f.params = append(f.params, t)
		s.add(name, t)
		list = append(list, name+" "+t.name)
	}
	if g.chance(0.12) {
		f.variadic = true
		name := g.name("p")
		s.add(name, sliceOf(stringType))
		list = append(list, name+" ...string")
	}
	return strings.Join(list, ", ")
}

// results chooses the results of f; named ones are variables.
func (g *gen) results(f *function, s *scope) string {
	n := g.r.IntN(4)
	if n == 3 {
		n = 1
	}
	for range n {
		f.results = append(f.results, g.anyType(2))
	}
	if n > 0 && g.chance(0.25) {
		return g.namedResults(f, s)
	}
	switch n {
	case 0:
		return ""
	case 1:
		return " " + f.results[0].name
	}
	return " (" + names(f.results) + ")"
}

// namedResults makes the results of f variables; these are strings, whose
// zero value is safe to use.
func (g *gen) namedResults(f *function, s *scope) string {
	var list []string
	s.bare = true
	for i := range f.results {
		f.results[i] = stringType
		name := g.name("r")
		s.add(name, stringType)
		list = append(list, name+" string")
	}
	return " (" + strings.Join(list, ", ") + ")"
}

// run generates the entry of the program. It calls whatever nothing has
// called so far, since code that never runs has no truth.
func (g *gen) run() *node {
	s := g.newScope()
	s.results, s.mayReturn = nil, false
	body := g.stmts(s, g.some(3, 7))
	for i := len(g.funcs) - 1; i >= 0; i-- {
		if f := g.funcs[i]; !f.called {
			body = append(body, g.call(s, f)...)
		}
	}
	for g.sites < 2 || g.sites < 4 && g.chance(0.5) {
		body = append(body, g.sinkCall(s)...)
	}
	return &node{head: "func " + appSigil + "Run() {", body: body, tail: "}", fixed: true}
}
