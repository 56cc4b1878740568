package difftest

import "strings"

// Records: values that are memory of their own, made one by one, kept together,
// and overwritten one at a time. Who takes two of them for one, or one for two,
// is found out by what their fields show afterwards.

// record returns the type of a record: mostly a pointer to a struct.
func (g *gen) record() *typ {
	switch g.r.IntN(12) {
	case 0:
		return ptrTo(stringType)
	case 1:
		return sliceOf(stringType)
	case 2:
		return mapOf(stringType)
	case 3:
		return ptrTo(boxOf(g.boxed(2)))
	case 4:
		return sliceOf(ptrTo(g.anyStruct()))
	case 5:
		return arrayOf(g.anyStruct())
	case 6:
		return g.anyStruct()
	}
	return ptrTo(g.anyStruct())
}

// fresh returns a new record; half of them are full of patient data.
func (g *gen) fresh(s *scope, t *typ) string {
	taint := g.taint
	if g.chance(0.5) {
		g.taint = 0.7
	}
	defer func() { g.taint = taint }()
	return g.literal(s, t, 2)
}

// gives makes the end of a function that returns a record: mostly a new one.
func (g *gen) gives(s *scope) []*node {
	if g.chance(0.2) {
		return []*node{g.returns(s)}
	}
	t, r := s.results[0], g.name("r")
	nodes := []*node{line("%s := %s", r, g.fresh(s, t))}
	if g.chance(0.3) {
		nodes = append(nodes, g.meddle(s, variable{r, t})...)
	}
	return append(nodes, line("return %s", r))
}

// callback makes a function literal with a body of statements, between what
// stands before and after it.
func (g *gen) callback(s *scope, before string, params []*typ, result *typ, after string) *node {
	inner := s.closure()
	var list []string
	for _, t := range params {
		a := g.name("a")
		inner.add(a, t)
		list = append(list, a+" "+t.name)
	}
	head := before + "func(" + strings.Join(list, ", ") + ") "
	body := []*node{guardLine("tick()")}
	if len(params) > 0 && g.chance(0.4) {
		body = append(body, g.meddle(inner, inner.vars[len(s.vars):]...)...)
	}
	if result == nil {
		return block(head+"{", append(body, g.body(inner)...), "}"+after)
	}
	inner.results = []*typ{result}
	body = append(body, g.stmts(inner, g.r.IntN(3))...)
	return block(head+result.name+" {", append(body, g.gives(inner)...), "}"+after)
}

// meddle overwrites parts of the variables, which belong together, and hands to
// a sink what bears the same name as what was overwritten, or any part.
func (g *gen) meddle(s *scope, group ...variable) []*node {
	own := &scope{vars: append(s.selecting(), group...)}
	var nodes []*node
	var last path
	for range 1 + g.r.IntN(2) {
		p, ok := g.pick(own, settable(stringType))
		if !ok || g.chance(0.1) {
			if p, ok = g.pick(own, anySettable); !ok {
				return nodes
			}
		}
		value := g.expr(s, p.t, 1)
		if p.t == stringType && g.chance(0.7) {
			value = []string{constant, source}[g.r.IntN(2)]
		}
		nodes, last = append(nodes, line("%s = %s", p.text, value)), p
	}
	part := last.text[strings.LastIndexByte(last.text, '.')+1:]
	twin := func(q path) bool {
		return q.text != last.text && transparent(q) && same(q.t, last.t) && (part == last.text || strings.HasSuffix(q.text, "."+part))
	}
	if q, ok := g.pick(own, twin); ok && g.chance(0.5) && g.sites < maxSites {
		return append(nodes, g.sinkOf(q.text))
	}
	if g.chance(0.3) {
		nodes = append(nodes, g.sinkCall(own)...)
	}
	return nodes
}

