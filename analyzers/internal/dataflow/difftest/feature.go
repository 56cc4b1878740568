package difftest

// Statements around one feature of the language each. Where a feature needs
// several lines, as a goroutine and the channel that waits for it, they are
// made together; bodies are random statements again, so features nest.

// closure declares a function literal, captures by reference, and calls it.
func (g *gen) closure(s *scope) []*node {
	if s.deep() {
		return nil
	}
	param, result := g.anyType(1), g.anyType(1)
	inner := s.closure(result)
	a, f := g.name("a"), g.name("f")
	inner.add(a, param)
	body := append([]*node{guardLine("tick()")}, g.body(inner)...)
	body = append(body, g.returns(inner))
	t := funcOf([]*typ{param}, result)
	nodes := []*node{block(sprintf("%s := func(%s %s) %s {", f, a, param.name, result.name), body, "}")}
	if g.chance(0.5) {
		nodes = append(nodes, g.fewStatements(s)...)
	}
	nodes = append(nodes, g.bind(s, sprintf("%s(%s)", f, g.expr(s, param, 1)), []*typ{result})...)
	s.add(f, t)
	return nodes
}

// fewStatements makes a statement or two between two that belong together.
func (g *gen) fewStatements(s *scope) []*node { return g.stmts(s, 1+g.r.IntN(2)) }

// deferred defers a function literal; its body sees what the function leaves
// behind, named results among it.
func (g *gen) deferred(s *scope) []*node {
	if s.deep() {
		return nil
	}
	inner := s.closure()
	if g.chance(0.4) {
		a, t := g.name("a"), g.anyType(1)
		arg := g.expr(s, t, 1)
		inner.add(a, t)
		return []*node{block(sprintf("defer func(%s %s) {", a, t.name), g.body(inner), sprintf("}(%s)", arg))}
	}
	return []*node{block("defer func() {", g.body(inner), "}()")}
}

// goroutine runs statements in a goroutine and waits for it, by what it
// captured or by a channel of values.
func (g *gen) goroutine(s *scope) []*node {
	if s.deep() {
		return nil
	}
	inner := s.closure()
	if g.chance(0.4) {
		done := g.name("done")
		body := append([]*node{guardLine("defer guard()"), line("defer close(%s)", done)}, g.body(inner)...)
		return []*node{
			line("%s := make(chan bool)", done),
			block("go func() {", body, "}()"),
			line("<-%s", done),
		}
	}
	ch, t := g.name("ch"), g.anyType(1)
	a, at := g.name("a"), g.anyType(1)
	arg := g.expr(s, at, 1)
	inner.add(a, at)
	body := append([]*node{guardLine("defer guard()"), line("defer close(%s)", ch)}, g.body(inner)...)
	// Both values exist before the first is sent: what receives them may write
	// to what they are made of.
	a1, a2 := g.name("a"), g.name("a")
	body = append(body,
		line("%s, %s := %s, %s\n_ = %s", a1, a2, g.expr(inner, t, 1), g.expr(inner, t, 1), a2),
		line("%s <- %s", ch, a1))
	if g.chance(0.5) {
		body = append(body, line("%s <- %s", ch, a2))
	}
	x, loop := g.name("e"), s.loop()
	loop.add(x, t)
	return []*node{
		line("%s := make(chan %s, %d)", ch, t.name, g.r.IntN(3)),
		block(sprintf("go func(%s %s) {", a, at.name), body, sprintf("}(%s)", arg)),
		block(sprintf("for %s := range %s {", x, ch), append([]*node{keep(x)}, g.stayInLoop(loop)...), "}"),
	}
}

// stayInLoop makes the body of a loop that must run to its end, since a
// goroutine would wait for ever otherwise.
func (g *gen) stayInLoop(s *scope) []*node {
	s.inLoop, s.mayReturn = false, false
	return g.body(s)
}

// selectOne receives from the one of two channels that is ready.
func (g *gen) selectOne(s *scope) []*node {
	if s.deep() {
		return nil
	}
	a, b := g.name("ch"), g.name("ch")
	x, y := g.name("e"), g.name("e")
	left, right := s.block(), s.block()
	left.add(x, stringType)
	right.add(y, stringType)
	left.inLoop, right.inLoop = false, false
	return []*node{
		line("%s, %s := make(chan string, 1), make(chan string, 1)", a, b),
		block("if "+g.bit()+" {", []*node{line("%s <- %s", a, g.str(s, 1)), block("} else {", []*node{line("%s <- %s", b, g.str(s, 1))}, "")}, "}"),
		block("select {", []*node{
			block(sprintf("case %s := <-%s:", x, a), append([]*node{keep(x)}, g.body(left)...), ""),
			block(sprintf("case %s, ok := <-%s:", y, b), append([]*node{line("_ = ok"), keep(y)}, g.body(right)...), ""),
		}, "}"),
	}
}

