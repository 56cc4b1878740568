package analyzers

import (
	"bytes"
	"go/ast"
	"go/token"
	"strings"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ast/astutil"

	"github.com/lawful-lint/lawful/annotations"
)

// skeleton is a basis with its parts to fill in. Until they are, lawfulmarks
// reports it and it covers nothing.
const skeleton = annotations.Prefix + "basis a6= a9= route="

// skeletonFix offers a skeleton above the statement around pos; none where no
// line above stands for that statement alone.
func skeletonFix(pass *analysis.Pass, pos token.Pos) []analysis.SuggestedFix {
	stmt := statementAt(pass, pos)
	if stmt == nil || pass.ReadFile == nil {
		return nil
	}
	file := pass.Fset.File(stmt.Pos())
	text, err := pass.ReadFile(file.Name())
	if err != nil || file.Offset(stmt.Pos()) > len(text) {
		return nil
	}
	before := text[:file.Offset(stmt.Pos())]
	indent := string(before[bytes.LastIndexByte(before, '\n')+1:])
	if strings.TrimSpace(indent) != "" {
		return nil
	}
	return []analysis.SuggestedFix{{
		Message:   "declare a lawful basis for this statement",
		TextEdits: []analysis.TextEdit{{Pos: stmt.Pos(), End: stmt.Pos(), NewText: []byte(skeleton + "\n" + indent)}},
	}}
}

// statementAt returns the innermost statement around pos that stands in a list
// of statements, or the declaration of package-level variables.
func statementAt(pass *analysis.Pass, pos token.Pos) ast.Node {
	for _, file := range pass.Files {
		if pos < file.FileStart || pos >= file.FileEnd {
			continue
		}
		path, _ := astutil.PathEnclosingInterval(file, pos, pos)
		for i, n := range path {
			if i+1 == len(path) {
				break
			}
			switch parent := path[i+1].(type) {
			case *ast.BlockStmt, *ast.CaseClause, *ast.CommClause:
				if s, ok := n.(ast.Stmt); ok {
					return s
				}
			case *ast.IfStmt:
				if parent.Else == n {
					return nil // no line is above an else if
				}
			case *ast.File:
				if d, ok := n.(*ast.GenDecl); ok && d.Tok == token.VAR && !d.Lparen.IsValid() {
					return d
				}
			}
		}
	}
	return nil
}
