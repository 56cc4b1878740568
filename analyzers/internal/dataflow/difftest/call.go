package difftest

import "strings"

// call calls a function or method in a statement of its own and declares
// variables for its results.
func (g *gen) call(s *scope, f *function) []*node {
	f.called = true
	callee := f.name
	var args []string
	for _, t := range f.params {
		args = append(args, g.expr(s, t, 2))
	}
	if f.variadic {
		args = append(args, g.variadic(s, 2))
	}
	if f.recv != nil {
		callee, args = g.method(s, f, args)
	}
	text := callee + "(" + strings.Join(args, ", ") + ")"
	switch {
	case len(f.results) > 0:
		return g.bind(s, text, f.results)
	case !g.chance(0.15):
		return []*node{line("%s", text)}
	}
	done := g.name("done")
	return []*node{
		line("%s := make(chan bool)", done),
		block("go func() {", []*node{guardLine("defer guard()"), line("defer close(%s)", done), line("%s", text)}, "}()"),
		line("<-%s", done),
	}
}

// method returns how method f is called: on a receiver, or as an expression
// of its type with the receiver in front of the arguments.
func (g *gen) method(s *scope, f *function, args []string) (string, []string) {
	recv := ""
	if p, ok := g.pick(s, func(p path) bool { return same(p.t, ptrTo(f.recv)) }); ok && g.chance(0.5) {
		recv = p.text
	} else if p, ok := g.pick(s, addressable(f.recv)); ok && g.chance(0.8) {
		recv = "(&" + p.text + ")"
	} else {
		recv = "(&" + g.literal(s, f.recv, 2) + ")"
	}
	if g.chance(0.15) {
		return "(*" + f.recv.name + ")." + f.name, append([]string{recv}, args...)
	}
	return recv + "." + f.name, args
}

// bind declares variables for the results of a call; now and then it assigns
// one to something that exists.
func (g *gen) bind(s *scope, text string, results []*typ) []*node {
	names := make([]string, len(results))
	for i := range results {
		names[i] = g.name("v")
	}
	list := strings.Join(names, ", ")
	nodes := []*node{line("%s := %s\n%s = %s", list, text, strings.Repeat("_, ", len(names)-1)+"_", list)}
	for i, t := range results {
		if p, ok := g.pick(s, settable(t)); ok && g.chance(0.3) {
			nodes = append(nodes, line("%s = %s", p.text, names[i]))
		}
	}
	for i, t := range results {
		s.add(names[i], t)
	}
	return nodes
}

// bound declares a variable that holds the value of an expression.
func (g *gen) bound(s *scope, t *typ, text string) *node {
	name := g.name("v")
	s.add(name, t)
	return line("%s := %s\n_ = %s", name, text, name)
}

// callFunction calls one of the functions generated so far.
func (g *gen) callFunction(s *scope) []*node {
	if len(g.funcs) == 0 {
		return nil
	}
	return g.call(s, g.funcs[g.r.IntN(len(g.funcs))])
}

// callValue calls a function that a variable, field or element holds.
func (g *gen) callValue(s *scope) []*node {
	p, ok := g.pick(s, func(p path) bool { return p.t.kind == fn })
	if !ok {
		return nil
	}
	var args []string
	for _, t := range p.t.params {
		args = append(args, g.expr(s, t, 1))
	}
	text := p.text + "(" + strings.Join(args, ", ") + ")"
	if len(p.t.results) == 0 {
		return []*node{line("%s", text)}
	}
	return g.bind(s, text, p.t.results)
}

// callPut calls a Put method: plainly, deferred, as a method value.
func (g *gen) callPut(s *scope) []*node {
	p, ok := g.pick(s, hasPut)
	if !ok {
		return nil
	}
	arg := g.str(s, 2)
	switch g.r.IntN(5) {
	case 0:
		return []*node{line("defer %s.Put(%s)", p.text, arg)}
	case 1:
		put := g.name("put")
		s.add(put, funcOf([]*typ{stringType}, nil))
		return []*node{line("%s := %s.Put\n%s(%s)", put, p.text, put, arg)}
	}
	return []*node{line("%s.Put(%s)", p.text, arg)}
}

// sinkCall hands a value to a new sink. Half are strings, for which it is
// hardest to be right.
func (g *gen) sinkCall(s *scope) []*node {
	if g.sites == len(siblings) {
		return nil
	}
	want := transparent
	if g.chance(0.5) {
		want = isString
	}
	arg := ""
	if p, ok := g.pick(s, want); ok && g.chance(0.9) {
		arg = p.text
	} else {
		arg = g.str(s, 2)
	}
	return []*node{g.sinkOf(arg)}
}

// sinkOf hands a value to a new sink.
func (g *gen) sinkOf(arg string) *node {
	g.sites++
	return line("%sSink%d(%s)", libSigil, g.sites-1, arg)
}
