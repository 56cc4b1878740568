package record

import (
	"cmp"
	"go/token"
	"slices"
	"strings"

	"github.com/lawful-lint/lawful/annotations"
	"github.com/lawful-lint/lawful/cmd/lawful/internal/finding"
)

// findings lists what the linter says, with the activities that it is about, and
// what could not be followed.
func (b *builder) findings() {
	for i := range b.Findings {
		f := &b.Findings[i]
		about := b.about(f)
		for _, id := range about {
			if a := b.acts[id]; f.Severity == finding.Error && worse(Faulty, a.Status) && !b.isCrossing(f) {
				a.Status = Faulty
			}
		}
		b.r.Findings = append(b.r.Findings, b.finding(f, about))
	}
	for i := range b.Accepted {
		b.r.Suppressions = append(b.r.Suppressions, b.finding(&b.Accepted[i], b.about(&b.Accepted[i])))
	}
	for _, path := range b.paths {
		for _, p := range b.Inventory[path].NotFollowed {
			b.r.NotFollowed = append(b.r.NotFollowed, b.place(p.Name, p.At))
		}
	}
}

func (b *builder) finding(f *finding.Finding, about []string) Finding {
	out := Finding{Rule: f.Rule, Severity: f.Severity, Message: cmp.Or(f.Subject, f.Message), At: b.place(f.In, f.Pos), Activities: about}
	if a := f.Accepted; a != nil {
		out.By, out.Reason, out.DecidedBy, out.Decided, out.Review = a.By, a.Reason, a.DecidedBy, a.Decided, a.Review
	}
	return out
}

// Decision says who accepts a finding and when, "missing" where nobody is named.
func (f *Finding) Decision() string {
	if f.DecidedBy == "" {
		return MissingText
	}
	a := finding.Acceptance{DecidedBy: f.DecidedBy, Decided: f.Decided, Review: f.Review}
	return a.Decision()
}

// isCrossing reports whether a finding says that a crossing is not in order,
// which the state of the crossing says too.
func (b *builder) isCrossing(f *finding.Finding) bool {
	_, open := b.crossingsAt(f)
	return (f.Analyzer == "lawfulflow" || f.Analyzer == "lawfuloptout") && len(open) > 0
}

// crossingsAt are the activities of the crossings at a finding's place, and of
// those among them that are not in order.
func (b *builder) crossingsAt(f *finding.Finding) (all, open []string) {
	for i, x := range b.found {
		if x.At.Filename != f.Pos.Filename || x.At.Offset != f.Pos.Offset {
			continue
		}
		all = addSorted(all, b.r.Crossings[i].Activity)
		if b.r.Crossings[i].Status != InOrder {
			open = addSorted(open, b.r.Crossings[i].Activity)
		}
	}
	return all, open
}

// about are the activities that a finding belongs to: those of the crossings at
// its place, of the basis that it stands on, of the function or measure around
// it, or, for what is said of a whole package, all that are of the package.
func (b *builder) about(f *finding.Finding) []string {
	switch all, open := b.crossingsAt(f); {
	case len(open) > 0:
		return open
	case len(all) > 0:
		return all
	}
	if list := b.onBasis(f.Pos); len(list) > 0 {
		return list
	}
	var list []string
	for id, a := range b.acts {
		if f.In == "" && f.Package != "" && a.Component == b.component(f.Package) {
			list = addSorted(list, id)
		}
	}
	for i := range b.r.Functions {
		fn := &b.r.Functions[i]
		if f.In != "" && fn.Package == b.component(f.Package) && declared(fn.Name) == f.In {
			list = addSorted(list, b.of[fn.ID]...)
		}
	}
	return list
}

// onBasis are the activities that rest on a basis of lawful.yaml, or whose
// crossings name it in vain, by a place in its entry.
func (b *builder) onBasis(at token.Position) (list []string) {
	if b.Config == nil || at.Filename != b.Config.Path {
		return nil
	}
	names := map[string]bool{}
	note := func(basis *annotations.Basis) {
		in := basis.Pos.Line == at.Line
		for _, key := range basis.Keys {
			in = in || key.Line == at.Line
		}
		if in {
			names[cmp.Or(basis.ID, b.place("", basis.Pos).at())] = true
		}
	}
	for _, basis := range b.Config.Bases {
		note(basis)
	}
	for _, e := range b.Config.Code {
		if e.Basis != nil {
			note(e.Basis)
		}
	}
	for id, a := range b.acts {
		if names[a.Basis] {
			list = addSorted(list, id)
		}
	}
	for i := range b.r.Crossings {
		if c := &b.r.Crossings[i]; names[c.Basis] {
			list = addSorted(list, c.Activity)
		}
	}
	return list
}

// declared is the name that findings have for a function: "Service.File" for
// "(*results.Service).File", and likewise for a literal in it.
func declared(name string) string {
	name, _, _ = strings.Cut(name, ", function literal")
	name = strings.TrimLeft(name, "(*")
	_, name, _ = strings.Cut(name, ".")
	name = strings.Replace(name, ")", "", 1)
	if before, after, ok := strings.Cut(name, "["); ok { // of a generic type
		_, rest, _ := strings.Cut(after, "]")
		name = before + rest
	}
	return name
}

// FindingsOf are the findings about an activity that are not about one of its
// crossings, which tell it themselves, in order.
func (r *Record) FindingsOf(a *Activity) (list []*Finding) {
	for i := range r.Findings {
		f := &r.Findings[i]
		if slices.Contains(f.Activities, a.ID) && !slices.ContainsFunc(r.CrossingsOf(a), func(c *Crossing) bool {
			return c.At.File == f.At.File && c.At.Line == f.At.Line && c.Status != InOrder
		}) {
			list = append(list, f)
		}
	}
	return list
}

// FindingsElsewhere are those about code that is in no activity.
func (r *Record) FindingsElsewhere() (list []*Finding) {
	for i := range r.Findings {
		if len(r.Findings[i].Activities) == 0 {
			list = append(list, &r.Findings[i])
		}
	}
	return list
}
