package annotations

import (
	"go/ast"
	"go/token"
	"sort"
)

// anchor is a piece of syntax that a directive may stand on, or that it might
// be put on by mistake.
type anchor struct {
	kind   TargetKind
	what   string // for OnOther: its name for people
	node   ast.Node
	idents []*ast.Ident
	span   Span
	line   int       // where it begins
	end    token.Pos // of a statement, its body included
}

// layout finds the anchors of a file by comment group and by line.
type layout struct {
	file   *ast.File
	lines  []int // offsets at which lines begin, untouched by //line comments
	base   token.Pos
	byDoc  map[*ast.CommentGroup][]*anchor
	byLine map[int][]*anchor // in source order, outer before inner
	simple []*anchor         // statements, in source order
	code   map[int]token.Pos // the first code of a line that some syntax begins or ends on
}

// newLayout walks a file once. It returns nil for a file without positions.
func newLayout(fset *token.FileSet, file *ast.File) *layout {
	tf := fset.File(file.Package)
	if tf == nil {
		return nil
	}
	l := &layout{
		file: file, lines: tf.Lines(), base: token.Pos(tf.Base()),
		byDoc: map[*ast.CommentGroup][]*anchor{}, byLine: map[int][]*anchor{}, code: map[int]token.Pos{},
	}
	l.touch(file.Package)
	for _, d := range file.Decls {
		l.walk(d, true)
	}
	return l
}

// line returns the line that pos lies on, in the file as it is stored.
func (l *layout) line(pos token.Pos) int {
	return sort.Search(len(l.lines), func(i int) bool { return l.lines[i] > int(pos-l.base) })
}

// touch notes that there is code at pos.
func (l *layout) touch(pos token.Pos) {
	if !pos.IsValid() {
		return
	}
	n := l.line(pos)
	if old, ok := l.code[n]; !ok || pos < old {
		l.code[n] = pos
	}
}

// trailing reports whether code stands before pos on its line.
func (l *layout) trailing(pos token.Pos) bool {
	first, ok := l.code[l.line(pos)]
	return ok && first < pos
}

// walk visits a declaration or anything in it; top tells package level.
func (l *layout) walk(root ast.Node, top bool) {
	ast.Inspect(root, func(n ast.Node) bool {
		if n == nil {
			return false
		}
		switch n.(type) {
		case *ast.Comment, *ast.CommentGroup:
			return false
		}
		l.touch(n.Pos())
		l.touch(n.End() - 1)
		l.anchors(n, top && n == root)
		return true
	})
}

// anchors adds what n is to the layout.
func (l *layout) anchors(n ast.Node, top bool) {
	switch n := n.(type) {
	case *ast.FuncDecl:
		kind := OnFunc
		if n.Recv != nil {
			kind = OnMethod
		}
		l.add(&anchor{kind: kind, node: n, idents: []*ast.Ident{n.Name}, span: Span{n.Pos(), n.End()}}, n.Doc)
	case *ast.GenDecl:
		l.genDecl(n, top)
	case *ast.StructType:
		for _, f := range n.Fields.List {
			l.add(&anchor{kind: OnField, node: f, idents: fieldIdents(f), span: Span{f.Pos(), f.End()}}, f.Doc, f.Comment)
		}
	case *ast.InterfaceType:
		for _, f := range n.Methods.List {
			a := &anchor{kind: OnInterfaceMethod, node: f, idents: f.Names, span: Span{f.Pos(), f.End()}}
			if len(f.Names) == 0 {
				a.kind, a.what = OnOther, "an embedded interface"
			}
			l.add(a, f.Doc, f.Comment)
		}
	case *ast.FuncLit:
		l.add(&anchor{kind: OnFuncLit, node: n, span: Span{n.Pos(), n.End()}})
	case ast.Stmt:
		l.stmt(n)
	}
}

// genDecl adds the specs of a declaration. The comment above a parenthesised
// one is about all of them.
func (l *layout) genDecl(d *ast.GenDecl, top bool) {
	for _, spec := range d.Specs {
		a := &anchor{kind: OnOther, node: spec, span: Span{spec.Pos(), spec.End()}}
		docs := []*ast.CommentGroup{d.Doc}
		switch s := spec.(type) {
		case *ast.TypeSpec:
			a.kind, a.idents, docs = OnType, []*ast.Ident{s.Name}, append(docs, s.Doc, s.Comment)
		case *ast.ValueSpec:
			docs = append(docs, s.Doc, s.Comment)
			a.idents = s.Names
			switch {
			case d.Tok == token.CONST:
				a.what = "a constant"
			case top:
				a.kind = OnVar
			default:
				a.kind, a.what = OnOther, "a local variable"
			}
		case *ast.ImportSpec:
			a.what, docs = "an import", append(docs, s.Doc, s.Comment)
		}
		if !d.Lparen.IsValid() {
			a.span.Pos = d.Pos()
		}
		l.add(a, docs...)
	}
}