// recovered panics with a value and recovers it.
func (g *gen) recovered(s *scope) []*node {
	if s.deep() {
		return nil
	}
	t := stringType
	if g.chance(0.4) {
		if st := g.anyStruct(); !st.opaque() {
			t = ptrTo(st)
		}
	}
	x, r := g.name("e"), g.name("r")
	handler, inner := s.closure(), s.closure(stringType)
	inner.add(r, stringType)
	inner.bare = true
	handler.add(r, stringType)
	handler.add(x, t)
	caught := g.body(handler)
	if p, ok := g.pick(&scope{vars: []variable{{x, t}}}, isString); ok {
		caught = append(caught, line("%s = string(%s)", r, p.text))
	}
	body := []*node{
		block("defer func() {", []*node{
			block(sprintf("if %s, ok := recover().(%s); ok {", x, t.name), append([]*node{keep(x)}, caught...), "}"),
		}, "}()"),
	}
	body = append(body, g.body(inner)...)
	if g.chance(0.5) {
		body = append(body, block("if "+g.bit()+" {", []*node{line("panic(%s)", g.expr(inner, t, 1))}, "}"), g.returns(inner))
	} else {
		body = append(body, line("panic(%s)", g.expr(inner, t, 1)))
	}
	v := g.name("v")
	s.add(v, stringType)
	return []*node{block(sprintf("%s := func() (%s string) {", v, r), body, "}()"), line("_ = %s", v)}
}

// typeSwitch tells apart what an interface holds.
func (g *gen) typeSwitch(s *scope) []*node {
	if s.deep() {
		return nil
	}
	p, ok := g.pick(s, func(p path) bool { return p.t.kind == anyT || p.t.kind == iface })
	if !ok {
		return nil
	}
	types := p.t.impls
	if p.t.kind == anyT {
		types = []*typ{stringType, ptrTo(g.anyStruct())}
	}
	x := g.name("x")
	if g.chance(0.4) {
		t := types[g.r.IntN(len(types))]
		inner := s.block()
		inner.add(x, t)
		return []*node{block(sprintf("if %s, ok := %s.(%s); ok {", x, p.text, t.name), append([]*node{keep(x)}, g.body(inner)...), "}")}
	}
	sw := block(sprintf("switch %s := %s.(type) {", x, p.text), nil, "}")
	for _, t := range types {
		inner := s.block()
		inner.add(x, t)
		inner.inLoop = false
		sw.body = append(sw.body, block("case "+t.name+":", append([]*node{keep(x)}, g.body(inner)...), ""))
	}
	inner := s.block()
	inner.add(x, p.t)
	inner.inLoop = false
	sw.body = append(sw.body, block("default:", append([]*node{keep(x)}, g.body(inner)...), ""))
	return []*node{sw}
}

// iterate ranges over a function.
func (g *gen) iterate(s *scope) []*node {
	if s.deep() {
		return nil
	}
	inner := s.loop()
	x := g.name("e")
	var before []*node
	head := ""
	switch g.r.IntN(3) {
	case 0:
		p, ok := g.pick(s, func(p path) bool { return p.t.kind == slice })
		if !ok {
			return nil
		}
		inner.add(x, p.t.elem)
		head = sprintf("for %s := range %s(%s) {", x, g.prelude("Seq"), p.text)
	case 1:
		p, ok := g.pick(s, func(p path) bool { return p.t.kind == maps })
		if !ok {
			return nil
		}
		inner.add(x, p.t.elem)
		head = sprintf("for _, %s := range %s(%s) {", x, g.prelude("Pairs"), p.text)
	case 2:
		t, seq := g.anyType(1), g.name("seq")
		body := s.closure()
		body.mayReturn = false
		before = []*node{block(sprintf("%s := func(yield func(%s) bool) {", seq, t.name), append(g.body(body),
			block(sprintf("if !yield(%s) {", g.expr(body, t, 1)), []*node{line("return")}, "}"),
			line("yield(%s)", g.expr(body, t, 1)),
		), "}")}
		inner.add(x, t)
		head = sprintf("for %s := range %s {", x, seq)
	}
	return append(before, block(head, append([]*node{keep(x)}, g.body(inner)...), "}"))
}

