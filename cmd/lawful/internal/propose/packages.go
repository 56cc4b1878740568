package propose

import (
	"fmt"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/lawful-lint/lawful/annotations"
)

// use is how the module uses a package.
type use struct {
	first    string // file that imports it
	files    int
	selected map[string]bool // exported names
}

// where tells where a package is imported.
func (u *use) where() string {
	switch u.files {
	case 1:
		return u.first
	case 2:
		return u.first + " and 1 file more"
	}
	return fmt.Sprintf("%s and %d files more", u.first, u.files-1)
}

// purposes suggests one for each folder whose name does, the innermost counts.
func (l *looker) purposes(pkgs []*source) {
	below := map[string]int{} // packages at or below a folder
	suggested := map[string]string{}
	isPackage := map[string]bool{}
	for _, p := range pkgs {
		isPackage[p.path] = true
		for at := p.path; at != "." && at != "/"; at = path.Dir(at) {
			below[at]++
		}
		if at, purpose := l.folder(p); purpose != "" && !l.own[p.path] {
			suggested[at] = purpose
		}
	}
	for at, purpose := range suggested {
		if above(suggested, at) == purpose {
			continue
		}
		match := at
		if below[at] > 1 || !isPackage[at] {
			match += "/..."
		}
		l.survey.Purposes = append(l.survey.Purposes, Suggestion{Match: match, Says: "purpose: " + purpose, Why: l.signs.hints[purpose], Purpose: purpose})
	}
}

// above is what is suggested for the nearest folder above at.
func above(suggested map[string]string, at string) string {
	for at = path.Dir(at); at != "." && at != "/"; at = path.Dir(at) {
		if purpose := suggested[at]; purpose != "" {
			return purpose
		}
	}
	return ""
}

// folder returns the innermost folder of a package's path whose name suggests a
// purpose. The path of the module counts with its last element only: the others
// name a host and an owner.
func (l *looker) folder(p *source) (at, purpose string) {
	module := trimMajor(p.module)
	for at = p.path; within(at, module) && at != "."; at = path.Dir(at) {
		if purpose := l.signs.longest("package", splitName(path.Base(trimMajor(at)))); purpose != "" {
			return at, purpose
		}
	}
	return "", ""
}

var majorSuffix = regexp.MustCompile(`[./]v[0-9]+$`)

// trimMajor is an import path without its major version.
func trimMajor(p string) string { return majorSuffix.ReplaceAllString(p, "") }

// guessName is the name that a package with this path probably has.
func guessName(p string) string {
	base := path.Base(trimMajor(p))
	base = strings.TrimPrefix(strings.TrimSuffix(base, "-go"), "go-")
	return strings.ReplaceAll(base, "-", "_")
}

// outside sorts the imports from elsewhere into those that the catalogue knows
// and those whose names suggest something.
func (l *looker) outside(known func(string) []*annotations.Entry) {
	for p, u := range l.imports {
		if l.inside(p) {
			continue
		}
		var entries []*annotations.Entry
		if known != nil {
			entries = slices.DeleteFunc(known(p), conditional)
		}
		switch host, _, _ := strings.Cut(p, "/"); {
		case len(entries) > 0:
			l.survey.Outside = append(l.survey.Outside, newOutside(p, u, entries))
		case !strings.Contains(host, "."): // the standard library
		case l.signs.covers("model", elementWords(p)):
			l.model(p, u)
		default:
			l.sink(p, u)
		}
	}
}

// conditional reports whether an entry is about some calls only, as one for
// requests to a certain host: the import does not tell whether there are any.
func conditional(e *annotations.Entry) bool { return len(e.When) > 0 }

// inside reports whether a package belongs to a module that is looked at.
func (l *looker) inside(p string) bool {
	for at := p; at != "." && at != "/"; at = path.Dir(at) {
		if l.modules[at] {
			return true
		}
	}
	return false
}

// elementWords are the words of a path without its host and owner.
func elementWords(p string) []string {
	elements := strings.Split(trimMajor(p), "/")
	if len(elements) > 2 {
		elements = elements[2:]
	}
	return splitName(strings.Join(elements, "/"))
}

func newOutside(p string, u *use, entries []*annotations.Entry) Outside {
	o := Outside{Path: p, Where: u.where()}
	for _, e := range entries {
		if e.Group != "" {
			o.Groups = append(o.Groups, e.Group)
		}
		o.Purposes = append(o.Purposes, e.Purposes...)
	}
	slices.Sort(o.Groups)
	slices.Sort(o.Purposes)
	o.Groups, o.Purposes = slices.Compact(o.Groups), slices.Compact(o.Purposes)
	return o
}

// model suggests the types in use of a package that seems to model health data.
func (l *looker) model(p string, u *use) {
	for _, name := range l.signs.raw("resource") {
		if u.selected[name] {
			l.survey.Guesses = append(l.survey.Guesses, Suggestion{Match: p + "." + name, Says: "data: patient, kind: type",
				Why: "a health-data model, used in " + u.where()})
		}
	}
}

func (l *looker) sink(p string, u *use) {
	if purpose := l.signs.longest("outside", elementWords(p)); purpose != "" {
		l.survey.Guesses = append(l.survey.Guesses, Suggestion{Match: p, Says: "purpose: " + purpose, Purpose: purpose,
			Why: "by its name; used in " + u.where()})
	}
}
