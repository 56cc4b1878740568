package record

import (
	"cmp"
	"path/filepath"
	"slices"
	"strings"

	"github.com/lawful-lint/lawful/annotations"
)

// bases lists the register, and what code and lawful.yaml write out beside it.
func (b *builder) bases() {
	if b.Config != nil {
		for _, basis := range b.Config.Bases {
			b.r.Bases = append(b.r.Bases, b.basis(basis.ID, basis, basis.Purposes))
		}
		for _, e := range b.Config.Code {
			if e.Basis != nil && e.Basis.ID == "" {
				b.addWritten(b.basis(b.place("", e.Basis.Pos).at(), e.Basis, e.Purposes))
			}
		}
	}
	for _, path := range b.paths {
		for _, w := range b.Inventory[path].Bases {
			basis := *w.Basis
			basis.Pos = w.At
			b.addWritten(b.basis(b.place("", w.At).at(), &basis, w.Purposes))
		}
	}
}

func (b *builder) addWritten(basis Basis) {
	if b.r.Basis(basis.Name) == nil {
		b.r.Bases = append(b.r.Bases, basis)
	}
}

func (b *builder) basis(name string, from *annotations.Basis, purposes []string) Basis {
	out := Basis{
		Name: name, Register: from.ID != "", Purposes: purposes, A6: from.A6, A9: from.A9, Route: from.Route,
		Schedule1: schedule1(from), At: b.place("", from.Pos),
	}
	for _, t := range b.voc.Terms(annotations.EvidenceWord) {
		if v := from.Get(t.Word); v != "" {
			out.Evidence = append(out.Evidence, Detail{t.Word, v})
		}
	}
	return out
}

// basisWords is a basis by what it is: the name of one of the register, and of
// one that is written out its parts and its file. The line, which is in the name
// of such a one, changes with what stands above it.
func (r *Record) basisWords(name string) string {
	b := r.Basis(name)
	if b == nil || b.Register {
		return name
	}
	list := []string{b.A6, b.A9, b.Route}
	for _, e := range b.Evidence {
		list = append(list, e.Key+" "+e.Value)
	}
	list = slices.DeleteFunc(list, func(w string) bool { return w == "" })
	return "written out in " + b.At.File + " (" + strings.Join(list, ", ") + ")"
}

// schedule1 is the condition in Part 1 of Schedule 1 to the Data Protection Act
// 2018 that section 10 of the Act ties to the Article 9 condition; for
// substantial public interest it is the one of Part 2 that the basis names.
func schedule1(b *annotations.Basis) string {
	switch b.A9 {
	case "employment":
		return "Part 1, paragraph 1"
	case "health-care":
		return "Part 1, paragraph 2"
	case "public-health":
		return "Part 1, paragraph 3"
	case "research":
		return "Part 1, paragraph 4"
	case "substantial-public-interest":
		return b.Get("condition")
	}
	return ""
}

// at is a place in a few words.
func (p Place) at() string {
	if p.Line == 0 {
		return p.File
	}
	return p.File + ":" + itoa(p.Line)
}

// resolve turns the name that the analyzers give a basis written out in code,
// the base name of its file and the line, into that of the record, which is
// its path. Of several of that name it is the one in the package entered, or
// else in the one the data comes from.
func (b *builder) resolve(name, path, into string) string {
	if name == "" || b.r.Basis(name) != nil {
		return name
	}
	var found []string
	for i := range b.r.Bases {
		at := b.r.Bases[i].At
		if filepath.Base(at.File)+":"+itoa(at.Line) == name {
			found = append(found, b.r.Bases[i].Name)
		}
	}
	rank := func(file string) int {
		for i, p := range []string{into, path} {
			if p != "" && strings.HasPrefix(file, b.component(p)+"/") {
				return i
			}
		}
		return 2
	}
	if len(found) == 0 {
		return name
	}
	return slices.MinFunc(found, func(x, y string) int { return cmp.Or(rank(x)-rank(y), cmp.Compare(x, y)) })
}
