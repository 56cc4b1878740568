package difftest

// Functions that are handed over, kept and called by others: the prelude has
// what calls them, the way libraries have it, and their bodies are statements.

// higher are the kinds of statements of higher-order code and of records.
func higher() []statement {
	return []statement{
		{10, (*gen).makers},
		{10, (*gen).mapped},
		{9, (*gen).rounds},
		{7, (*gen).subscribed},
		{3, (*gen).methods},
		{5, (*gen).decorated},
		{5, (*gen).remembered},
		{4, (*gen).built},
		{5, (*gen).tree},
		{5, (*gen).worker},
		{9, (*gen).handed},
		{5, (*gen).collect},
		{5, (*gen).linked},
		{4, (*gen).twin},
		{4, (*gen).window},
		{4, (*gen).pointers},
		{2, (*gen).rotate},
	}
}

// last returns the variable that was declared last.
func (s *scope) last() variable { return s.vars[len(s.vars)-1] }

// mapped hands a function to one that calls it for every element of a slice.
func (g *gen) mapped(s *scope) []*node {
	if s.deep() {
		return nil
	}
	p, nodes := g.someSlice(s)
	t, m := g.record(), g.name("m")
	elem := []*typ{p.t.elem}
	switch g.r.IntN(6) {
	case 0:
		return append(nodes, g.callback(s, sprintf("%s(%s, ", g.prelude("Each"), p.text), elem, nil, ")"))
	case 1:
		nodes = append(nodes, g.callback(s, sprintf("%s(%s, ", g.prelude("Update"), p.text), elem, p.t.elem, ")"))
		return append(nodes, g.meddle(s, variable{p.text, p.t})...)
	case 2:
		test, inner, a, e := s.closure(), s.loop(), g.name("a"), g.name("e")
		test.add(a, p.t.elem)
		test.mayReturn = false
		inner.add(e, p.t.elem)
		return append(nodes,
			block(sprintf("%s := %s(%s, func(%s %s) bool {", m, g.prelude("Filter"), p.text, a, p.t.elem.name), append(g.body(test), line("return %s", g.bit())), "})"),
			block(sprintf("for _, %s := range %s {", e, m), append([]*node{keep(e)}, g.body(inner)...), "}"))
	case 3:
		nodes = append(nodes, g.callback(s, sprintf("%s := %s(%s, %s, ", m, g.prelude("Fold"), p.text, g.fresh(s, t)), []*typ{t, p.t.elem}, t, ")"))
	default:
		nodes = append(nodes, g.callback(s, sprintf("%s := %s(%s, ", m, g.prelude("Map"), p.text), elem, t, ")"))
		t = sliceOf(t)
	}
	s.add(m, t)
	return append(append(nodes, line("_ = %s", m)), g.meddle(s, s.last())...)
}

// rounds ranges over an iterator that makes a record in each round, and keeps
// them outside of the loop.
func (g *gen) rounds(s *scope) []*node {
	if s.deep() {
		return nil
	}
	t, seq, e := g.record(), g.name("seq"), g.name("e")
	nodes := g.makingSeq(s, seq, t)
	kept, declared, keeps := g.keeping(s, t, e)
	inner := s.loop()
	inner.vars = append(inner.vars, kept, variable{e, t})
	body := append([]*node{keep(e)}, g.meddle(inner, variable{e, t}, kept)...)
	if g.chance(0.4) {
		body = append(body, g.leave(inner)...)
	}
	body = append(body, keeps...)
	if g.chance(0.5) {
		body = append(body, g.body(inner)...)
	}
	s.vars = append(s.vars, kept)
	nodes = append(nodes, declared, block(sprintf("for %s := range %s {", e, seq), body, "}"))
	return append(nodes, g.meddle(s, kept)...)
}