// stmt adds a statement, unless it is a mere block.
func (l *layout) stmt(s ast.Stmt) {
	switch s.(type) {
	case *ast.BlockStmt, *ast.EmptyStmt, *ast.BadStmt:
		return
	}
	a := &anchor{kind: OnStatement, node: s, span: Span{s.Pos(), headEnd(s)}, end: s.End()}
	var doc *ast.CommentGroup
	if d, ok := s.(*ast.DeclStmt); ok {
		if g, ok := d.Decl.(*ast.GenDecl); ok {
			doc = g.Doc
		}
	}
	l.add(a, doc)
	l.simple = append(l.simple, a)
}

// headEnd is where a statement ends that is not made of others, and where the
// body begins of one that is.
func headEnd(s ast.Stmt) token.Pos {
	var body *ast.BlockStmt
	switch s := s.(type) {
	case *ast.IfStmt:
		body = s.Body
	case *ast.ForStmt:
		body = s.Body
	case *ast.RangeStmt:
		body = s.Body
	case *ast.SwitchStmt:
		body = s.Body
	case *ast.TypeSwitchStmt:
		body = s.Body
	case *ast.SelectStmt:
		body = s.Body
	case *ast.CaseClause:
		return s.Colon + 1
	case *ast.CommClause:
		return s.Colon + 1
	case *ast.LabeledStmt:
		return headEnd(s.Stmt)
	}
	if body != nil {
		return body.Pos()
	}
	return s.End()
}

func (l *layout) add(a *anchor, docs ...*ast.CommentGroup) {
	a.line = l.line(a.span.Pos)
	l.byLine[a.line] = append(l.byLine[a.line], a)
	for _, doc := range docs {
		if doc != nil {
			l.byDoc[doc] = append(l.byDoc[doc], a)
		}
	}
}

// fieldIdents are the names that a struct field declares: for an embedded field
// the last name of its type.
func fieldIdents(f *ast.Field) []*ast.Ident {
	if len(f.Names) > 0 {
		return f.Names
	}
	for t := f.Type; ; {
		switch x := t.(type) {
		case *ast.Ident:
			return []*ast.Ident{x}
		case *ast.StarExpr:
			t = x.X
		case *ast.ParenExpr:
			t = x.X
		case *ast.SelectorExpr:
			return []*ast.Ident{x.Sel}
		case *ast.IndexExpr:
			t = x.X
		case *ast.IndexListExpr:
			t = x.X
		default:
			return nil
		}
	}
}

// candidates are the anchors that a comment may be meant for, the likeliest
// first: those it documents, then those that begin on its line (a comment
// after code) or on the line below its group.
func (l *layout) candidates(group *ast.CommentGroup, c *ast.Comment) []*anchor {
	list := append([]*anchor(nil), l.byDoc[group]...)
	line := l.line(c.Pos())
	if !l.trailing(c.Pos()) {
		line = l.line(group.End()-1) + 1
	}
	for _, a := range l.byLine[line] {
		if !containsAnchor(list, a) {
			list = append(list, a)
		}
	}
	return list
}

func containsAnchor(list []*anchor, a *anchor) bool {
	for _, b := range list {
		if a == b {
			return true
		}
	}
	return false
}

// around is the statement that ends on the line of pos before it, else the
// innermost one that has pos in its midst; nil when that is a body, or nothing.
func (l *layout) around(pos token.Pos) *anchor {
	lineStart := l.base + token.Pos(l.lines[l.line(pos)-1])
	decl := sort.Search(len(l.file.Decls), func(i int) bool { return l.file.Decls[i].End() > pos })
	if decl == len(l.file.Decls) {
		decl--
	}
	if decl < 0 {
		return nil
	}
	from := l.file.Decls[decl].Pos()
	var before *anchor
	for i := sort.Search(len(l.simple), func(i int) bool { return l.simple[i].span.Pos > pos }) - 1; i >= 0; i-- {
		a := l.simple[i]
		if a.span.Pos < from {
			break
		}
		if a.end > pos {
			if before == nil && pos < a.span.End {
				return a
			}
			break
		}
		if a.end > lineStart && a.end == a.span.End {
			before = a
		}
	}
	return before
}
