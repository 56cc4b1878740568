package difftest

// statement makes one statement, or a few that belong together, and declares
// in s what they declare. It returns nil when there is nothing to work on.
type statement struct {
	weight int
	make   func(*gen, *scope) []*node
}

// statements are the kinds of statements by how often they are wanted.
func statements() []statement {
	return []statement{
		{14, (*gen).declareVar},
		{14, (*gen).assign},
		{4, (*gen).assignOp},
		{4, (*gen).appendTo},
		{3, (*gen).swap},
		{2, (*gen).copyOrDelete},
		{3, (*gen).pointTo},
		{3, (*gen).clean},
		{12, (*gen).sinkCall},
		{8, (*gen).callFunction},
		{7, (*gen).callValue},
		{6, (*gen).callPut},
		{8, (*gen).branch},
		{3, (*gen).switchBits},
		{5, (*gen).loop},
		{6, (*gen).rangeOver},
		{5, (*gen).closure},
		{4, (*gen).deferred},
		{4, (*gen).goroutine},
		{2, (*gen).selectOne},
		{4, (*gen).recovered},
		{5, (*gen).typeSwitch},
		{4, (*gen).iterate},
		{3, (*gen).chain},
		{6, (*gen).useGeneric},
		{3, (*gen).useFailure},
		{3, (*gen).useOptions},
		{2, (*gen).useGate},
		{3, (*gen).functionTable},
		{3, (*gen).pair},
		{2, (*gen).leave},
		{2, (*gen).selectors},
	}
}

// stmts makes n statements.
func (g *gen) stmts(s *scope, n int) []*node {
	all := statements()
	if g.higher {
		all = append(all, higher()...)
	}
	total := 0
	for _, k := range all {
		total += k.weight
	}
	var nodes []*node
	for made, tries := 0, 0; made < n && tries < 4*n; tries++ {
		at := g.r.IntN(total)
		for _, k := range all {
			if at -= k.weight; at < 0 {
				if made2 := k.make(g, s); made2 != nil {
					nodes = append(nodes, made2...)
					made++
				}
				break
			}
		}
	}
	return nodes
}

// body makes the statements of a block in s.
func (g *gen) body(s *scope) []*node { return g.stmts(s, 1+g.r.IntN(2)) }

// deep reports that no further block may be opened.
func (s *scope) deep() bool { return s.room <= 0 }

func (g *gen) declareVar(s *scope) []*node {
	t := g.anyType(2)
	value := g.value(s, t)
	name := g.name("v")
	s.add(name, t)
	return []*node{line("var %s %s = %s\n_ = %s", name, t.name, value, name)}
}

func (g *gen) assign(s *scope) []*node {
	want := anySettable
	if g.chance(0.6) {
		want = settable(stringType)
	}
	p, ok := g.pick(s, want)
	if !ok {
		return nil
	}
	return []*node{line("%s = %s", p.text, g.expr(s, p.t, 2))}
}

// clean overwrites with a constant.
func (g *gen) clean(s *scope) []*node {
	p, ok := g.pick(s, settable(stringType))
	if !ok {
		return nil
	}
	return []*node{line(`%s = "c"`, p.text)}
}

func (g *gen) assignOp(s *scope) []*node {
	if p, ok := g.pick(s, settable(floatType)); ok && g.chance(0.3) {
		return []*node{line("%s += %s", p.text, g.number(s, 1))}
	}
	p, ok := g.pick(s, settable(stringType))
	if !ok {
		return nil
	}
	return []*node{line("%s += %s", p.text, g.str(s, 1)), execLine("%s = clip(%s)", p.text, p.text)}
}

func (g *gen) appendTo(s *scope) []*node {
	p, ok := g.pick(s, func(p path) bool { return p.set && p.t.kind == slice })
	if !ok {
		if p, ok = g.pick(s, settable(bytesType)); ok {
			return []*node{line("%s = append(%s, %s...)", p.text, p.text, g.str(s, 1)), execLine("%s = clipSlice(%s)", p.text, p.text)}
		}
		return nil
	}
	limit := execLine("%s = clipSlice(%s)", p.text, p.text)
	if q, ok := g.pick(s, ofType(p.t)); ok && q.text != p.text && g.chance(0.3) {
		return []*node{line("%s = append(%s, %s...)", p.text, p.text, q.text), limit}
	}
	if g.chance(0.3) {
		return []*node{line("%s = append(%s[1:], %s)", p.text, p.text, g.expr(s, p.t.elem, 1)), limit}
	}
	return []*node{line("%s = append(%s, %s)", p.text, p.text, g.expr(s, p.t.elem, 1)), limit}
}

func (g *gen) swap(s *scope) []*node {
	p, ok := g.pick(s, anySettable)
	if !ok {
		return nil
	}
	q, ok := g.pick(s, settable(p.t))
	if !ok || q.text == p.text {
		return nil
	}
	if g.chance(0.3) {
		return []*node{line("%s, %s = %s(%s, %s)", p.text, q.text, g.prelude("Swap"), p.text, q.text)}
	}
	return []*node{line("%s, %s = %s, %s", p.text, q.text, q.text, p.text)}
}

func (g *gen) copyOrDelete(s *scope) []*node {
	if g.chance(0.5) {
		if p, ok := g.pick(s, ofType(mapOf(stringType))); ok {
			return []*node{line("delete(%s, %s)", p.text, g.key(s))}
		}
		if p, ok := g.pick(s, func(p path) bool { return p.t.kind == maps }); ok {
			return []*node{line("%s[%s] = %s", p.text, g.str(s, 1), g.expr(s, p.t.elem, 1))}
		}
	}
	p, ok := g.pick(s, func(p path) bool { return p.t.kind == slice })
	if !ok {
		return nil
	}
	return []*node{line("copy(%s, %s)", p.text, g.expr(s, p.t, 1))}
}