// gather calls what makes a record, twice or in a loop, keeps the records in
// variables or in a container, and meddles with them.
func (g *gen) gather(s *scope, t *typ, call func(*scope) string) []*node {
	m, e, loop := g.name("m"), g.name("e"), s.loop()
	round := []*node{line("%s := %s", e, call(s))}
	if g.chance(0.3) {
		round = append(round, g.meddle(loop, variable{e, t})...)
	}
	if g.chance(0.3) {
		loop.add(e, t)
		round = append(round, g.stayInLoop(loop)...)
	}
	kept := variable{m, sliceOf(t)}
	var nodes []*node
	switch g.r.IntN(6) {
	case 0, 1:
		a := variable{e, t}
		kept = variable{m, t}
		nodes = []*node{line("%s := %s\n_ = %s", e, call(s), e), line("%s := %s\n_ = %s", m, call(s), m)}
		s.add(e, t)
		s.add(m, t)
		return append(nodes, g.meddle(s, a, kept)...)
	case 2, 3:
		nodes = []*node{line("var %s []%s", m, t.name), block("for range 2 {", append(round, line("%s = append(%s, %s)", m, m, e)), "}")}
	case 4:
		k := g.name("k")
		kept.t = mapOf(t)
		nodes = []*node{line("%s := map[string]%s{}", m, t.name),
			block(sprintf(`for _, %s := range []string{"k", "l"} {`, k), append(round, line("%s[%s] = %s", m, k, e)), "}")}
	case 5:
		i := g.name("i")
		kept.t = arrayOf(t)
		nodes = []*node{line("var %s [2]%s", m, t.name), block(sprintf("for %s := range %s {", i, m), append(round, line("%s[%s] = %s", m, i, e)), "}")}
	}
	s.add(m, kept.t)
	return append(nodes, g.meddle(s, kept)...)
}

// makers declares a function that makes records and calls it several times.
func (g *gen) makers(s *scope) []*node {
	if s.deep() {
		return nil
	}
	t, mk := g.record(), g.name("mk")
	var params []*typ
	if g.chance(0.5) {
		params = []*typ{g.anyType(1)}
	}
	nodes := []*node{g.callback(s, mk+" := ", params, t, "")}
	call := func(s *scope) string { return mk + "(" + g.arguments(s, params) + ")" }
	nodes = append(nodes, g.gather(s, t, call)...)
	s.add(mk, funcOf(params, t))
	return nodes
}

// arguments returns values for parameters.
func (g *gen) arguments(s *scope, params []*typ) string {
	var list []string
	for _, t := range params {
		list = append(list, g.expr(s, t, 1))
	}
	return strings.Join(list, ", ")
}

// someSlice returns a slice that exists or, if there is none of the kind, a new
// one of records.
func (g *gen) someSlice(s *scope) (path, []*node) {
	p, ok := g.pick(s, func(p path) bool { return p.set && p.t.kind == slice && p.t.elem.kind != str })
	if ok && g.chance(0.7) {
		return p, nil
	}
	t, m := sliceOf(g.record()), g.name("m")
	value := g.fresh(s, t)
	s.add(m, t)
	return path{m, t, true, true}, []*node{line("%s := %s", m, value)}
}

// handed hands records to a function that meddles with its parameters, of which
// some are the same memory.
func (g *gen) handed(s *scope) []*node {
	if s.deep() {
		return nil
	}
	t, f, x, y := g.record(), g.name("f"), g.name("m"), g.name("m")
	nodes := []*node{line("%s := %s\n_ = %s", x, g.fresh(s, t), x), line("%s := %s\n_ = %s", y, []string{x, g.fresh(s, t)}[g.r.IntN(2)], y)}
	s.vars = append(s.vars, variable{x, t}, variable{y, t})
	many, args := g.holding(t, x, y)
	inner, a, b := s.closure(), g.name("a"), g.name("a")
	inner.vars = append(inner.vars, variable{a, many}, variable{b, t})
	body := append([]*node{guardLine("tick()")}, g.fewStatements(inner)...)
	body = append(body, g.meddle(inner, inner.vars[len(s.vars):]...)...)
	nodes = append(nodes, block(sprintf("%s := func(%s %s, %s %s) {", f, a, many.name, b, t.name), append(body, g.body(inner)...), "}"))
	nodes = append(nodes, line("%s(%s, %s)", f, args, []string{x, y}[g.r.IntN(2)]))
	nodes = append(nodes, g.meddle(s, variable{x, t}, variable{y, t})...)
	s.add(f, funcOf([]*typ{many, t}, nil))
	return nodes
}

// holding returns a type that holds records, and a value of it that holds two; or
// the record itself.
func (g *gen) holding(t *typ, x, y string) (*typ, string) {
	if g.chance(0.3) {
		return t, x
	}
	switch g.r.IntN(3) {
	case 0:
		return mapOf(t), mapOf(t).name + `{"k": ` + x + `, "l": ` + y + "}"
	case 1:
		return arrayOf(t), arrayOf(t).name + "{" + x + ", " + y + "}"
	}
	return sliceOf(t), sliceOf(t).name + "{" + x + ", " + y + "}"
}