// chain works on recursive types: a struct's own Next field, or a list.
func (g *gen) chain(s *scope) []*node {
	if s.deep() {
		return nil
	}
	p, ok := g.pick(s, func(p path) bool { return p.t.kind == ptr && nextField(p.t.elem) != "" })
	if !ok {
		return g.list(s)
	}
	next, n := nextField(p.t.elem), g.name("n")
	inner := s.block()
	inner.add(n, p.t)
	nodes := []*node{line("%s.%s = %s", p.text, next, g.expr(s, p.t, 2))}
	if g.chance(0.5) {
		head := sprintf("if %s := %s.%s; %s != nil {", n, p.text, next, n)
		return append(nodes, block(head, append([]*node{keep(n)}, g.body(inner)...), "}"))
	}
	i := g.name("i")
	head := sprintf("for %s, %s := %s, 0; %s != nil && %s < 3; %s, %s = %s.%s, %s+1 {", n, i, p.text, n, i, n, i, n, next, i)
	inner.vars = without(inner.vars, n) // n must not be assigned to
	inner.add(n+"e", p.t)
	return append(nodes, block(head, append([]*node{guardLine("tick()"), {head: sprintf("%se := %s\n_ = %se", n, n, n), fixed: true}}, g.body(inner)...), "}"))
}

// nextField returns the name of a struct's recursive field, "" without one.
func nextField(t *typ) string {
	for _, f := range t.fields {
		if f.next {
			return f.name
		}
	}
	return ""
}

// without returns the variables but for the one named.
func without(vars []variable, name string) []variable {
	var rest []variable
	for _, v := range vars {
		if v.name != name {
			rest = append(rest, v)
		}
	}
	return rest
}

// list fills a generic linked list and ranges over it.
func (g *gen) list(s *scope) []*node {
	t, l, x := g.anyType(1), g.name("l"), g.name("e")
	nodes := []*node{line("%s := &%s[%s]{}", l, g.prelude("List"), t.name)}
	for range 1 + g.r.IntN(2) {
		nodes = append(nodes, line("%s.Add(%s)", l, g.expr(s, t, 1)))
	}
	inner := s.loop()
	inner.add(x, t)
	return append(nodes, block(sprintf("for %s := range %s.All() {", x, l), append([]*node{keep(x)}, g.body(inner)...), "}"))
}

// useGeneric uses a generic container or function of the prelude.
func (g *gen) useGeneric(s *scope) []*node {
	switch g.r.IntN(6) {
	case 0:
		return g.useStack(s)
	case 1:
		if p, ok := g.pick(s, ofType(sliceOf(stringType))); ok {
			t := g.anyType(1)
			return []*node{g.bound(s, sliceOf(t), sprintf("%s(%s, %s)", g.prelude("Map"), p.text, g.lambda(s, funcOf([]*typ{stringType}, t), 2)))}
		}
	case 2:
		if p, ok := g.pick(s, ofType(sliceOf(stringType))); ok {
			return []*node{g.bound(s, stringType, sprintf("%s(%s, %s, func(a, b string) string { return %s(a + b) })", g.prelude("Fold"), p.text, g.str(s, 1), clipSigil))}
		}
	case 3:
		return []*node{g.bound(s, mapperType, sprintf("%s(%s, %s)", g.prelude("Compose"), g.expr(s, mapperType, 1), g.expr(s, mapperType, 1)))}
	case 4:
		return []*node{g.bound(s, stringType, sprintf("%s(%d, %s, %s)", g.prelude("Turn"), g.r.IntN(4), g.str(s, 1), g.str(s, 1)))}
	}
	return g.useBox(s)
}

// useBox calls a method of a generic struct.
func (g *gen) useBox(s *scope) []*node {
	box := func(p path) bool {
		return p.t.kind == ptr && isBox(p.t.elem) || p.addr && isBox(p.t)
	}
	p, ok := g.pick(s, box)
	if !ok {
		t := boxOf(g.boxed(2))
		return []*node{g.bound(s, ptrTo(t), "&"+g.literal(s, t, 2))}
	}
	t := p.t
	if t.kind == ptr {
		t = t.elem
	}
	switch elem := t.fields[0].t; g.r.IntN(3) {
	case 0:
		return []*node{line("%s.Save(%s)", p.text, g.expr(s, elem, 1))}
	case 1:
		return []*node{g.bound(s, elem, p.text+".Load()")}
	}
	return []*node{line("%s.Flip()", p.text)}
}

