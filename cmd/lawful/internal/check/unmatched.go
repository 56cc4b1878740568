package check

import (
	"fmt"
	"go/types"
	"path/filepath"
	"slices"
	"strings"

	"github.com/lawful-lint/lawful/annotations"
	"github.com/lawful-lint/lawful/cmd/lawful/internal/finding"
	"github.com/lawful-lint/lawful/cmd/lawful/internal/load"
)

// unmatchedRule is the slug of findings about patterns that name nothing.
const unmatchedRule = "unmatched-pattern"

// wholeModule reports whether the patterns take in all packages of the module,
// so that what is not loaded is not there.
func wholeModule(o Options, env load.GoEnv) bool {
	if slices.Contains(o.Patterns, "all") {
		return true
	}
	return slices.Contains(o.Patterns, "./...") && env.GOWORK == "" && filepath.Dir(env.GOMOD) == o.Dir
}

// unmatched reports the patterns of a configuration that name nothing in the
// program. A pattern for a package that is not loaded is only reported when the
// whole module is: it may be about one that was not asked for.
func unmatched(config *annotations.Config, program []*types.Package, whole bool) []finding.Finding {
	p := matcher{program: program, paths: make(map[string]bool)}
	var list []finding.Finding
	for _, entry := range config.Code {
		message := p.complaint(entry.Match, whole)
		if message == "" {
			continue
		}
		list = append(list, finding.Finding{
			Rule: unmatchedRule, Analyzer: "lawfulmarks", Severity: finding.Error,
			Message: message, Pos: entry.Pos, End: entry.Pos,
		})
	}
	return list
}

// matcher looks patterns up in a program.
type matcher struct {
	program []*types.Package
	paths   map[string]bool // answers of loaded
}

// complaint says what is wrong with a pattern, "" for nothing.
func (m *matcher) complaint(pattern *annotations.Pattern, whole bool) string {
	var missing *types.Package // a package that the pattern leads to, in vain
	for _, pkg := range m.program {
		if !pattern.Names(pkg.Path()) {
			continue
		}
		if len(pattern.Find(pkg, m.loaded)) > 0 {
			return ""
		}
		if missing == nil || len(pkg.Path()) > len(missing.Path()) {
			missing = pkg
		}
	}
	switch {
	case missing != nil:
		return fmt.Sprintf("match %q names nothing in package %s%s", pattern.Text, missing.Path(), nearestName(pattern, missing))
	case whole:
		return fmt.Sprintf("match %q names no package of the program%s", pattern.Text, m.nearestPath(pattern))
	}
	return ""
}

// loaded reports whether a path, as patterns write it, names a package of the
// program.
func (m *matcher) loaded(path string) bool {
	known, ok := m.paths[path]
	if !ok {
		pattern, err := annotations.ParsePattern(path)
		known = err == nil && slices.ContainsFunc(m.program, func(pkg *types.Package) bool { return pattern.MatchPath(pkg.Path()) })
		m.paths[path] = known
	}
	return known
}

// nearestName suggests a package-level name like the one in the pattern.
func nearestName(pattern *annotations.Pattern, pkg *types.Package) string {
	_, names := cutPattern(pattern.Text)
	first, _, _ := strings.Cut(names, ".")
	if pkg.Scope().Lookup(first) != nil {
		return "" // the mistake is further down
	}
	return suggest(first, pkg.Scope().Names())
}

// nearestPath suggests a package like the one in the pattern.
func (m *matcher) nearestPath(pattern *annotations.Pattern) string {
	path, _ := cutPattern(pattern.Text)
	var paths []string
	for _, pkg := range m.program {
		paths = append(paths, pkg.Path())
	}
	return suggest(path, paths)
}

func suggest(word string, known []string) string {
	if near := annotations.NearestOf(word, known); near != "" && near != word {
		return "; did you mean " + near + "?"
	}
	return ""
}

// cutPattern splits a pattern, without the marks of a method, at the first dot
// of the last element of its path: well enough for a suggestion.
func cutPattern(text string) (path, names string) {
	text = strings.NewReplacer("(", "", ")", "", "*", "").Replace(text)
	slash := strings.LastIndex(text, "/") + 1
	last, names, _ := strings.Cut(text[slash:], ".")
	return text[:slash] + last, names
}
