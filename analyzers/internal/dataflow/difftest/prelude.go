package difftest

import "strings"

// preludeText are the helpers that programs use by name; a program contains
// those it uses. Generic containers and functions are written once here, the
// way people write them, and instantiated at random.
const preludeText = `
func ※Id[E any](e E) E { return e }

func ※First[A, B any](a A, b B) A { return a }

func ※Second[A, B any](a A, b B) B { return b }

func ※Swap[A, B any](a A, b B) (B, A) { return b, a }

func ※Ptr[E any](e E) *E { return &e }

func ※Deref[E any](p *E) E { return *p }

func ※Store[E any](p *E, e E) { *p = e }

func ※Apply[A, B any](f func(A) B, a A) B { return f(a) }

func ※Compose[A, B, C any](f func(A) B, g func(B) C) func(A) C {
	return func(a A) C { return g(f(a)) }
}

func ※Map[A, B any](as []A, f func(A) B) []B {
	bs := make([]B, 0, len(as))
	for _, a := range as {
		bs = append(bs, f(a))
	}
	return bs
}

func ※Fold[A, B any](as []A, b B, f func(B, A) B) B {
	for _, a := range as {
		b = f(b, a)
	}
	return b
}

func ※Seq[E any](es []E) func(func(E) bool) {
	return func(yield func(E) bool) {
		for _, e := range es {
			if !yield(e) {
				return
			}
		}
	}
}

func ※Pairs[K comparable, V any](m map[K]V) func(func(K, V) bool) {
	return func(yield func(K, V) bool) {
		for k, v := range m {
			if !yield(k, v) {
				return
			}
		}
	}
}

func ※Show[G interface{ Get() string }](g G) string { return g.Get() }

func ※Head(s string) string {
	if len(s) == 0 {
		return s
	}
	return s[:1]
}

func ※Join(parts ...string) string {
	all := ""
	for _, p := range parts {
		all += p
	}
	return all
}

func ※Last(parts ...string) string { return parts[len(parts)-1] }

func ※Turn(n int, a, b string) string {
	if n == 0 {
		return a
	}
	return ※Turn(n-1, b, a)
}

type ※Box[E any] struct{ V, W E }

func (b *※Box[E]) Load() E { return b.V }

func (b *※Box[E]) Save(e E) { b.V = e }

func (b *※Box[E]) Flip() { b.V, b.W = b.W, b.V }

type ※Stack[E any] struct{ Items []E }

func (s *※Stack[E]) Push(e E) { s.Items = append(s.Items, e) }

func (s *※Stack[E]) Top() E { return s.Items[len(s.Items)-1] }

func (s *※Stack[E]) Each(f func(E)) {
	for _, e := range s.Items {
		f(e)
	}
}

type ※Cell[E any] struct {
	Val  E
	Tail *※Cell[E]
}

type ※List[E any] struct{ Head *※Cell[E] }

func (l *※List[E]) Add(e E) { l.Head = &※Cell[E]{e, l.Head} }

func (l *※List[E]) All() func(func(E) bool) {
	return func(yield func(E) bool) {
		for c := l.Head; c != nil; c = c.Tail {
			if !yield(c.Val) {
				return
			}
		}
	}
}

type ※Failure struct{ Text string }

func (f *※Failure) Error() string { return f.Text }

type ※Option func(*※Config)

type ※Config struct{ Name, Note string }

func ※WithName(n string) ※Option { return func(c *※Config) { c.Name = n } }

func ※WithNote(n string) ※Option { return func(c *※Config) { c.Note = n } }

func ※NewConfig(options ...※Option) *※Config {
	c := &※Config{Name: "c", Note: "c"}
	for _, o := range options {
		o(c)
	}
	return c
}

type ※Gate struct{ ch chan string }

func ※NewGate() *※Gate { return &※Gate{make(chan string, 4)} }

func (g *※Gate) Send(s string) { g.ch <- s }

func (g *※Gate) Take() string { return <-g.ch }

func ※Each[E any](es []E, f func(E)) {
	for _, e := range es {
		f(e)
	}
}

func ※Update[E any](es []E, f func(E) E) {
	for i := range es {
		es[i] = f(es[i])
	}
}

func ※Filter[E any](es []E, keep func(E) bool) []E {
	var kept []E
	for _, e := range es {
		if keep(e) {
			kept = append(kept, e)
		}
	}
	return kept
}

func ※Repeat[E any](f func() E) func(func(E) bool) {
	return func(yield func(E) bool) {
		for range 2 {
			if !yield(f()) {
				return
			}
		}
	}
}

func ※Pass[A, B any](seq func(func(A) bool), f func(A) B) func(func(B) bool) {
	return func(yield func(B) bool) {
		for a := range seq {
			if !yield(f(a)) {
				return
			}
		}
	}
}

type ※Feed[E any] struct{ Make func() E }

func (f *※Feed[E]) All() func(func(E) bool) {
	return func(yield func(E) bool) {
		for i := 0; i < 2 && yield(f.Make()); i++ {
		}
	}
}

type ※Bus[E any] struct{ subs []func(E) }

func (b *※Bus[E]) On(f func(E)) { b.subs = append(b.subs, f) }

func (b *※Bus[E]) Fire(e E) {
	for _, f := range b.subs {
		f(e)
	}
}

type ※Router[E any] struct{ routes map[string]func(E) E }

func (r *※Router[E]) Handle(key string, f func(E) E) {
	if r.routes == nil {
		r.routes = map[string]func(E) E{}
	}
	r.routes[key] = f
}

func (r *※Router[E]) Serve(key string, e E) E {
	if f, ok := r.routes[key]; ok {
		return f(e)
	}
	return e
}

type ※Hooks[E any] struct{ Before, After func(E) E }

func (h *※Hooks[E]) SetAfter(f func(E) E) { h.After = f }

func (h *※Hooks[E]) Run(e E) E { return h.After(h.Before(e)) }

type ※Handler[E any] interface{ Handle(E) E }

type ※HandlerFunc[E any] func(E) E

func (f ※HandlerFunc[E]) Handle(e E) E { return f(e) }

type ※Spy[E any] struct {
	※Handler[E]
	Last E
}
func (s *※Spy[E]) Handle(e E) E {
	s.Last = s.Handler.Handle(e)
	return s.Last
}

type ※Then[E any] struct {
	※Handler[E]
	After func(E) E
}
func (t ※Then[E]) Handle(e E) E { return t.After(t.Handler.Handle(e)) }

func ※Wrap[E any](h ※Handler[E], ws ...func(※Handler[E]) ※Handler[E]) ※Handler[E] {
	for _, w := range ws {
		h = w(h)
	}
	return h
}

type ※Memo[K comparable, V any] struct {
	seen map[K]V
	load func(K) V
}

func ※NewMemo[K comparable, V any](load func(K) V) *※Memo[K, V] {
	return &※Memo[K, V]{map[K]V{}, load}
}

func (m *※Memo[K, V]) Get(k K) V {
	v, ok := m.seen[k]
	if !ok {
		v = m.load(k)
		m.seen[k] = v
	}
	return v
}

type ※Lazy[E any] struct {
	once ※Once
	val  E
	load func() E
}

func ※NewLazy[E any](load func() E) *※Lazy[E] { return &※Lazy[E]{load: load} }

func (l *※Lazy[E]) Get() E {
	l.once.Do(func() { l.val = l.load() })
	return l.val
}

type ※Once struct{ done bool }

func (o *※Once) Do(f func()) {
	if !o.done {
		o.done = true
		f()
	}
}

type ※Builder[E any] struct{ items []E }

func (b *※Builder[E]) With(e E) *※Builder[E] {
	b.items = append(b.items, e)
	return b
}

func (b *※Builder[E]) Edit(f func(E)) *※Builder[E] {
	for _, e := range b.items {
		f(e)
	}
	return b
}

func (b *※Builder[E]) Build() []E { return b.items }

type ※Tree[E any] struct {
	Val         E
	Left, Right *※Tree[E]
}

func ※Grow[E any](n int, f func() E) *※Tree[E] {
	if n == 0 {
		return nil
	}
	return &※Tree[E]{f(), ※Grow(n-1, f), ※Grow(n-1, f)}
}

func (t *※Tree[E]) Walk(f func(E)) {
	if t != nil {
		t.Left.Walk(f)
		f(t.Val)
		t.Right.Walk(f)
	}
}

func (t *※Tree[E]) Update(f func(E) E) {
	if t != nil {
		t.Val = f(t.Val)
		t.Left.Update(f)
		t.Right.Update(f)
	}
}

func (t *※Tree[E]) Flat() []E {
	if t == nil {
		return nil
	}
	return append(append(t.Left.Flat(), t.Val), t.Right.Flat()...)
}
`

