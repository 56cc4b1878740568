package analyzers

import (
	"go/types"

	"github.com/lawful-lint/lawful/analyzers/internal/dataflow"
	"github.com/lawful-lint/lawful/analyzers/internal/marks"
	"github.com/lawful-lint/lawful/annotations"
	"github.com/lawful-lint/lawful/annotations/law"
)

// handed reports a connection to a warehouse that is handed to code of another
// package which takes patient data and has no purpose: that code was looked at
// before anybody knew what it writes to, so nothing there could be found.
func (r reporter) handed() {
	for _, h := range r.core.marks.Handed() {
		taker, data := r.takesPatients(h)
		if taker == nil {
			continue
		}
		r.say(annotations.Span{Pos: h.At.Pos(), End: h.At.End()}, uncovered, "handed", law.Values{
			"purpose": purposeNames(r.core.marks.Vocabulary(), h.Purposes), "callee": taker.Pkg().Name() + "." + display(taker), "data": data,
		})
	}
}

// takesPatients finds a function without a purpose that has what was handed over
// and takes patient data: what was called, or a method of what it made.
func (r reporter) takesPatients(h marks.Handed) (*types.Func, string) {
	k := marked{r.core.marks, map[types.Type]dataflow.Data{}}
	var takers []*types.Func
	if h.Func != nil {
		takers = append(takers, h.Func)
	}
	if h.Type != nil {
		for sel := range types.NewMethodSet(types.NewPointer(h.Type.Type())).Methods() {
			if fn, ok := sel.Obj().(*types.Func); ok {
				takers = append(takers, fn)
			}
		}
	}
	for _, fn := range takers {
		if said := r.core.marks.Func(fn); said != nil && said.Purposes != nil {
			continue
		}
		for v := range fn.Signature().Params().Variables() {
			if d := k.ofType(v.Type()); d.Patient {
				return fn, d.Name
			}
		}
	}
	return nil, ""
}
