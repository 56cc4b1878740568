package propose

import (
	"go/ast"
	"path"
	"slices"
	"strconv"
	"strings"
)

// function suggests what a function does to patient data, by its name and, for
// de-identification, by what its body uses.
func (f *fileLooker) function(d *ast.FuncDecl) {
	if f.marked[d] || !returnsData(d.Type, true) || d.Name.Name == "_" {
		return
	}
	words := splitName(d.Name.Name)
	if state, why := f.deidentifies(d, words); state != "" {
		if returnsData(d.Type, false) {
			f.suggestFunction(d, "deidentify: "+state+", ref: ", why+"; "+f.signs.hints[state])
		}
		return
	}
	// optout.Remaining says what it checks with the name of its package.
	check := f.signs.longest("check", append(splitName(path.Base(f.pkg)), words...))
	if check != "" && f.signs.covers("verb", words) {
		f.suggestFunction(d, "check: "+check, "by its name")
	}
}

// deidentifies returns the state that the results seem to have. A keyed body
// makes a pseudonym whatever the name promises; one without a telling name
// counts when it takes what identifies a patient and gives text for it.
func (f *fileLooker) deidentifies(d *ast.FuncDecl, words []string) (state, why string) {
	state = f.signs.longest("state", words)
	keyed := f.keyed(d.Body)
	switch {
	case keyed != "" && (state != "" || f.takesIdentifier(d, words) && returnsText(d.Type)):
		return "pseudonymised", "uses " + keyed
	case state != "":
		return state, "by its name"
	}
	return "", ""
}

func (f *fileLooker) suggestFunction(d *ast.FuncDecl, says, why string) {
	match := f.pkg + "." + d.Name.Name
	if d.Recv != nil {
		recv := receiver(d)
		if recv == "" {
			return
		}
		match = "(" + strings.Replace(recv, "*", "*"+f.pkg+".", 1) + ")." + d.Name.Name
		if recv[0] != '*' {
			match = "(" + f.pkg + "." + recv + ")." + d.Name.Name
		}
	}
	f.survey.Functions = append(f.survey.Functions, Suggestion{Match: match, Says: says, Where: f.where(d), Why: why})
}

// receiver is the type of the receiver, with a star for a pointer and without
// type parameters; "" when the source is broken.
func receiver(d *ast.FuncDecl) string {
	if len(d.Recv.List) != 1 {
		return ""
	}
	star := ""
	for e := d.Recv.List[0].Type; ; {
		switch x := e.(type) {
		case *ast.StarExpr:
			star, e = "*", x.X
		case *ast.ParenExpr:
			e = x.X
		case *ast.IndexExpr:
			e = x.X
		case *ast.IndexListExpr:
			e = x.X
		case *ast.Ident:
			return star + x.Name
		default:
			return ""
		}
	}
}

// returnsData reports whether a function has a result that is no error and,
// unless verdicts count, no bool.
func returnsData(t *ast.FuncType, verdicts bool) bool {
	return t.Results != nil && slices.ContainsFunc(t.Results.List, func(r *ast.Field) bool {
		id, ok := r.Type.(*ast.Ident)
		return !ok || id.Name != "error" && (verdicts || id.Name != "bool")
	})
}

// returnsText reports whether the first result is text, bytes or what has a
// name for an identifier.
func returnsText(t *ast.FuncType) bool {
	switch x := t.Results.List[0].Type.(type) {
	case *ast.Ident:
		return x.Name == "string" || slices.ContainsFunc(splitName(x.Name), func(w string) bool { return w == "id" || w == "key" || w == "token" || w == "pseudonym" })
	case *ast.ArrayType:
		id, ok := x.Elt.(*ast.Ident)
		return ok && (id.Name == "byte" || id.Name == "string")
	case *ast.SelectorExpr:
		return x.Sel.Name == "UUID"
	}
	return false
}

// keyed returns the import path of the first package that the body uses and
// that makes hashes, ciphers or random identifiers, "" when it uses none.
func (f *fileLooker) keyed(body *ast.BlockStmt) string {
	if body == nil {
		return ""
	}
	found := ""
	ast.Inspect(body, func(n ast.Node) bool {
		s, ok := n.(*ast.SelectorExpr)
		if !ok || found != "" {
			return found == ""
		}
		if id, ok := s.X.(*ast.Ident); ok {
			if path := f.packages[id.Name]; slices.ContainsFunc(f.signs.raw("keyed"), func(tree string) bool { return within(path, tree) }) {
				found = path
			}
		}
		return true
	})
	return found
}

// within reports whether a package is tree or lies below it.
func within(path, tree string) bool {
	return path == tree || strings.HasPrefix(path, tree+"/")
}

// takesIdentifier reports whether the name of the function, of a parameter or
// of its type holds what identifies a patient, or a patient.
func (f *fileLooker) takesIdentifier(d *ast.FuncDecl, words []string) bool {
	names := [][]string{words}
	for _, p := range d.Type.Params.List {
		for _, n := range p.Names {
			names = append(names, splitName(n.Name))
		}
		switch x := bare(p.Type).(type) {
		case *ast.Ident:
			names = append(names, splitName(x.Name))
		case *ast.SelectorExpr:
			names = append(names, splitName(x.Sel.Name))
		}
	}
	return slices.ContainsFunc(names, func(words []string) bool {
		return f.signs.longest("field", words) == "identifier" || f.signs.longest("type", words) == "patient"
	})
}

// covers reports whether any sign of a kind is in the words.
func (s *signs) covers(kind string, words []string) bool {
	return slices.ContainsFunc(s.of(kind), func(g group) bool { return g.covers(words) > 0 })
}

// imported notes what a file imports and under which name.
func (f *fileLooker) imported(name string) {
	for _, spec := range f.file.Imports {
		path, err := strconv.Unquote(spec.Path.Value)
		if err != nil || path == "" {
			continue
		}
		local := guessName(path)
		if spec.Name != nil {
			local = spec.Name.Name
		}
		f.packages[local] = path
		u := f.imports[path]
		if u == nil {
			u = &use{first: f.relative(name), selected: map[string]bool{}}
			f.imports[path] = u
		}
		u.files++
	}
	f.selectors()
}

// selectors notes which exported names of imported packages the file uses.
func (f *fileLooker) selectors() {
	ast.Inspect(f.file, func(n ast.Node) bool {
		if s, ok := n.(*ast.SelectorExpr); ok {
			if id, ok := s.X.(*ast.Ident); ok && ast.IsExported(s.Sel.Name) && f.packages[id.Name] != "" {
				f.imports[f.packages[id.Name]].selected[s.Sel.Name] = true
			}
		}
		return true
	})
}
