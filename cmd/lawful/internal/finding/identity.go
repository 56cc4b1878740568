package finding

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"go/ast"
	"go/token"
	"regexp"
	"slices"
)

// Key is what stays the same of a finding when lines move, when files are
// renamed, and when the neutral functions of its route change. Findings of one
// declaration may share a key.
type Key struct{ Rule, Package, In, Subject string }

// Key returns the key of f.
func (f *Finding) Key() Key {
	return Key{f.Rule, f.Package, f.In, linesIn.ReplaceAllString(cmp.Or(f.Subject, f.Message), ".$1")}
}

// Compare orders keys by package, declaration, rule and subject.
func (k Key) Compare(o Key) int {
	return cmp.Or(cmp.Compare(k.Package, o.Package), cmp.Compare(k.In, o.In), cmp.Compare(k.Rule, o.Rule), cmp.Compare(k.Subject, o.Subject))
}

// linesIn finds the lines of places in a message, as in "cohort.go:12". The
// texts of the rules and of lawful.yaml hold them too, so that the message
// cannot be put together without.
var linesIn = regexp.MustCompile(`\.(go|ya?ml):\d+(?::\d+)?\b`)

// Identify sets the fingerprint of each finding of a sorted report: a hash of
// its key and of how many before it in the source have the same key, accepted
// ones included.
func Identify(r *Report) {
	var all []*Finding
	for _, list := range [...][]Finding{r.Findings, r.Accepted} {
		for i := range list {
			all = append(all, &list[i])
		}
	}
	slices.SortStableFunc(all, func(a, b *Finding) int { return compare(*a, *b) })
	seen := make(map[Key]int)
	for _, f := range all {
		k := f.Key()
		seen[k]++
		sum := sha256.Sum256(fmt.Appendf(nil, "%q %d", [...]string{k.Rule, k.Package, k.In, k.Subject}, seen[k]))
		f.Fingerprint = hex.EncodeToString(sum[:16])
	}
}

// declaration names the top-level declaration around pos, its comment
// included: a function, a method behind its type, a type, the first of several
// variables.
func (u Unit) declaration(pos token.Pos) string {
	for _, file := range u.Files {
		if pos < file.FileStart || file.FileEnd < pos {
			continue
		}
		for _, d := range file.Decls {
			switch d := d.(type) {
			case *ast.FuncDecl:
				if within(d, d.Doc, pos) {
					return funcName(d)
				}
			case *ast.GenDecl:
				if within(d, d.Doc, pos) {
					return specName(d, pos)
				}
			}
		}
	}
	return ""
}

func within(n ast.Node, doc *ast.CommentGroup, pos token.Pos) bool {
	start := n.Pos()
	if doc != nil {
		start = doc.Pos()
	}
	return start <= pos && pos <= n.End()
}

func funcName(d *ast.FuncDecl) string {
	if d.Recv == nil || len(d.Recv.List) == 0 {
		return d.Name.Name
	}
	t := ast.Unparen(d.Recv.List[0].Type)
	for {
		switch e := t.(type) {
		case *ast.StarExpr:
			t = ast.Unparen(e.X)
		case *ast.IndexExpr:
			t = e.X
		case *ast.IndexListExpr:
			t = e.X
		case *ast.Ident:
			return e.Name + "." + d.Name.Name
		default:
			return d.Name.Name
		}
	}
}

// specName names the spec of d that pos is in; the first one when it is in
// none, as on the comment of d.
func specName(d *ast.GenDecl, pos token.Pos) string {
	name := ""
	for i, s := range d.Specs {
		switch s := s.(type) {
		case *ast.TypeSpec:
			if i == 0 || within(s, s.Doc, pos) {
				name = s.Name.Name
			}
		case *ast.ValueSpec:
			if i == 0 || within(s, s.Doc, pos) {
				name = s.Names[0].Name
			}
		}
	}
	return name
}
