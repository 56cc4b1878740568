package record

import (
	"cmp"
	"path"
	"slices"

	"github.com/lawful-lint/lawful/analyzers"
	"github.com/lawful-lint/lawful/annotations/catalogue"
)

// How it shows that data goes on, from the surest.
const (
	ByFlow = "flow" // data that the purpose holds, or its code handles, was followed into another purpose
	BySent = "sent" // such data was followed out of the program, for the same purpose
	ByText = "text" // the arguments of the call show patient data; from where is not known
	ByCall = "call" // the code calls what takes data out; which data, does not show
)

// LimitsText is what a reader of recipients has to know.
const LimitsText = "What leaves the program in a module that was not looked at (one of your own in another repository, say), by a client that neither the catalogue nor lawful.yaml knows, through an interface of another module, or as the answer to a request does not show here."

// onward lists where data goes on to from the code of each purpose: crossings
// out of it, which the analysis followed, and calls that leave the program for
// the same purpose, which are no crossings.
func (b *builder) onward() {
	for i, x := range b.found {
		b.onwardBy(&b.r.Crossings[i], x)
	}
	graph := newCallGraph(b)
	leaving, all := b.leaving()
	for _, q := range graph.purposes {
		graph.leave(b, q, leaving)
	}
	b.untold(all)
	slices.SortStableFunc(b.r.Onward, func(x, y Onward) int {
		return cmp.Or(cmp.Compare(x.Purpose, y.Purpose), cmp.Compare(x.At.File, y.At.File), cmp.Compare(x.At.Line, y.At.Line), cmp.Compare(x.Into, y.Into), cmp.Compare(x.Activity, y.Activity))
	})
}

// onwardBy notes a crossing for the purposes that it leaves: those that the data
// is held for, and those of the code that passes it on.
func (b *builder) onwardBy(c *Crossing, x *analyzers.Crossing) {
	from := slices.Clone(x.Serves)
	if x.Kind != "obtained" {
		from = append(from, c.Held...)
	}
	slices.Sort(from)
	to := b.acts[c.Activity]
	for _, q := range slices.Compact(from) {
		if q == c.Purpose {
			continue
		}
		o := Onward{
			Purpose: q, Shown: ByFlow, Package: c.Package, Func: c.Func, At: c.At, Data: c.Data, Held: c.Held,
			Into: c.Into, Activity: c.Activity, Recipient: to.Recipient, Library: to.Library,
		}
		o.To = goalWords(&o, to)
		b.r.Onward = append(b.r.Onward, o)
	}
}

// callKey is a function of the program.
type callKey struct{ path, name string }

// callGraph is which functions call which, by name. What an interface of the
// program may lead to is told by the name and types of its method.
type callGraph struct {
	calls    map[callKey][]*analyzers.Call
	methods  map[string][]callKey // by what they may implement
	serves   map[string][]callKey // functions by purpose, in order
	purposes []string
}

func newCallGraph(b *builder) *callGraph {
	g := &callGraph{calls: map[callKey][]*analyzers.Call{}, methods: map[string][]callKey{}, serves: map[string][]callKey{}}
	for _, p := range b.paths {
		for i := range b.Inventory[p].Calls {
			c := &b.Inventory[p].Calls[i]
			from := callKey{p, c.Func}
			if g.calls[from] == nil {
				for _, q := range c.Purposes {
					g.serves[q] = append(g.serves[q], from)
					g.purposes = addSorted(g.purposes, q)
				}
			}
			g.calls[from] = append(g.calls[from], c)
		}
		for _, m := range b.Inventory[p].Methods {
			g.methods[m.Key] = append(g.methods[m.Key], callKey{p, m.Name})
		}
	}
	return g
}

// way is how a function is reached: from one of the first, and through which
// interface's method on the way, "" for none.
type way struct {
	from    callKey
	through string
}

// reach visits what these functions lead to: their own calls, and those of the
// functions that they call, or may call through an interface, as long as follow
// says so of the purposes of these.
func (g *callGraph) reach(from []callKey, follow func(purposes []string) bool, visit func(c *analyzers.Call, at callKey, by way)) {
	by := map[callKey]way{}
	queue := slices.Clone(from)
	for _, k := range from {
		by[k] = way{from: k}
	}
	add := func(to callKey, w way) {
		if _, known := by[to]; !known {
			by[to] = w
			queue = append(queue, to)
		}
	}
	for len(queue) > 0 {
		at := queue[0]
		queue = queue[1:]
		for _, c := range g.calls[at] {
			visit(c, at, by[at])
			if c.Out != "" || !follow(c.Serves) {
				continue
			}
			add(callKey{c.IntoPackage, c.Into}, by[at])
			for _, to := range g.methods[c.Method] {
				if list := g.calls[to]; len(list) > 0 && follow(list[0].Purposes) {
					add(to, way{by[at].from, cmp.Or(by[at].through, c.Into)})
				}
			}
		}
	}
}