// makingSeq declares an iterator that makes a record in each round.
func (g *gen) makingSeq(s *scope, seq string, t *typ) []*node {
	switch g.r.IntN(4) {
	case 0:
		return []*node{g.callback(s, sprintf("%s := %s(", seq, g.prelude("Repeat")), nil, t, ")")}
	case 1:
		return []*node{g.callback(s, sprintf("%s := (&%s[%s]{", seq, g.prelude("Feed"), t.name), nil, t, "}).All()")}
	case 2:
		p, before := g.someSlice(s)
		return append(before, g.callback(s, sprintf("%s := %s(%s(%s), ", seq, g.prelude("Pass"), g.prelude("Seq"), p.text), []*typ{p.t.elem}, t, ")"))
	}
	inner, x := s.closure(), g.name("e")
	inner.mayReturn = false
	round := []*node{guardLine("tick()"), line("%s := %s", x, g.fresh(inner, t)), block(sprintf("if !yield(%s) {", x), []*node{line("return")}, "}")}
	round = append(round, g.meddle(inner, variable{x, t})...)
	return []*node{block(sprintf("%s := func(yield func(%s) bool) {", seq, t.name), []*node{block("for range 2 {", round, "}")}, "}")}
}

// keeping declares a variable that outlives a loop, and makes what keeps e in
// it: by itself, in a slice, in a map.
func (g *gen) keeping(s *scope, t *typ, e string) (m variable, declared *node, kept []*node) {
	m = variable{g.name("m"), t}
	limit := execLine("%s = clipSlice(%s)", m.name, m.name)
	switch g.r.IntN(4) {
	case 0:
		kept = []*node{line("%s = %s", m.name, e)}
	case 1:
		m.t = sliceOf(t)
		kept = []*node{line("%s = append(%s[1:], %s)", m.name, m.name, e), limit}
	case 2:
		m.t = sliceOf(t)
		kept = []*node{line("%s = append([]%s{%s}, %s...)", m.name, t.name, e, m.name), limit}
	case 3:
		m.t = mapOf(t)
		kept = []*node{line(`%s["l"], %s["k"] = %s["k"], %s`, m.name, m.name, m.name, e)}
	}
	return m, line("%s := %s\n_ = %s", m.name, g.literal(s, m.t, 2), m.name), kept
}

// subscribed keeps functions in a field, a slice or a map of a struct, whose
// method calls them later.
func (g *gen) subscribed(s *scope) []*node {
	if s.deep() {
		return nil
	}
	t, b := g.anyType(2), g.name("bus")
	if g.chance(0.6) {
		t = g.record()
	}
	on, fire := "On(", "Fire("
	var result *typ
	nodes := []*node{line("%s := &%s[%s]{}", b, g.prelude("Bus"), t.name)}
	switch g.r.IntN(3) {
	case 0:
		on, fire, result = `Handle("k", `, `Serve("k", `, t
		nodes = []*node{line("%s := &%s[%s]{}", b, g.prelude("Router"), t.name)}
	case 1:
		on, fire, result = "SetAfter(", "Run(", t
		nodes = []*node{g.callback(s, sprintf("%s := &%s[%s]{Before: ", b, g.prelude("Hooks"), t.name), []*typ{t}, t, "}")}
	}
	for range 1 + g.r.IntN(2) {
		nodes = append(nodes, g.callback(s, b+"."+on, []*typ{t}, result, ")"))
	}
	nodes = append(nodes, g.fewStatements(s)...)
	if result == nil {
		return append(nodes, line("%s.%s%s)", b, fire, g.expr(s, t, 1)))
	}
	if g.chance(0.5) {
		return append(nodes, g.gather(s, t, func(s *scope) string { return b + "." + fire + g.expr(s, t, 1) + ")" })...)
	}
	return append(nodes, g.bind(s, b+"."+fire+g.expr(s, t, 1)+")", []*typ{t})...)
}

