package analyzers

import (
	"fmt"
	"go/token"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/lawful-lint/lawful/analyzers/internal/dataflow"
)

// routed is the finding of a flow: its message ends with the route in short,
// the related places tell it step by step.
func (r reporter) routed(f *dataflow.Finding, subject string) Finding {
	out := Finding{
		Diagnostic: analysis.Diagnostic{Pos: f.Pos, Message: subject + "; route: " + route(f)},
		Subject:    subject,
	}
	for _, s := range r.steps(f) {
		pos, text := s.at, s.fn+" "+s.does
		if !pos.IsValid() {
			pos = r.core.lines.find(s.line)
		}
		if !pos.IsValid() { // in a file that is not known here
			pos = f.Pos
			if s.line != "" {
				text += " (" + s.line.Short() + ")"
			}
		}
		out.Related = append(out.Related, analysis.RelatedInformation{Pos: pos, Message: text})
		out.Funcs = append(out.Funcs, s.fn)
	}
	return out
}

// step is a function on a route, what it does with the data, and where: at a
// place in this package, or on a line anywhere.
type step struct {
	fn, does string
	at       token.Pos
	line     dataflow.Line
}

// steps is the way of the data in full, from one end to the other.
func (r reporter) steps(f *dataflow.Finding) []step {
	end := step{fn: f.Into.Func, does: "serves " + purposeName(r.core.marks.Vocabulary(), f.Purpose), line: f.Into.Pos}
	var list []step
	if f.Kind == dataflow.Pulled {
		list = pulledSteps(f)
	} else {
		list = passedSteps(f)
	}
	if end.line == "" {
		return list
	}
	return append(list, end)
}

// passedSteps follows the calls from the place of the finding on.
func passedSteps(f *dataflow.Finding) []step {
	here := step{fn: f.Func, at: f.Pos}
	var list []step
	for _, h := range f.Route {
		if len(list) > 0 {
			here.line = h.Pos
		}
		here.does = "calls " + h.Func
		list, here = append(list, here), step{fn: h.Func}
	}
	if len(list) > 0 {
		here.line = f.Line
	}
	switch {
	case f.Kind == dataflow.Stored:
		here.does = "stores it in " + f.Into.Func
	case f.Into.Func != here.fn:
		here.does = "calls " + f.Into.Func
	default:
		here.does = "gets it here"
	}
	return append(list, here)
}

// pulledSteps follows the results from the innermost call back to the place of
// the finding.
func pulledSteps(f *dataflow.Finding) []step {
	if len(f.Route) == 0 {
		return []step{{fn: f.Func, does: "gets it by this call", at: f.Pos}}
	}
	var list []step
	to, at := f.Func, f.Pos
	for _, h := range f.Route {
		list = append(list, step{fn: h.Func, does: "returns it to " + to, at: at, line: h.Pos})
		to, at = h.Func, token.NoPos
	}
	slices.Reverse(list)
	return list
}

// route is the way of the data: at most two functions between the ends.
func route(f *dataflow.Finding) string {
	hops := []string{f.Func}
	if f.Kind == dataflow.Pulled {
		for _, h := range f.Route {
			hops = append([]string{h.Func}, hops...)
		}
		return strings.Join(hops, " → ")
	}
	for i, h := range f.Route {
		if i == 2 && len(f.Route) > 3 {
			hops = append(hops, fmt.Sprintf("and %d more", len(f.Route)-2))
			break
		}
		hops = append(hops, hop(f, i, h.Func))
	}
	if f.Into.Func != f.Func {
		hops = append(hops, f.Into.Func)
	}
	return strings.Join(hops, " → ")
}

// hop is a function on the route with the line of the call it makes.
func hop(f *dataflow.Finding, i int, name string) string {
	line := f.Line
	if i+1 < len(f.Route) {
		line = f.Route[i+1].Pos
	}
	if line == "" {
		return name
	}
	return name + " (" + line.Short() + ")"
}