// collect keeps the elements of a container in another.
func (g *gen) collect(s *scope) []*node {
	p, ok := g.pick(s, func(p path) bool { return p.t.kind == slice || p.t.kind == maps || p.t.kind == array })
	if !ok {
		return nil
	}
	e := g.name("e")
	kept, declared, keeps := g.keeping(s, p.t.elem, e)
	s.vars = append(s.vars, kept)
	nodes := []*node{declared, block(sprintf("for _, %s := range %s {", e, p.text), keeps, "}")}
	return append(nodes, g.meddle(s, kept)...)
}

// linked meddles with a record and the one it is linked to.
func (g *gen) linked(s *scope) []*node {
	p, ok := g.pick(s, func(p path) bool { return p.set && p.t.kind == ptr && nextField(p.t.elem) != "" })
	if !ok {
		return nil
	}
	next, n := p.text+"."+nextField(p.t.elem), g.name("n")
	nodes := []*node{line("%s = %s", next, g.fresh(s, p.t))}
	inner := s.block()
	return append(nodes, block(sprintf("if %s := %s; %s != nil {", n, next, n),
		append([]*node{keep(n)}, g.meddle(inner, variable{n, p.t}, variable{p.text, p.t})...), "}"))
}

// twin copies a value and meddles with both: arrays and structs are two then,
// and what they point to is one.
func (g *gen) twin(s *scope) []*node {
	p, ok := g.pick(s, func(p path) bool {
		return p.set && (p.t.kind == slice || p.t.kind == maps || p.addr && (p.t.kind == strct || p.t.kind == array))
	})
	if !ok {
		return nil
	}
	n := g.bound(s, p.t, p.text)
	return append([]*node{n}, g.meddle(s, variable{p.text, p.t}, s.vars[len(s.vars)-1])...)
}

// window makes a slice that shares its memory with another, or no longer does.
func (g *gen) window(s *scope) []*node {
	p, nodes := g.someSlice(s)
	x := g.expr(s, p.t.elem, 1)
	text := []string{
		p.text + "[:2]",
		sprintf("append(%s[:1], %s)", p.text, x),
		sprintf("append(%s[:0], %s, %s)", p.text, p.text+"[1]", x),
		sprintf("append(%s[:1:1], %s)", p.text, x),
		sprintf("append(%s, %s)[1:]", p.text, x),
		sprintf("append([]%s{%s}, %s[1:]...)", p.t.elem.name, x, p.text),
		sprintf("append([]%s(nil), %s...)", p.t.elem.name, p.text),
	}[g.r.IntN(7)]
	nodes = append(nodes, g.bound(s, p.t, text))
	w := s.vars[len(s.vars)-1]
	if g.chance(0.2) {
		nodes = append(nodes, line("copy(%s[1:], %s)", p.text, w.name))
	}
	return append(nodes, g.meddle(s, variable{p.text, p.t}, w)...)
}

// pointers takes the address of each element in turn; one outlives the loop.
func (g *gen) pointers(s *scope) []*node {
	if s.deep() {
		return nil
	}
	p, nodes := g.someSlice(s)
	i, q, m, t := g.name("i"), g.name("q"), g.name("m"), ptrTo(p.t.elem)
	nodes = append(nodes, line("%s := &%s[%s]\n_ = %s", m, p.text, g.index(s), m))
	inner := s.loop()
	inner.add(q, t)
	body := append([]*node{guardLine("tick()"), line("%s := &%s[%s]\n_ = %s", q, p.text, i, q)}, g.meddle(inner, variable{q, t})...)
	body = append(body, block("if "+g.bit()+" {", []*node{line("%s = %s", m, q)}, "}"))
	nodes = append(nodes, block(sprintf("for %s := range 2 {", i), append(body, g.body(inner)...), "}"))
	s.add(m, t)
	return append(nodes, g.meddle(s, variable{m, t}, variable{p.text, p.t})...)
}

// rotate assigns three places of one type to each other.
func (g *gen) rotate(s *scope) []*node {
	p, ok := g.pick(s, anySettable)
	if !ok {
		return nil
	}
	q, ok1 := g.pick(s, settable(p.t))
	r, ok2 := g.pick(s, settable(p.t))
	if !ok1 || !ok2 || q.text == p.text {
		return nil
	}
	return []*node{line("%s, %s, %s = %s, %s, %s", p.text, q.text, r.text, q.text, r.text, p.text)}
}