// pointTo makes a pointer to something that exists and, often, writes
// through it.
func (g *gen) pointTo(s *scope) []*node {
	p, ok := g.pick(s, func(p path) bool { return p.addr && anySettable(p) && p.t.kind != chn })
	if !ok {
		return nil
	}
	name := g.name("q")
	nodes := []*node{line("%s := &%s\n_ = %s", name, p.text, name)}
	if g.chance(0.6) {
		if g.chance(0.3) {
			nodes = append(nodes, line("%s(%s, %s)", g.prelude("Store"), name, g.expr(s, p.t, 1)))
		} else {
			nodes = append(nodes, line("*%s = %s", name, g.expr(s, p.t, 1)))
		}
	}
	s.add(name, ptrTo(p.t))
	return nodes
}

func (g *gen) branch(s *scope) []*node {
	if s.deep() {
		return nil
	}
	cond := g.bit()
	yes := block("if "+cond+" {", g.body(s.block()), "}")
	if g.chance(0.5) {
		return []*node{yes}
	}
	yes.tail = ""
	return []*node{yes, block("} else {", g.body(s.block()), "}")}
}

func (g *gen) switchBits(s *scope) []*node {
	if s.deep() {
		return nil
	}
	inner := s.block()
	inner.inLoop = false // break would leave the switch
	sw := block("switch {", nil, "}")
	for range 2 {
		c := block("case "+g.bit()+":", g.body(inner.block()), "")
		if g.chance(0.2) {
			c.body = append(c.body, line("fallthrough"))
		}
		sw.body = append(sw.body, c)
	}
	sw.body = append(sw.body, block("default:", g.body(inner.block()), ""))
	return []*node{sw}
}

func (g *gen) loop(s *scope) []*node {
	if s.deep() {
		return nil
	}
	inner := s.loop()
	i := g.name("i")
	head := sprintf("for %s := range 2 {", i)
	if g.chance(0.5) {
		head = sprintf("for %s := 0; %s < 2; %s++ {", i, i, i)
	}
	inner.add(i, indexType)
	return []*node{block(head, append([]*node{guardLine("tick()"), keep(i)}, g.body(inner)...), "}")}
}

// rangeOver ranges over a slice, array, map or string.
func (g *gen) rangeOver(s *scope) []*node {
	if s.deep() {
		return nil
	}
	p, ok := g.pick(s, func(p path) bool {
		return p.t.kind == slice || p.t.kind == array || p.t.kind == maps || isString(p)
	})
	if !ok {
		return nil
	}
	inner := s.loop()
	k, v := "_", g.name("e")
	if isString(p) {
		return g.rangeString(s, p)
	}
	if p.t.kind == maps && g.chance(0.5) {
		k = g.name("k")
		inner.add(k, stringType)
	}
	inner.add(v, p.t.elem)
	uses := []*node{guardLine("tick()"), keep(v)}
	if k != "_" {
		uses = append(uses, keep(k))
	}
	head := sprintf("for %s, %s := range %s {", k, v, p.text)
	return []*node{block(head, append(uses, g.body(inner)...), "}")}
}

// keep is a use of a variable, which the compiler asks for.
func keep(name string) *node { return &node{head: "_ = " + name, fixed: true} }

// rangeString builds a string of the runes of another.
func (g *gen) rangeString(s *scope, p path) []*node {
	name, c := g.name("v"), g.name("c")
	s.add(name, stringType)
	return []*node{
		line("%s := \"\"", name),
		block(sprintf("for _, %s := range %s {", c, p.text), []*node{line("%s += string(%s)", name, c)}, "}"),
		execLine("%s = clip(%s)", name, name),
	}
}

// pair uses a source of which only the first result is patient data.
func (g *gen) pair(s *scope) []*node {
	a, b := g.name("v"), g.name("v")
	s.add(a, stringType)
	s.add(b, stringType)
	return []*node{line("%s, %s := %sSourcePair()\n_, _ = %s, %s", a, b, libSigil, a, b)}
}

// leave ends the function or the loop early, under a condition.
func (g *gen) leave(s *scope) []*node {
	switch {
	case s.inLoop && g.chance(0.7):
		return []*node{block("if "+g.bit()+" {", []*node{line("%s", g.oneOf(nil, "break", "continue"))}, "}")}
	case s.mayReturn:
		return []*node{block("if "+g.bit()+" {", []*node{g.returns(s)}, "}")}
	}
	return nil
}

// returns makes the return statement of the function around s.
func (g *gen) returns(s *scope) *node {
	text := "return"
	if s.bare && g.chance(0.4) {
		return line("%s", text)
	}
	for i, t := range s.results {
		if i > 0 {
			text += ","
		}
		text += " " + g.expr(s, t, 2)
	}
	return line("%s", text)
}

// selectors declares variables whose values select an element.
func (g *gen) selectors(s *scope) []*node {
	k, i := g.name("k"), g.name("i")
	s.add(k, keyType)
	s.add(i, indexType)
	return []*node{
		line("%s, %s := \"k\", 0\n_, _ = %s, %s", k, i, k, i),
		block("if "+g.bit()+" {", []*node{line("%s, %s = \"l\", 1", k, i)}, "}"),
	}
}
