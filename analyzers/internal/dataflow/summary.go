package dataflow

import (
	"cmp"
	"go/token"
	"go/types"
	"maps"
	"slices"
)

// summary is what callers need to know of a function: how its inputs reach its
// outputs, what it enters, and what it leaves to be decided by a caller. Its
// trees speak of inputs (inLabel) and of the objects it lists; it shares
// nothing with the analysis that made it.
type summary struct {
	name string // for people: "(*cohort.Writer).Add"
	pos  Line   // where it is declared

	objs   []sumObj   // what refs in the summary's trees point into
	result *node      // of several results, a tuple with a child each
	writes []sumWrite // what the inputs' memory holds afterwards
	panics *node      // what it may panic with
	pend   []*pending // calls whose callee a caller may know
	cross  []*crossing
	reads  []label // inputs below parameters that it, or a callee, looks at
	unused uint64  // bit per parameter that the body never mentions

	// Of a function literal, whose declarations other packages cannot look up:
	serves  heldID // the purposes of its code
	covered heldID // those of them that a basis on it covers

	alone   bool // nobody in its package calls it: it has reported its crossings itself
	unknown bool // the analysis gave up: treat as a body that is not seen

	holds  []kept             // see returned
	takes  [][]int            // see givenBy
	asks   *bool              // see asksElsewhere
	givens map[givenKey]*node // see given
}

// kept lists what of the memory that a function leaves holds results of one of the
// calls that its caller makes: its own objects, and what it writes to inputs.
type kept struct{ objs, writes []int }

// returned is what holds results of call id: later calls may be given it.
func (s *summary) returned(u *universe, id int) kept {
	if s.holds == nil {
		s.holds = make([]kept, len(s.pend))
		for i, o := range s.objs {
			for id := range callsIn(u, o.content) {
				s.holds[id].objs = append(s.holds[id].objs, i)
			}
		}
		for i, w := range s.writes {
			for id := range callsIn(u, w.content) {
				s.holds[id].writes = append(s.holds[id].writes, i)
			}
		}
	}
	return s.holds[id]
}

// givenBy lists the calls whose results call id is given, or is called on: in a loop
// later ones too. Of a call that stands for many they are not asked for: it seems to
// be given what itself, or any of those after it, returns.
func (s *summary) givenBy(u *universe, id int) []int {
	if s.takes == nil {
		s.takes = make([][]int, len(s.pend))
		for i, p := range s.pend {
			given := callsIn(u, append(p.args[:len(p.args):len(p.args)], p.fn)...)
			if p.many {
				maps.DeleteFunc(given, func(id, _ int) bool { return id >= i })
			}
			s.takes[i] = slices.Sorted(maps.Keys(given))
		}
	}
	return s.takes[id]
}

// callsIn is the calls whose results trees of a summary hold.
func callsIn(u *universe, trees ...*node) map[int]int {
	out := map[int]int{}
	for _, n := range trees {
		n.some(func(l label) bool {
			if r := u.roots[l.root]; l.kind == inLabel && r.kind == retRoot {
				out[r.n]++
			}
			return false
		})
	}
	return out
}

// eachTree calls f with every tree of the summary.
func (s *summary) eachTree(f func(*node)) {
	f(s.result)
	f(s.panics)
	for _, o := range s.objs {
		f(o.content)
	}
	for _, w := range s.writes {
		f(w.content)
		f(w.was)
	}
	for _, q := range s.pend {
		f(q.fn)
		for _, n := range q.args {
			f(n)
		}
	}
}

// sumObj is an object of a summary: memory that the function made, or memory
// reached from an input.
type sumObj struct {
	input   bool
	root    rootID
	path    pathID
	content *node // of made memory
	shared  bool  // used by a goroutine that may still run
	multi   bool  // of made memory: stands for several objects, so that writes never replace
	rounds  bool  // so it does for what is left: each round of a loop hands out one more
	typ     types.Type
	from    string // of made memory: where it was first made
}

// sumWrite is the contents of input memory after the call.
type sumWrite struct {
	obj     int
	content *node
	was     *node // written in between and overwritten; nil for nothing
}

// pending is a call that the function makes through a value that its caller
// supplies: a function value, or a method of an interface or type parameter.
type pending struct {
	fn       *node  // the function value, or the receiver
	method   string // "" for a function value
	iface    *types.Func
	tparam   int // the callee is a method of this type parameter; -1 otherwise
	args     []*node
	types    []types.Type // of args that are made with type parameters; nil for others
	clean    uint64       // bit per result that a body that is not seen leaves clean
	n        int          // number of results
	async    bool
	runs     bool // in a goroutine that was started
	pos      Line
	at       token.Pos
	from     string // where it was first postponed
	wired    bool   // through a cell: reported where the callee is put there
	maybe    bool   // see callSite.maybe
	serve    bool   // see callSite.serve
	many     bool   // stands for calls that are not told apart
	loop     bool   // may be made more than once
	fixed    uint64 // see callSite.fixed; without the receiver
	records  uint64 // see callSite.records; without the receiver
	obtained labels // by generic code that makes the call, of which that is what tells who is wired
	enters   heldID // made by code of this secondary use
}