// methods keeps method values and method expressions and calls them later.
func (g *gen) methods(s *scope) []*node {
	p, ok1 := g.pick(s, hasPut)
	q, ok2 := g.pick(s, hasPut)
	if !ok1 || !ok2 {
		return nil
	}
	puts, f := g.name("puts"), g.name("f")
	if p.t.kind == ptr && g.chance(0.4) {
		t := "(" + p.t.name + ")"
		nodes := append([]*node{line("%s, %s := %s.Put, %s.Get\n_ = %s", puts, f, t, t, f)}, g.fewStatements(s)...)
		return append(nodes, line("%s(%s, %s)", puts, p.text, g.str(s, 1)), g.bound(s, stringType, f+"("+p.text+")"))
	}
	nodes := []*node{line("%s := []func(string){%s.Put, %s.Put}", puts, p.text, q.text), g.bound(s, thunkType, p.text+".Get")}
	nodes = append(nodes, g.fewStatements(s)...)
	if g.chance(0.5) {
		return append(nodes, line("%s[%s](%s)", puts, g.index(s), g.str(s, 1)))
	}
	return append(nodes, block(sprintf("for _, %s := range %s {", f, puts), []*node{line("%s(%s)", f, g.str(s, 1))}, "}"))
}

// decorated wraps a handler in others and calls it.
func (g *gen) decorated(s *scope) []*node {
	if s.deep() {
		return nil
	}
	t, h := stringType, g.name("h")
	if g.chance(0.6) {
		t = g.record()
	}
	nodes := []*node{g.callback(s, sprintf("var %s %s[%s] = %s[%s](", h, g.prelude("Handler"), t.name, g.prelude("HandlerFunc"), t.name), []*typ{t}, t, ")")}
	spy := ""
	for range 1 + g.r.IntN(2) {
		switch g.r.IntN(3) {
		case 0:
			spy = g.name("spy")
			nodes = append(nodes, line("%s := &%s[%s]{Handler: %s}\n%s = %s", spy, g.prelude("Spy"), t.name, h, h, spy))
		case 1:
			nodes = append(nodes, g.callback(s, sprintf("%s = %s[%s]{%s, ", h, g.prelude("Then"), t.name, h), []*typ{t}, t, "}"))
		case 2:
			next := g.name("next")
			inner := g.callback(s, sprintf("return %s[%s](", g.prelude("HandlerFunc"), t.name), []*typ{t}, t, ")")
			if last := inner.body[len(inner.body)-1]; g.chance(0.8) {
				last.head = sprintf("return %s.Handle(%s)", next, last.head[len("return "):])
			}
			wrap := block(sprintf("func(%s %s[%s]) %s[%s] {", next, g.prelude("Handler"), t.name, g.prelude("Handler"), t.name), []*node{inner}, "}")
			wrap.head, wrap.tail = sprintf("%s = %s(%s, %s", h, g.prelude("Wrap"), h, wrap.head), "})"
			nodes = append(nodes, wrap)
		}
	}
	nodes = append(nodes, g.gather(s, t, func(s *scope) string { return h + ".Handle(" + g.expr(s, t, 1) + ")" })...)
	if spy != "" {
		nodes = append(nodes, g.bound(s, t, spy+".Last"))
	}
	return nodes
}

// remembered loads records by a function that is called once for each key.
func (g *gen) remembered(s *scope) []*node {
	if s.deep() {
		return nil
	}
	t, memo := g.record(), g.name("memo")
	get, params := ".Get()", []*typ(nil)
	switch g.r.IntN(3) {
	case 0:
		get, params = "", []*typ{keyType}
	case 1:
		once, v := g.name("once"), g.name("v")
		nodes := []*node{line("var %s %s\n%s := %s\n_ = %s", once, g.prelude("Once"), v, g.fresh(s, t), v)}
		s.add(v, t)
		nodes = append(nodes, g.callback(s, once+".Do(", nil, nil, ")"), g.callback(s, once+".Do(", nil, nil, ")"))
		return append(nodes, g.meddle(s, variable{v, t})...)
	}
	maker := sprintf("%s := %s[%s](", memo, g.prelude("NewLazy"), t.name)
	if params != nil {
		maker = sprintf("%s := %s[string, %s](", memo, g.prelude("NewMemo"), t.name)
	}
	call := func(s *scope) string {
		if params != nil {
			return memo + ".Get(" + g.key(s) + ")"
		}
		return memo + get
	}
	return append([]*node{g.callback(s, maker, params, t, ")")}, g.gather(s, t, call)...)
}