// preludeParts splits preludeText at its empty lines: a method that overrides a
// promoted one has none before it, since a program made smaller would otherwise
// lose it in the analysed form alone. It maps a name to its declaration and methods.
func preludeParts() map[string][]string {
	parts := map[string][]string{}
	for _, decl := range strings.Split(strings.TrimSpace(preludeText), "\n\n") {
		_, rest, _ := strings.Cut(decl, preSigil)
		name := rest[:strings.IndexAny(rest, "[]( )")]
		parts[name] = append(parts[name], decl)
	}
	return parts
}

// needs says which prelude names another refers to.
var needs = map[string][]string{
	"List":      {"Cell"},
	"WithName":  {"Option", "Config"},
	"WithNote":  {"Option", "Config"},
	"Option":    {"Config"},
	"NewConfig": {"Option", "Config"},
	"NewGate":   {"Gate"},
	"Spy":       {"Handler"},
	"Then":      {"Handler"},
	"Wrap":      {"Handler"},
	"NewMemo":   {"Memo"},
	"Lazy":      {"Once"},
	"NewLazy":   {"Lazy"},
	"Grow":      {"Tree"},
}

// prelude makes the helper part of the program and returns its name with the
// sigil.
func (g *gen) prelude(name string) string {
	if !g.used[name] {
		g.used[name] = true
		for _, n := range needs[name] {
			g.prelude(n)
		}
		for _, decl := range g.parts[name] {
			g.helpers = append(g.helpers, &node{head: decl, run: "// " + name})
		}
	}
	return preSigil + name
}

