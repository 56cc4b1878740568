package difftest

import (
	"fmt"
	"strings"
)

// Expressions have no effects: the language leaves the order of a call and
// the reading of a variable in one expression open. Calls that may have
// effects are statements (call.go).

// exprDepth bounds how deep expressions nest.
const exprDepth = 3

// value returns an expression of type t.
func (g *gen) value(s *scope, t *typ) string { return g.expr(s, t, exprDepth) }

// expr returns an expression of type t, d levels deep at most.
func (g *gen) expr(s *scope, t *typ, d int) string {
	if same(t, stringType) {
		return g.str(s, d)
	}
	if g.chance(0.6) {
		if p, ok := g.pick(s, ofType(t)); ok {
			return p.text
		}
	}
	if d > 0 && g.chance(0.15) {
		if e, ok := g.generic(s, t, d); ok {
			return e
		}
	}
	return g.literal(s, t, d)
}

// generic passes a value through a generic function of the prelude.
func (g *gen) generic(s *scope, t *typ, d int) (string, bool) {
	switch g.r.IntN(4) {
	case 0:
		return g.prelude("Id") + "(" + g.expr(s, t, d-1) + ")", true
	case 1:
		return g.prelude("First") + "(" + g.expr(s, t, d-1) + ", " + g.str(s, d-1) + ")", true
	case 2:
		return g.prelude("Second") + "(" + g.str(s, d-1) + ", " + g.expr(s, t, d-1) + ")", true
	}
	if p, ok := g.pick(s, addressable(t)); ok {
		return g.prelude("Deref") + "(&" + p.text + ")", true
	}
	return "", false
}

// literal returns a new value of type t.
func (g *gen) literal(s *scope, t *typ, d int) string {
	switch t.kind {
	case str:
		return t.name + "(" + g.str(s, d-1) + ")"
	case byteSlice:
		return "[]byte(" + g.str(s, d-1) + ")"
	case float:
		return g.number(s, d)
	case key:
		return g.oneOf(nil, `"k"`, `"l"`)
	case index:
		return g.oneOf(nil, "0", "1")
	case anyT:
		return "any(" + g.expr(s, g.boxable(d), d-1) + ")"
	case iface:
		return t.name + "(" + g.expr(s, g.impl(t, d), d-1) + ")"
	case strct:
		return g.structLiteral(s, t, d)
	case ptr:
		return g.pointer(s, t, d)
	case slice:
		return g.elements(s, t, d, 2+g.r.IntN(2))
	case array:
		return g.elements(s, t, d, 2)
	case maps:
		return t.name + `{"k": ` + g.expr(s, t.elem, d-1) + `, "l": ` + g.expr(s, t.elem, d-1) + "}"
	case fn:
		return g.lambda(s, t, d)
	case chn:
		return "make(" + t.name + ", 2)"
	}
	panic(fmt.Sprintf("difftest: no literal of kind %d", t.kind))
}

// boxable returns a type whose values may be put into an any: one that sinks
// can look into.
func (g *gen) boxable(d int) *typ {
	if d > 1 && g.chance(0.5) {
		if t := g.anyStruct(); !t.opaque() {
			return ptrTo(t)
		}
	}
	return stringType
}

func (g *gen) structLiteral(s *scope, t *typ, d int) string {
	var parts []string
	for _, f := range t.fields {
		if f.next || f.t.kind == str && g.chance(0.2) {
			continue
		}
		parts = append(parts, f.name+": "+g.expr(s, f.t, d-1))
	}
	return t.name + "{" + strings.Join(parts, ", ") + "}"
}

func (g *gen) pointer(s *scope, t *typ, d int) string {
	if g.chance(0.4) {
		if p, ok := g.pick(s, addressable(t.elem)); ok {
			return "&" + p.text
		}
	}
	if t.elem.kind == strct {
		return "&" + g.literal(s, t.elem, d)
	}
	return g.prelude("Ptr") + "(" + g.expr(s, t.elem, d-1) + ")"
}

func (g *gen) elements(s *scope, t *typ, d, n int) string {
	parts := make([]string, n)
	for i := range parts {
		parts[i] = g.expr(s, t.elem, d-1)
	}
	return t.name + "{" + strings.Join(parts, ", ") + "}"
}