// repeats reports whether a round of the call may find what the last one left. Each
// request has memory of its own, and where calls are not told apart they would find
// what any of them left.
func (p *pending) repeats() bool { return p.loop && !p.serve && !p.many }

// Hop is one call of a route: the function entered and the line of the call.
type Hop struct {
	Func string // "export.Push"
	Pos  Line   // of the call
}

// crossing is a flow of one input of a function into code of a purpose.
type crossing struct {
	in      label
	purpose string
	into    Hop   // the code entered, and where it is declared
	route   []Hop // from the function on, each callee on the way
	line    Line  // of the call that enters
	warn    bool  // what is entered is only warned about
	why     string
	needs   Check // the crossing is covered if the data passed these
	basis   string
	covered bool // by basis, with Input.Inventory
	kind    Kind
	at      token.Pos // in this package: the place in the function
	fixed   bool      // reported at that place, whoever supplies the data
	own     bool      // of a literal's parameter that is patient data by its type: reported in the literal
	inside  bool      // data that the function obtains enters there as well, and is reported there
	told    labels    // data that the input is known to hold, and reported there
	now     bool      // while the function runs
	later   bool      // in a goroutine that it leaves running
	after   bool      // other memory of the caller's has been written to, which may be the same
}

type crossKey struct {
	in      label
	purpose string
	needs   Check
	fixed   token.Pos
	covered bool
}

// placeKey tells the crossings of an input apart by where they are.
type placeKey struct {
	crossKey
	at token.Pos
}

func (c *crossing) key() crossKey {
	k := crossKey{in: c.in, purpose: c.purpose, needs: c.needs, covered: c.covered}
	if c.fixed {
		k.fixed = c.at
	}
	return k
}

// also has c be made whenever d is, which tells the same. It reports whether that is more.
func (c *crossing) also(d *crossing) bool {
	more := d.after && !c.after || d.now && !c.now || d.later && !c.later
	c.after, c.now, c.later = c.after || d.after, c.now || d.now, c.later || d.later
	return more
}

// better reports whether c tells its flow more shortly than d.
func (c *crossing) better(d *crossing) bool {
	return compareRoutes(c.route, c.into, d.route, d.into) < 0
}

func compareRoutes(a []Hop, ainto Hop, b []Hop, binto Hop) int {
	if c := cmp.Compare(len(a), len(b)); c != 0 {
		return c
	}
	for i := range a {
		if c := cmp.Or(cmp.Compare(a[i].Func, b[i].Func), cmp.Compare(a[i].Pos, b[i].Pos)); c != 0 {
			return c
		}
	}
	return cmp.Or(cmp.Compare(ainto.Func, binto.Func), cmp.Compare(ainto.Pos, binto.Pos))
}

// givenKey is a tree that a callee writes to an input, reached through so many pointers.
type givenKey struct {
	n     *node
	in    inputKey
	depth int
}

// given is what a callee writes, as a tree without references, less what the
// memory held before and what the callee has by itself.
func (s *summary) given(u *universe, n *node, in *sumObj, depth int) *node {
	if n == nil {
		return nil
	}
	key := givenKey{n, inputKey{in.root, in.path}, depth}
	out, ok := s.givens[key]
	if ok {
		return out
	}
	u.spend(1 + len(n.labels))
	given := func(l label) bool { return l.kind == inLabel && !u.lies(l, in) }
	if depth > maxCellDepth {
		out = &node{labels: s.collect(given, n), flat: true}
	} else {
		out = labelled(n.labels.apply(func(l label) (label, bool) { return l, given(l) }))
		for _, r := range n.refs {
			if c := s.given(u, u.at(s.objs[r.obj].content, r.path), in, depth+1); c != nil {
				out = u.join(out, emptyNode.with(derefElem, c))
			}
		}
		for _, k := range n.kids {
			if c := s.given(u, k.n, in, depth); c != nil {
				out = u.join(out, emptyNode.with(k.e, c))
			}
		}
	}
	if s.givens == nil {
		s.givens = map[givenKey]*node{}
	}
	s.givens[key] = out
	return out
}

// lies reports whether the input that the label names lies in the memory.
func (u *universe) lies(l label, in *sumObj) bool {
	if l.root != in.root {
		return false
	}
	for p := l.path; ; p = u.paths[p].parent {
		if p == in.path {
			return true
		}
		if p == 0 {
			return false
		}
	}
}
