package annotations

import (
	"fmt"
	"go/ast"
	"go/token"
	"slices"
	"strings"
)

// mayStand says on what each directive may stand, in the order of the message
// that says so. A purpose may stand on a package-level variable because data
// that is stored into one enters its purpose; a basis on a function literal
// because that is a function.
var mayStand = map[string][]TargetKind{
	"data":       {OnType, OnField, OnVar, OnFunc, OnMethod, OnInterfaceMethod},
	"purpose":    {OnPackage, OnType, OnVar, OnFunc, OnMethod, OnInterfaceMethod, OnFuncLit},
	"basis":      {OnPackage, OnType, OnVar, OnFunc, OnMethod, OnInterfaceMethod, OnStatement, OnFuncLit},
	"deidentify": {OnFunc, OnMethod, OnInterfaceMethod},
	"check":      {OnFunc, OnMethod, OnInterfaceMethod},
	"allow":      {OnStatement, OnFuncLit, OnPackage, OnType, OnField, OnVar, OnFunc, OnMethod, OnInterfaceMethod, OnOther},
}

// noneMayStand is mayStand for //lawful:data none.
var noneMayStand = []TargetKind{OnType, OnField, OnFunc, OnMethod, OnInterfaceMethod}

// target finds what a directive stands on. The problem, if any, says why it
// stands on nothing it may stand on.
func (l *layout) target(name string, says Payload, group *ast.CommentGroup, c *ast.Comment) (Target, *Problem) {
	allowed := mayStand[name]
	if d, ok := says.(*DataMark); ok && d.None {
		allowed = noneMayStand
	}
	if l.atPackage(c) {
		if slices.Contains(allowed, OnPackage) {
			return Target{Kind: OnPackage, Nodes: []ast.Node{l.file}, Spans: []Span{{min(group.Pos(), l.file.Package), max(l.file.Name.End(), c.End())}}}, nil
		}
		return Target{}, l.misplaced(name, allowed, OnPackage.String(), c)
	}
	found := l.candidates(group, c)
	picked := pick(name, found, allowed)
	if len(picked) == 0 && slices.Contains(allowed, OnStatement) {
		if a := l.around(c.Pos()); a != nil {
			picked = []*anchor{a}
		}
	}
	switch {
	case len(picked) > 0:
		return makeTarget(picked, found, group), l.ambiguous(name, picked, c)
	case len(found) == 0:
		return Target{}, l.detached(name, allowed, group, c)
	}
	return Target{}, l.misplaced(name, allowed, describe(found), c)
}

// atPackage reports whether a comment belongs to the package clause: it stands
// above it, or behind it on its line.
func (l *layout) atPackage(c *ast.Comment) bool {
	return c.Pos() < l.file.Package || l.line(c.Pos()) == l.line(l.file.Package)
}

// pick selects from the candidates the first of an allowed kind, with its
// siblings: the specs of one parenthesised declaration, or the statements of
// one line. A purpose goes to a function literal rather than to the variable
// or statement that holds it.
func pick(name string, found []*anchor, allowed []TargetKind) []*anchor {
	first := -1
	for i, a := range found {
		if !slices.Contains(allowed, a.kind) {
			continue
		}
		if first < 0 {
			first = i
		}
		if name == "purpose" && found[first].kind == OnVar && a.kind == OnFuncLit {
			first = i
			break
		}
	}
	if first < 0 {
		return nil
	}
	picked := []*anchor{found[first]}
	for _, a := range found[first+1:] {
		last := picked[len(picked)-1]
		if a.kind == last.kind && a.kind != OnFunc && a.span.Pos >= last.node.End() {
			picked = append(picked, a)
		}
	}
	return picked
}

// ambiguous reports a line on which several function literals begin.
func (l *layout) ambiguous(name string, picked []*anchor, c *ast.Comment) *Problem {
	if picked[0].kind != OnFuncLit || len(picked) == 1 {
		return nil
	}
	return &Problem{Pos: c.Pos(), End: c.End(), Category: Misplaced,
		Message: fmt.Sprintf("//lawful:%s stands on a line on which %d function literals begin; expected one a line", name, len(picked))}
}

func makeTarget(picked, found []*anchor, group *ast.CommentGroup) Target {
	t := Target{Kind: picked[0].kind}
	for _, a := range picked {
		t.Nodes = append(t.Nodes, a.node)
		t.Idents = append(t.Idents, a.idents...)
		span := a.span
		if group.Pos() < span.Pos {
			span.Pos = group.Pos()
		}
		t.Spans = append(t.Spans, span)
	}
	if t.Kind == OnStatement {
		for _, a := range found {
			if lit, ok := a.node.(*ast.FuncLit); ok {
				t.Lits = append(t.Lits, lit)
			}
		}
	}
	return t
}

// describe names what a misplaced directive stands on.
func describe(found []*anchor) string {
	for _, a := range found {
		if a.what != "" {
			return a.what
		}
	}
	return found[0].kind.String()
}

func (l *layout) misplaced(name string, allowed []TargetKind, on string, c *ast.Comment) *Problem {
	return &Problem{Pos: c.Pos(), End: c.End(), Category: Misplaced,
		Message: fmt.Sprintf("misplaced //lawful:%s: it stands on %s; expected %s", name, on, places(allowed))}
}

// places lists kinds for a message: "a type, a struct field or a function".
func places(kinds []TargetKind) string {
	words := make([]string, 0, len(kinds))
	for _, k := range kinds {
		if k != OnOther {
			words = append(words, k.String())
		}
	}
	last := len(words) - 1
	return strings.Join(words[:last], ", ") + " or " + words[last]
}

// detached reports a directive that stands on nothing at all. Where only blank
// lines part it from a declaration, the repair removes them.
func (l *layout) detached(name string, allowed []TargetKind, group *ast.CommentGroup, c *ast.Comment) *Problem {
	p := l.misplaced(name, allowed, OnNothing.String(), c)
	if l.trailing(c.Pos()) {
		return p
	}
	for _, d := range l.file.Decls {
		start := docStart(d)
		if start < group.End() {
			continue
		}
		gap := l.line(start) - l.line(group.End()-1)
		if gap > 1 && gap <= 3 && l.nothingBetween(group.End(), start) {
			p.Message += "; a blank line parts it from the declaration below"
			p.Fix = &Fix{Pos: group.End(), End: start, Text: "\n", Message: "remove the blank line"}
		}
		break
	}
	return p
}

// docStart is where a declaration begins with its doc comment.
func docStart(d ast.Decl) token.Pos {
	var doc *ast.CommentGroup
	switch d := d.(type) {
	case *ast.FuncDecl:
		doc = d.Doc
	case *ast.GenDecl:
		doc = d.Doc
	}
	if doc != nil {
		return doc.Pos()
	}
	return d.Pos()
}

// nothingBetween reports whether no comment lies between two positions.
func (l *layout) nothingBetween(from, to token.Pos) bool {
	for _, g := range l.file.Comments {
		if g.Pos() >= from && g.Pos() < to {
			return false
		}
	}
	return true
}