// sources declares what patient data comes from.
func sources() []*node {
	return []*node{
		{
			head: "//lawful:data patient\nfunc §Source() string { return \"p\" }",
			run:  "func §Source() string { return marker }", fixed: true,
		},
		{
			head: "//lawful:data patient\nfunc §SourceF() float64 { return 1 }",
			run:  "func §SourceF() float64 { return nan() }",
		},
		{
			head: "//lawful:data patient a\nfunc §SourcePair() (a, b string) { return \"p\", \"c\" }",
			run:  "func §SourcePair() (a, b string) { return marker, \"c\" }",
		},
		{
			head: "var §Mask int\n\nfunc §Bit(k int) bool { return §Mask>>k&1 != 0 }",
			run:  "func §Bit(k int) bool { return mask>>k&1 != 0 }", fixed: true,
		},
	}
}

// maxSites bounds the sinks of a program; the harness has the same number.
const maxSites = 8

// siblings are purposes of which none covers another, one for each sink: a
// call that leads to two sinks then has two findings.
var siblings = [maxSites]string{
	"medical-research", "product-analytics", "marketing", "education-training",
	"financial-audit", "needs-assessment", "service-evaluation", "national-clinical-audit",
}

// sink declares the sink of a site.
func sink(site int) *node {
	return &node{
		head: sprintf("var §Keep%d any\n\n//lawful:purpose %s\nfunc §Sink%d(x any) { §Keep%d = x }", site, siblings[site], site, site),
		run:  sprintf("func §Sink%d(x any) { hit(&§Hits, %d, x) }", site, site),
	}
}