// lambda returns a function literal of type t: one with an expression as its
// body, one that also assigns to something it captures, or a method value.
func (g *gen) lambda(s *scope, t *typ, d int) string {
	if same(t, thunkType) && g.chance(0.3) {
		if p, ok := g.pick(s, hasGet); ok {
			return p.text + ".Get"
		}
	}
	in := s.closure()
	var params []string
	for _, pt := range t.params {
		name := g.name("a")
		params = append(params, name+" "+pt.name)
		in.add(name, pt)
	}
	body := ""
	if g.chance(0.35) {
		if p, ok := g.pick(in, settable(stringType)); ok {
			body = p.text + " = " + g.str(in, min(d-1, 1)) + "; "
		}
	}
	result := ""
	if len(t.results) > 0 {
		result = " " + t.results[0].name
		body += "return " + g.expr(in, t.results[0], min(d-1, 1))
	}
	return "func(" + strings.Join(params, ", ") + ")" + result + " { " + body + " }"
}

// str returns an expression of type string.
func (g *gen) str(s *scope, d int) string {
	if d <= 0 || g.chance(0.45) {
		return g.leaf(s)
	}
	sub := func() string { return g.str(s, d-1) }
	switch g.r.IntN(17) {
	case 0, 1:
		return clipSigil + "(" + sub() + " + " + sub() + ")"
	case 2:
		return "string([]byte(" + sub() + "))"
	case 3:
		return "string([]rune(" + sub() + "))"
	case 4:
		return g.prelude("Head") + "(" + sub() + ")"
	case 5:
		return g.prelude("Id") + "(" + sub() + ")"
	case 6:
		return g.prelude("First") + "(" + sub() + ", " + sub() + ")"
	case 7:
		return g.prelude("Second") + "(" + sub() + ", " + sub() + ")"
	case 8:
		return clipSigil + "(" + g.prelude("Join") + "(" + g.variadic(s, d) + "))"
	case 9:
		return g.prelude("Last") + "(" + g.variadic(s, d) + ")"
	case 10:
		return "any(" + sub() + ").(string)"
	case 11:
		return "[]string{" + sub() + ", " + sub() + "}[" + g.index(s) + "]"
	case 12:
		return `map[string]string{"k": ` + sub() + `, "l": ` + sub() + "}[" + g.key(s) + "]"
	case 13:
		return "struct{ X, Y string }{" + sub() + ", " + sub() + "}." + g.oneOf(nil, "X", "Y")
	case 14:
		return "min(" + sub() + ", " + sub() + ")"
	case 15:
		a := g.name("a")
		return g.prelude("Apply") + "(func(" + a + " string) string { return " + clipSigil + "(" + a + " + \"x\") }, " + sub() + ")"
	}
	return g.getter(s, d)
}

// variadic returns the arguments of a call of func(...string).
func (g *gen) variadic(s *scope, d int) string {
	if g.chance(0.3) {
		if p, ok := g.pick(s, ofType(sliceOf(stringType))); ok {
			return p.text + "..."
		}
	}
	return g.str(s, d-1) + ", " + g.str(s, d-1)
}

// leaf returns a source, a constant or a part of a variable.
func (g *gen) leaf(s *scope) string {
	switch {
	case g.chance(g.taint):
		return libSigil + "Source()"
	case g.chance(0.7):
		if p, ok := g.pick(s, isString); ok {
			if p.t.name != "string" {
				return "string(" + p.text + ")"
			}
			return p.text
		}
	}
	return `"c"`
}

// getter calls a Get method, which has no effects.
func (g *gen) getter(s *scope, d int) string {
	p, ok := g.pick(s, hasGet)
	switch {
	case !ok:
		return g.leaf(s)
	case g.chance(0.25):
		if p.t.kind == strct {
			return g.prelude("Show") + "(&" + p.text + ")"
		}
		return g.prelude("Show") + "(" + p.text + ")"
	}
	return p.text + ".Get()"
}

// number returns an expression of type float64.
func (g *gen) number(s *scope, d int) string {
	switch {
	case g.chance(g.taint):
		return libSigil + "SourceF()"
	case d <= 0 || g.chance(0.4):
		if p, ok := g.pick(s, ofType(floatType)); ok {
			return p.text
		}
		return "2.5"
	}
	return "(" + g.number(s, d-1) + g.oneOf(nil, " + ", " * ") + g.number(s, d-1) + ")"
}

// isString selects strings, of named types too; keys are not data.
func isString(p path) bool { return p.t.kind == str }

// hasGet selects what has the method Get.
func hasGet(p path) bool {
	switch p.t.kind {
	case iface:
		return true
	case str:
		return p.t.get
	case strct:
		return p.t.get && p.addr
	case ptr:
		return p.t.elem.kind == strct && p.t.elem.get
	}
	return false
}

// hasPut selects what has the method Put.
func hasPut(p path) bool { return hasGet(p) && p.t.kind != str }