// isBox reports whether t is an instance of the prelude's Box.
func isBox(t *typ) bool { return t.kind == strct && t.fields[0].name == "V" }

// useStack pushes onto a generic stack and reads it back.
func (g *gen) useStack(s *scope) []*node {
	if s.deep() {
		return nil
	}
	t, st := g.anyType(1), g.name("st")
	nodes := []*node{line("var %s %s[%s]", st, g.prelude("Stack"), t.name), line("%s.Push(%s)", st, g.expr(s, t, 1))}
	nodes = append(nodes, g.fewStatements(s)...)
	nodes = append(nodes, line("%s.Push(%s)", st, g.expr(s, t, 1)))
	if g.chance(0.5) {
		return append(nodes, g.bound(s, t, st+".Top()"))
	}
	inner, x := s.closure(), g.name("e")
	inner.add(x, t)
	return append(nodes, block(sprintf("%s.Each(func(%s %s) {", st, x, t.name), g.body(inner), "})"))
}

// useFailure makes an error that holds a text, and reads the text.
func (g *gen) useFailure(s *scope) []*node {
	err, v, f := g.name("err"), g.name("v"), g.prelude("Failure")
	nodes := []*node{
		line("var %s error", err),
		block("if "+g.bit()+" {", []*node{line("%s = &%s{%s}", err, f, g.str(s, 1))}, "}"),
		line("%s := \"c\"\n_ = %s", v, v),
	}
	if g.chance(0.5) {
		nodes = append(nodes, block(sprintf("if %s != nil {", err), []*node{line("%s = %s.Error()", v, err)}, "}"))
	} else {
		nodes = append(nodes, block(sprintf("if f, ok := %s.(*%s); ok {", err, f), []*node{line("%s = f.Text", v)}, "}"))
	}
	s.add(v, stringType)
	return append(nodes, g.bound(s, anyType, "any("+err+")"))
}

// configType is the struct that functional options fill in.
var configType = &typ{
	kind:   strct,
	name:   preSigil + "Config",
	fields: []field{{name: "Name", t: stringType}, {name: "Note", t: stringType}},
}

// useOptions builds a value by functional options.
func (g *gen) useOptions(s *scope) []*node {
	return []*node{g.bound(s, ptrTo(configType), sprintf("%s(%s(%s), %s(%s))",
		g.prelude("NewConfig"), g.prelude("WithName"), g.str(s, 1), g.prelude("WithNote"), g.str(s, 1)))}
}

// useGate sends through a channel that a struct hides.
func (g *gen) useGate(s *scope) []*node {
	gate := g.name("gate")
	return []*node{
		line("%s := %s()", gate, g.prelude("NewGate")),
		line("%s.Send(%s)", gate, g.str(s, 1)),
		g.bound(s, stringType, gate+".Take()"),
	}
}

// functionTable stores functions in a container and calls them.
func (g *gen) functionTable(s *scope) []*node {
	if s.deep() || g.chance(0.5) {
		t, table := mapOf(mapperType), g.name("v")
		value := g.literal(s, t, 2)
		nodes := []*node{line("%s := %s", table, value)}
		nodes = append(nodes, g.bind(s, sprintf("%s[%s](%s)", table, g.key(s), g.str(s, 1)), []*typ{stringType})...)
		s.add(table, t)
		return nodes
	}
	p, ok := g.pick(s, func(p path) bool { return p.t.kind == slice || p.t.kind == array })
	if !ok {
		return nil
	}
	fns, x, f, v := g.name("fns"), g.name("e"), g.name("f"), g.name("v")
	inner := s.closure(stringType)
	inner.add(x, p.t.elem)
	s.add(v, stringType)
	return []*node{
		line("var %s []func() string", fns),
		block(sprintf("for _, %s := range %s {", x, p.text), []*node{
			line("_ = %s", x),
			block(sprintf("%s = append(%s, func() string {", fns, fns), append(g.body(inner), g.returns(inner)), "})"),
		}, "}"),
		line("%s := \"\"", v),
		block(sprintf("for _, %s := range %s {", f, fns), []*node{line("%s += %s()", v, f)}, "}"),
		execLine("%s = clip(%s)", v, v),
	}
}
