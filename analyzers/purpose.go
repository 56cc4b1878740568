package analyzers

import (
	"go/ast"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/types/typeutil"

	"github.com/lawful-lint/lawful/annotations"
	"github.com/lawful-lint/lawful/annotations/law"
)

const purposeDoc = `report code that handles patient data and declares no purpose

Code without a purpose is neutral: data passes through it. A project that wants
every use of a record to say what it is for turns this analyzer on, by
"strict: true" in lawful.yaml or by the flag -lawful.strict.

	func Rename(p *Patient, name string) { p.Name = name } // reported

	//lawful:purpose direct-care
	func Rename(p *Patient, name string) { p.Name = name }

The suggested fixes offer the purposes of the functions that call it and of its
neighbours in the file and the package. Methods of a patient type, checks and
de-identifying functions serve whoever calls them, and are left alone.
`

const undeclared = "undeclared-purpose"

// maxPurposeFixes bounds how many purposes are offered for one function.
const maxPurposeFixes = 4

func newPurpose(o Options, facts, handled *analysis.Analyzer) *analysis.Analyzer {
	return o.reporting("lawfulpurpose", purposeDoc, facts, []*analysis.Analyzer{handled}, func(r reporter) {
		if !r.strict() {
			return
		}
		said := map[*ast.FuncDecl]bool{}
		for _, u := range r.handledBy(handled) {
			if u.purposes != nil || said[u.decl] || r.servesAnyone(u.fn) {
				continue
			}
			said[u.decl] = true
			r.say(annotations.Span{Pos: u.decl.Name.Pos(), End: u.decl.Name.End()}, undeclared, "",
				law.Values{"function": display(u.fn), "data": u.data.Name}, r.purposeFixes(u.decl, u.fn)...)
		}
	})
}

func (o Options) strict() bool { return o.Strict || o.Config != nil && o.Config.Strict }

// servesAnyone reports whether a function is of the kind that needs no purpose.
func (r reporter) servesAnyone(fn *types.Func) bool {
	if said := r.core.marks.Func(fn); said != nil && (said.Deidentify || said.Checks != 0) {
		return true
	}
	recv := fn.Signature().Recv()
	if recv == nil {
		return false
	}
	tn := namedOf(recv.Type())
	return tn != nil && r.core.marks.TypeData(tn).Patient
}

// purposeFixes offers the purposes of the neighbours, one fix for each set,
// the nearest first.
func (r reporter) purposeFixes(decl *ast.FuncDecl, fn *types.Func) []analysis.SuggestedFix {
	var fixes []analysis.SuggestedFix
	offered := map[string]bool{}
	for _, neighbour := range r.neighbours(decl, fn) {
		said := r.core.marks.Func(neighbour)
		if said == nil || said.Purposes == nil || len(fixes) == maxPurposeFixes {
			continue
		}
		words := strings.Join(said.Purposes, " ")
		if offered[words] {
			continue
		}
		offered[words] = true
		fixes = append(fixes, analysis.SuggestedFix{
			Message:   "declare the purpose " + words,
			TextEdits: []analysis.TextEdit{directiveAbove(decl, annotations.Prefix+"purpose "+words)},
		})
	}
	return fixes
}

// neighbours lists the callers of a function in its package, then the functions
// of its file, then those of the package.
func (r reporter) neighbours(decl *ast.FuncDecl, fn *types.Func) []*types.Func {
	var callers, file, rest []*types.Func
	for _, other := range functions(r.pass) {
		f, ok := r.pass.TypesInfo.Defs[other.Name].(*types.Func)
		switch {
		case !ok || other == decl:
		case r.calls(other, fn):
			callers = append(callers, f)
		case r.pass.Fset.File(other.Pos()) == r.pass.Fset.File(decl.Pos()):
			file = append(file, f)
		default:
			rest = append(rest, f)
		}
	}
	return slices.Concat(callers, file, rest)
}

func (r reporter) calls(decl *ast.FuncDecl, fn *types.Func) bool {
	found := false
	ast.Inspect(decl.Body, func(n ast.Node) bool {
		if call, ok := n.(*ast.CallExpr); ok && typeutil.Callee(r.pass.TypesInfo, call) == fn {
			found = true
		}
		return !found
	})
	return found
}

// directiveAbove puts a directive at the end of a function's doc comment, or in
// the place of one.
func directiveAbove(decl *ast.FuncDecl, directive string) analysis.TextEdit {
	if decl.Doc == nil || !strings.HasPrefix(decl.Doc.List[len(decl.Doc.List)-1].Text, "//") {
		return analysis.TextEdit{Pos: decl.Pos(), End: decl.Pos(), NewText: []byte(directive + "\n")}
	}
	gap := "\n//\n"
	if last := decl.Doc.List[len(decl.Doc.List)-1]; strings.HasPrefix(last.Text, annotations.Prefix) {
		gap = "\n"
	}
	end := decl.Doc.End()
	return analysis.TextEdit{Pos: end, End: end, NewText: []byte(gap + directive)}
}
