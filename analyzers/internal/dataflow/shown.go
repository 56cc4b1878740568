package dataflow

import (
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/lawful-lint/lawful/analyzers/internal/models"
)

// What prints, logs or encodes a value shows what a method of it returns, where it has
// such a method, in place of what it holds. Models say so with PLACE!Method.

// showing lists the types of the parameters and of the results that such methods have to
// have. Other methods of these names are not called.
var showing = map[string][2]string{
	"Error":       {"", "string"},
	"Format":      {"fmt.State,rune", ""},
	"LogValue":    {"", "log/slog.Value"},
	"MarshalJSON": {"", "[]byte,error"},
	"MarshalText": {"", "[]byte,error"},
	"String":      {"", "string"},
}

// before lists the methods by which fmt shows a value in place of String and Error, and
// log/slog in place of Error.
var before = map[string][]string{
	"Error":  {"Format", "MarshalJSON", "MarshalText"},
	"String": {"Format"},
}

// showsBy reports whether values of the type in a box show themselves by a method, whoever
// shows them.
func (p *analysis) showsBy(box elem, method string) bool {
	ref := p.methodIn(box, method)
	if ref == nil || slices.ContainsFunc(before[method], func(m string) bool { return p.showsBy(box, m) }) {
		return false
	}
	want, ok := showing[method]
	sig := p.signature(ref)
	return !ok || sig != nil && typesIn(sig.Params()) == want[0] && typesIn(sig.Results()) == want[1]
}

func typesIn(t *types.Tuple) string {
	var names []string
	for v := range t.Variables() {
		names = append(names, types.TypeString(v.Type(), nil))
	}
	return strings.Join(names, ",")
}

// elementsUnless is what is in a list without what shows itself in the ways of the steps.
// Each element is looked at by itself: one that is text by itself keeps what another hides.
func (x *modelled) elementsUnless(n *node, t types.Type, steps []models.Step) *node {
	list := x.load(n, t)
	if list == nil || list.flat || !x.asText() {
		all, _ := x.readStep(n, t, models.Step{Kind: models.StepElem})
		return all
	}
	return x.elementsIn(list, func(n *node) *node {
		for _, st := range steps {
			n = x.unless(n, st)
		}
		return n
	})
}

// unless is n without what shows itself in the way of the step.
func (x *modelled) unless(n *node, st models.Step) *node {
	switch {
	case n == nil || n.flat:
		return n
	case st.Hidden():
		return x.withoutPart(n, x.u.symbol(innerSym, st.Name))
	}
	return x.boxesIn(n, func(e elem) bool { return !x.p.showsBy(e, st.Name) })
}

// withoutPart is n without a hidden part of what it refers to.
func (x *modelled) withoutPart(n *node, part elem) *node {
	leave := func(k kid) bool { return k.e == part }
	out := &node{labels: n.labels, kids: slices.DeleteFunc(slices.Clone(n.kids), leave)}
	var inside *node
	for _, r := range n.refs {
		in := x.u.at(x.contents(r.obj), r.path)
		if !slices.ContainsFunc(in.children(), leave) {
			out.refs = append(out.refs, r)
			continue
		}
		inside = x.u.join(inside, &node{labels: in.labels, refs: in.refs, kids: slices.DeleteFunc(slices.Clone(in.kids), leave), flat: in.flat})
	}
	return x.u.join(out, inside)
}

// boxesIn is n without the values in it of types that are not to be kept. Text and numbers
// are labels of the interface as well.
func (x *modelled) boxesIn(n *node, keep func(box elem) bool) *node {
	out := &node{}
	var others labels
	for _, k := range n.children() {
		t := x.u.boxTypes[k.e]
		if t == nil || x.u.isGeneric(t) || keep(k.e) {
			out.kids = append(out.kids, k)
		} else if hasNoParts(t) && k.n != nil {
			others = union(others, k.n.labels)
		}
	}
	if n != nil {
		out.refs, out.flat = n.refs, n.flat
		out.labels = n.labels.apply(func(l label) (label, bool) { return l, !slices.Contains(others, l) })
	}
	return out
}

// asText reports whether the format of the call, if it has one, prints as text all that
// has methods for it: %d and %#v show what a value holds.
func (x *modelled) asText() bool {
	if !strings.HasSuffix(x.sym, "f") {
		return true
	}
	c, ok := x.s.instr.(ssa.CallInstruction)
	if !ok || c.Common().StaticCallee() == nil || c.Common().StaticCallee().String() != x.sym {
		return false
	}
	args := c.Common().Args
	list, ok := args[len(args)-1].(*ssa.Slice)
	if !ok {
		return false
	}
	operands, ok := list.X.(*ssa.Alloc)
	if !ok || operands.Comment != "varargs" {
		return false
	}
	vs := verbs(x.formatFor(operands))
	if len(vs) != arrayLen(operands) {
		return false
	}
	for _, r := range *operands.Referrers() {
		if at, ok := r.(*ssa.IndexAddr); ok && !x.textAt(at, vs) {
			return false
		}
	}
	return true
}

// textAt reports whether the operand that is stored there is printed as text, or has no
// method for it.
func (x *modelled) textAt(at *ssa.IndexAddr, verbs []byte) bool {
	i, ok := at.Index.(*ssa.Const)
	if ok && strings.IndexByte("sqvxXwTp", verbs[i.Int64()]) >= 0 {
		return true
	}
	for _, r := range *at.Referrers() {
		s, ok := r.(*ssa.Store)
		if !ok {
			continue
		}
		m, ok := s.Val.(*ssa.MakeInterface)
		if !ok || x.p.method(m.X.Type(), "", "String") != nil || x.p.method(m.X.Type(), "", "Error") != nil || x.p.method(m.X.Type(), "", "Format") != nil {
			return false
		}
	}
	return true
}

// asShown is a call with what arguments show of themselves in place of them, where the
// model of the function called says so.
func (a *function) asShown(s *callSite, sym string, sig *types.Signature) *callSite {
	m, ok := models.Lookup(sym)
	if !ok {
		return s
	}
	var places []models.Place
	for i := range m.Effects {
		places = append(places, shownPlaces(&m.Effects[i])...)
	}
	if len(places) == 0 {
		return s
	}
	x := a.use(s, m, sym, sig)
	shown := map[int]labels{}
	for _, p := range places {
		n, _ := x.readPlace(p)
		shown[x.argIndex(p)] = union(shown[x.argIndex(p)], x.reach(n))
	}
	for i := range m.Effects {
		e := &m.Effects[i]
		if e.Kind == models.Call && slices.ContainsFunc(places, func(p models.Place) bool { return p.ShownBy(e) }) {
			x.callEffect(i, e)
			shown[x.argIndex(e.Target)] = union(shown[x.argIndex(e.Target)], x.reach(x.calls[len(x.calls)-1]))
		}
	}
	out := *s
	out.args = slices.Clone(s.args)
	for i, ls := range shown {
		if i < len(out.args) {
			out.args[i] = labelled(ls)
		}
	}
	return &out
}

// shownPlaces are the arguments that an effect reads as they show themselves.
func shownPlaces(e *models.Effect) []models.Place {
	all := slices.Clone(e.Src)
	for _, a := range e.Args {
		all = append(all, a.Src...)
	}
	return slices.DeleteFunc(all, func(p models.Place) bool { return p.Root != models.RootArg || !p.Shown() })
}
