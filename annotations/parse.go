package annotations

import (
	"cmp"
	"fmt"
	"go/ast"
	"go/token"
	"slices"
	"strings"
)

// Parse finds the directives of one file and what each stands on. The file must
// have been parsed with comments. Problems hold everything that is wrong, in
// source order; a directive is returned as far as it could be understood, and
// not at all when it stands where it may not stand or says nothing.
//
// It looks at one file only: what contradicts another file of the package, or
// the register in lawful.yaml, is for its callers to find. Time and memory are
// linear in the file.
func Parse(fset *token.FileSet, file *ast.File, voc *Vocabulary) ([]Directive, []Problem) {
	p := fileParser{fset: fset, file: file, voc: voc}
	for _, group := range file.Comments {
		for _, c := range group.List {
			p.comment(group, c)
		}
	}
	p.conflicts()
	slices.SortStableFunc(p.problems, func(a, b Problem) int { return cmp.Compare(a.Pos, b.Pos) })
	return p.directives, p.problems
}

// fileParser collects what one file says.
type fileParser struct {
	fset       *token.FileSet
	file       *ast.File
	voc        *Vocabulary
	layout     *layout // made for the first directive
	directives []Directive
	problems   []Problem
}

// comment reads one comment.
func (p *fileParser) comment(group *ast.CommentGroup, c *ast.Comment) {
	d, ok := ast.ParseDirective(c.Slash, c.Text)
	if !ok || d.Tool != tool {
		if miss := nearMiss(c); miss != nil {
			p.problems = append(p.problems, *miss)
		}
		return
	}
	namePos := c.Slash + token.Pos(len(Prefix))
	name, args, argsPos := d.Name, d.Args, d.ArgsPos
	if i := strings.Index(name, "//"); i >= 0 {
		name, args = name[:i], ""
	}
	if !slices.Contains(directiveNames[:], name) {
		p.problems = append(p.problems, unknownDirective(name, namePos))
		return
	}
	list, end, bad := lexArgs(args, argsPos)
	end = max(end, namePos+token.Pos(len(name)))
	if bad != nil {
		p.problems = append(p.problems, *bad)
		return
	}
	r := reader{voc: p.voc, name: name}
	says := r.read(list, c.Slash, end)
	if m, ok := says.(*BasisMark); ok {
		p.locate(m, c.Slash)
	}
	p.place(group, c, Directive{Name: name, Pos: c.Slash, End: end, Says: says}, &r)
	p.problems = append(p.problems, r.problems...)
}

// locate notes where a basis and its parts stand.
func (p *fileParser) locate(m *BasisMark, pos token.Pos) {
	m.Basis.Pos = p.fset.Position(pos)
	for _, w := range m.Parts {
		if m.Basis.Keys == nil {
			m.Basis.Keys = map[string]token.Position{}
		}
		m.Basis.Keys[w.Text] = p.fset.Position(w.Pos)
	}
}

// place finds what a directive stands on and keeps it if that is allowed.
func (p *fileParser) place(group *ast.CommentGroup, c *ast.Comment, d Directive, r *reader) {
	if p.layout == nil {
		if p.layout = newLayout(p.fset, p.file); p.layout == nil {
			return
		}
	}
	target, bad := p.layout.target(d.Name, d.Says, group, c)
	if bad != nil {
		bad.Pos, bad.End = d.Pos, d.End
		r.problems = append(r.problems, *bad)
		return
	}
	if d.Says == nil {
		return
	}
	d.Target = target
	if m, ok := d.Says.(*DataMark); ok {
		r.names(m, target)
	}
	p.directives = append(p.directives, d)
}

// names checks the names of a data directive against the signature it stands
// on, and drops those that are not there.
func (r *reader) names(m *DataMark, target Target) {
	if len(m.Names) == 0 {
		return
	}
	known, ok := signatureNames(target.Nodes[0])
	if !ok {
		for _, w := range m.Names {
			r.report(Malformed, w.Pos, w.Pos+token.Pos(len(w.Text)), "found name %s on %s, expected names only on a function", clip(w.Text), target.Kind)
		}
		m.Names = nil
		return
	}
	kept := m.Names[:0]
	for _, w := range m.Names {
		if slices.Contains(known, w.Text) {
			kept = append(kept, w)
			continue
		}
		end := w.Pos + token.Pos(len(w.Text))
		near := NearestOf(w.Text, known)
		hint := "expected one of " + strings.Join(known, ", ")
		if near != "" {
			hint = "did you mean " + near + "?"
		}
		r.report(Unknown, w.Pos, end, "unknown parameter or result %s; %s", clip(w.Text), hint).Fix = spell(w.Pos, end, near)
	}
	m.Names = kept
	if len(kept) == 0 {
		// Without a good name it must not turn into a mark of all results.
		m.Names = []Word{}
	}
}

// signatureNames are the names by which a function's receiver, parameters and
// results may be called; ok is false when node has no signature.
func signatureNames(node ast.Node) (names []string, ok bool) {
	var recv *ast.FieldList
	var sig *ast.FuncType
	switch n := node.(type) {
	case *ast.FuncDecl:
		recv, sig = n.Recv, n.Type
	case *ast.Field:
		sig, _ = n.Type.(*ast.FuncType)
		if len(n.Names) == 0 {
			sig = nil
		}
	}
	if sig == nil {
		return nil, false
	}
	var slots []string
	for _, list := range []struct {
		fields *ast.FieldList
		slot   string
	}{{recv, "receiver"}, {sig.Params, "arg"}, {sig.Results, "result"}} {
		if list.fields == nil {
			continue
		}
		n := 0
		for _, f := range list.fields.List {
			for _, id := range f.Names {
				if id.Name != "_" {
					names = append(names, id.Name)
				}
			}
			for range max(1, len(f.Names)) {
				slots = append(slots, slotWord(list.slot, n))
				n++
			}
		}
	}
	return append(names, slots...), true
}

func slotWord(slot string, n int) string {
	if slot == "receiver" {
		return slot
	}
	return fmt.Sprintf("%s%d", slot, n)
}