// leave notes the ways out that the code of a purpose takes, itself or through
// functions that serve none. What serves another purpose is entered by a
// crossing, if patient data goes there at all.
func (g *callGraph) leave(b *builder, q string, leaving map[exit][]*followed) {
	neutral := func(purposes []string) bool { return purposes == nil }
	g.reach(g.serves[q], neutral, func(c *analyzers.Call, at callKey, by way) {
		same := c.Serves == nil || slices.ContainsFunc(c.Serves, func(s string) bool { return b.voc.Covers(q, s) })
		if c.Out == "" || !same {
			return
		}
		o := Onward{Purpose: q, Shown: ByCall, Package: b.component(by.from.path), Func: c.Func, At: b.place("", c.At), Into: c.Into, Out: c.Out}
		if items := b.sent(leaving[exitOf(at.path, c)], q); len(items) > 0 {
			o.Shown = BySent
			o.Data, o.Held = b.items(items)
		} else if len(c.Data) > 0 {
			o.Shown = ByText
			o.Data, _ = b.items(c.Data)
		}
		if by.from != at {
			o.Via, o.Through = by.from.name, by.through
		}
		o.Recipient, o.Library = b.goal(c.Out, c.IntoPackage, c.Into)
		o.To = goalWords(&o, nil)
		b.r.Onward = append(b.r.Onward, o)
	})
}

// goal is who gets what a call takes out: a recipient, or nobody that is known.
// Of a library, and of the standard library, only lawful.yaml can tell.
func (b *builder) goal(out, pkg, into string) (recipient, library string) {
	if b.details.Recipient(pkg) == nil {
		if catalogue.Local(pkg) {
			return "", pkg
		}
		if out != "client" {
			return "", ""
		}
	}
	return b.send(pkg, into), ""
}

// OnwardOf is where data goes on to from the code of an activity's purpose, here
// first and then from elsewhere in the program: for the same purpose it may go
// from package to package without a crossing.
func (r *Record) OnwardOf(a *Activity) (here, elsewhere []*Onward) {
	for i := range r.Onward {
		o := &r.Onward[i]
		switch {
		case o.Purpose != a.Purpose.ID || o.Activity == a.ID:
		case o.Package == a.Component:
			here = append(here, o)
		default:
			elsewhere = append(elsewhere, o)
		}
	}
	return here, elsewhere
}

// goalWords is where data goes, in words; to is the activity that it enters, nil
// for none.
func goalWords(o *Onward, to *Activity) string {
	switch {
	case o.Recipient != "":
		return o.Recipient
	case o.Library != "":
		return "whoever reads what is written with " + o.Library
	case to != nil:
		return to.Purpose.Words + " by " + to.Component
	}
	return map[string]string{"network": "an address on the network", "mail": "a mail server", "database": "a database", "file": "a file"}[o.Out]
}

// Says tells what is known of it, and no more.
func (o *Onward) Says() string {
	data := words(DataNames(o.Data))
	through := ""
	switch {
	case o.Through != "":
		through = ", which may be what " + o.Via + " calls for this purpose through " + o.Through + ","
	case o.Via != "":
		through = ", called for this purpose by " + o.Via + ","
	}
	switch o.Shown {
	case ByFlow:
		return data + ", held for " + words(o.Held) + ", goes on to " + o.To + ": " + o.Func + " to " + o.Into
	case BySent:
		return o.Func + through + " hands " + data + " to " + o.To + " by " + o.Into
	case ByText:
		return o.Func + through + " hands " + data + " to " + o.Into + ", for " + o.To
	}
	return o.Func + through + " calls " + o.Into + ", for " + o.To + "; which data it takes does not show"
}

// goals are the different goals of a list, in words, by how it shows.
func goals(list []*Onward, shown string) (out []string) {
	for _, o := range list {
		if o.Shown == shown {
			out = addSorted(out, o.To)
		}
	}
	return out
}

// outside are the names of the recipients that an activity's data may go on to
// without a crossing: those that code of its purpose sends to. What crosses is an
// activity of its own, with its own recipient.
func (r *Record) outside(a *Activity) (names []string) {
	here, elsewhere := r.OnwardOf(a)
	for _, o := range slices.Concat(here, elsewhere) {
		if o.Shown != ByFlow && o.Recipient != "" {
			names = addSorted(names, o.Recipient)
		}
	}
	return names
}

// Outside are all recipients outside the program of an activity: the one that it
// is, and those that code of its purpose sends to.
func (r *Record) Outside(a *Activity) []string {
	names := r.outside(a)
	if a.Recipient != "" {
		names = addSorted(names, a.Recipient)
	}
	return names
}

// unnamed are the ways out of an activity's purpose of which nobody says where
// they lead.
func (r *Record) unnamed(a *Activity) (list []string) {
	here, elsewhere := r.OnwardOf(a)
	for _, o := range slices.Concat(here, elsewhere) {
		if o.Shown != ByFlow && o.Recipient == "" {
			list = addSorted(list, path.Base(o.Into)+" "+o.At.at())
		}
	}
	return list
}