// built collects records by methods that return their receiver.
func (g *gen) built(s *scope) []*node {
	if s.deep() {
		return nil
	}
	t, b := g.record(), g.name("b")
	nodes := []*node{line("%s := (&%s[%s]{}).With(%s)", b, g.prelude("Builder"), t.name, g.fresh(s, t))}
	nodes = append(nodes, g.callback(s, sprintf("%s.With(%s).Edit(", b, g.fresh(s, t)), []*typ{t}, nil, ")"))
	nodes = append(nodes, g.bound(s, sliceOf(t), sprintf("%s.With(%s).Build()", b, g.expr(s, t, 1))))
	return append(nodes, g.meddle(s, s.last())...)
}

// treeOf is an instance of the prelude's Tree.
func (g *gen) treeOf(t *typ) *typ {
	tree := &typ{kind: strct, name: g.prelude("Tree") + "[" + t.name + "]"}
	tree.fields = []field{{name: "Val", t: t}, {name: "Left", t: ptrTo(tree), next: true}, {name: "Right", t: ptrTo(tree), next: true}}
	return tree
}

// tree grows a tree by recursion and visits it.
func (g *gen) tree(s *scope) []*node {
	if s.deep() {
		return nil
	}
	t, tree := g.record(), g.name("tree")
	part := variable{tree + []string{".Left.Val", ".Right.Val"}[g.r.IntN(2)], t}
	nodes := []*node{g.callback(s, sprintf("%s := %s(2, ", tree, g.prelude("Grow")), nil, t, ")")}
	nodes = append(nodes, g.meddle(s, part, variable{tree + ".Val", t})...)
	switch g.r.IntN(3) {
	case 0:
		nodes = append(nodes, g.callback(s, tree+".Walk(", []*typ{t}, nil, ")"))
	case 1:
		nodes = append(nodes, g.callback(s, tree+".Update(", []*typ{t}, t, ")"))
	case 2:
		nodes = append(nodes, g.bound(s, sliceOf(t), tree+".Flat()"))
		part = s.last()
	}
	nodes = append(nodes, g.meddle(s, part, variable{tree + ".Val", t})...)
	s.add(tree, ptrTo(g.treeOf(t)))
	return nodes
}

// worker sends records to a goroutine, which writes to them or answers with
// others; each is waited for before the next is sent.
func (g *gen) worker(s *scope) []*node {
	if s.deep() {
		return nil
	}
	t, u := g.record(), g.record()
	in, out, x, y, e := g.name("ch"), g.name("ch"), g.name("e"), g.name("r"), g.name("e")
	inner := s.closure()
	inner.add(x, t)
	inner.mayReturn = false
	work := append([]*node{guardLine("tick()"), keep(x)}, g.stayInLoop(inner)...)
	work = append(work, g.meddle(inner, variable{x, t})...)
	if g.chance(0.3) {
		u = t
		work = append(work, line("%s := %s", y, x))
	} else {
		work = append(work, line("%s := %s", y, g.fresh(inner, u)))
	}
	work = append(work, line("%s <- %s", out, y))
	nodes := []*node{
		line("%s, %s := make(chan %s), make(chan %s)", in, out, t.name, u.name),
		block("go func() {", []*node{guardLine("defer guard()"), line("defer close(%s)", out), block(sprintf("for %s := range %s {", x, in), work, "}")}, "}()"),
	}
	kept, declared, keeps := g.keeping(s, u, e)
	ask := append([]*node{line("%s <- %s", in, g.fresh(s, t)), line("%s := <-%s", e, out)}, keeps...)
	ask = append(ask, g.meddle(s, kept, variable{e, u})...)
	s.vars = append(s.vars, kept)
	nodes = append(nodes, declared, block("for range 2 {", ask, "}"), line("close(%s)", in))
	return append(nodes, g.meddle(s, kept)...)
}
