package propose

import (
	"go/ast"
	"slices"
	"strings"
)

// maxWhy bounds the names that a reason lists.
const maxWhy = 5

// shape is what the fields of a struct suggest: the names found, by the value
// of their sign.
type shape struct {
	found       map[string]bool
	names       []string // that suggest anything, in the order of the struct
	bookkeeping []string
}

// typeSpec suggests a type that looks like patient data.
func (f *fileLooker) typeSpec(t *ast.TypeSpec) {
	if f.marked[t] || f.marksField(t) {
		return
	}
	words := splitName(t.Name.Name)
	var why string
	var s shape
	switch body := t.Type.(type) {
	case *ast.StructType:
		s = f.shape(body)
		switch {
		case f.patientShape(words, s):
			why = strings.Join(first(s.names, maxWhy), ", ")
		case f.resource(t.Name.Name) && len(body.Fields.List) > 0:
			why = "named as a resource about a patient"
		default:
			return
		}
	case *ast.Ident, *ast.ArrayType:
		if !f.identifierType(words, body) {
			return
		}
		why = "named as an identifier"
	default:
		return
	}
	match := f.pkg + "." + t.Name.Name
	f.survey.Types = append(f.survey.Types, Suggestion{Match: match, Says: "data: patient", Where: f.where(t), Why: why})
	for _, field := range s.bookkeeping {
		f.survey.Types = append(f.survey.Types, Suggestion{Match: match + "." + field, Says: "data: none", Where: f.where(t), Why: "says nothing of the patient?"})
	}
}

// marksField reports whether a field of the type carries a directive: somebody
// has thought about this type already.
func (f *fileLooker) marksField(t *ast.TypeSpec) bool {
	s, ok := t.Type.(*ast.StructType)
	return ok && slices.ContainsFunc(s.Fields.List, func(field *ast.Field) bool { return f.marked[field] })
}

// resource reports whether a type is named as a resource of a health-data model
// that is about a patient, and the name or the package says that it is one.
func (f *fileLooker) resource(name string) bool {
	bare, isModel := strings.CutPrefix(name, "FHIR")
	return slices.Contains(f.signs.raw("resource"), bare) && (isModel || f.signs.covers("model", elementWords(f.pkg)))
}

// shape reads the names of a struct's fields, and of those of structs written
// within it.
func (f *fileLooker) shape(body *ast.StructType) shape {
	s := shape{found: map[string]bool{}}
	var walk func(*ast.StructType, bool)
	walk = func(body *ast.StructType, outer bool) {
		for _, field := range body.Fields.List {
			for _, name := range field.Names {
				if holdsData(field.Type) {
					f.field(&s, name.Name, outer)
				}
			}
			if inner, ok := bare(field.Type).(*ast.StructType); ok {
				walk(inner, false)
			}
		}
	}
	walk(body, true)
	return s
}

func (f *fileLooker) field(s *shape, name string, outer bool) {
	value := f.signs.longest("field", splitName(name))
	switch {
	case value == "" || value == "aside" || name == "_":
	case value == "bookkeeping":
		if outer {
			s.bookkeeping = append(s.bookkeeping, name)
		}
	default:
		s.found[value] = true
		s.names = append(s.names, name)
	}
}

// holdsData reports whether a field of this type can be what its name says: not
// a switch, a look-up or something to call.
func holdsData(e ast.Expr) bool {
	switch x := bare(e).(type) {
	case *ast.Ident:
		return x.Name != "bool"
	case *ast.MapType, *ast.FuncType, *ast.ChanType:
		return false
	}
	return true
}

// bare is a field's type without pointers and slices.
func bare(e ast.Expr) ast.Expr {
	for {
		switch x := e.(type) {
		case *ast.StarExpr:
			e = x.X
		case *ast.ArrayType:
			e = x.Elt
		case *ast.ParenExpr:
			e = x.X
		default:
			return e
		}
	}
}

// patientShape decides whether a struct looks like patient data: an identifier
// that only patients have, or what together tells who somebody is or how they
// are. Names of staff and of organisations speak against all but the former.
func (f *fileLooker) patientShape(words []string, s shape) bool {
	has := func(values ...string) bool {
		return slices.ContainsFunc(values, func(v string) bool { return s.found[v] })
	}
	if has("identifier") {
		return true
	}
	kind := f.signs.longest("type", words)
	if kind == "staff" || kind == "body" {
		return false
	}
	switch {
	case kind == "patient":
		return len(s.names) > 0
	case has("birth"):
		return has("person", "name", "contact", "demographic", "health")
	case has("person"):
		return has("contact", "demographic", "health")
	case has("name"):
		return has("contact", "demographic", "health")
	}
	return false
}

// identifierType reports whether a type with a body that is no struct is named
// as what identifies a patient: type NHSNumber string.
func (f *fileLooker) identifierType(words []string, body ast.Expr) bool {
	if id, ok := bare(body).(*ast.Ident); !ok || !basic[id.Name] {
		return false
	}
	i := slices.IndexFunc(f.signs.groups, func(g group) bool { return g.kind == "field" && g.value == "identifier" })
	return i >= 0 && f.signs.groups[i].covers(words) == len(strings.Join(words, ""))
}

// basic are the types that identifiers are made of.
var basic = map[string]bool{"string": true, "int": true, "int32": true, "int64": true, "uint": true, "uint32": true, "uint64": true, "byte": true}

// first returns the first n of a list, and an ellipsis for the others.
func first(list []string, n int) []string {
	if len(list) <= n {
		return list
	}
	return append(slices.Clone(list[:n]), "…")
}
