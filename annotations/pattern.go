package annotations

import (
	"cmp"
	"fmt"
	"strings"
	"unicode"
)

// Pattern is a match of lawful.yaml: it names packages, types, functions,
// methods, variables, fields or map keys as package go/types prints them. See
// [ParsePattern] for the grammar and [Pattern.Find] for what it finds.
type Pattern struct {
	// Text is the pattern as written.
	Text string
	// Kind narrows what may be found: "type", "func", "var", or "" for all.
	Kind string

	tree   bool    // path/...
	method bool    // (path.Type).Method
	splits []split // the ways to tell the path from the names, longest path first
	key    string  // of Type["key"]
	hasKey bool
}

// split is one way to read a pattern: Path and the names after it.
type split struct {
	path  string
	names []string
}

// maxPattern bounds the length of a pattern.
const maxPattern = 1024

// patternFault is what is wrong with a pattern, and at which of its bytes.
type patternFault struct {
	offset  int
	message string
}

func (f *patternFault) Error() string { return f.message }

// ParsePattern reads a pattern:
//
//	path                      every function of the package
//	path/...                  of the package and of those below it
//	path.Name                 a type, function or variable
//	path.Type.Field.Field     a field, through named and anonymous structs
//	path.Type["key"]          a constant key of a map
//	(path.Type).Method        a method; (*path.Type).Method means the same
//
// * stands for any run of characters within one name, or within one element of
// a path. Type parameters in brackets are accepted and say nothing.
func ParsePattern(text string) (*Pattern, error) {
	p, fault := parsePattern(text)
	if fault != nil {
		return nil, fault
	}
	return p, nil
}

func parsePattern(text string) (*Pattern, *patternFault) {
	bad := func(offset int, format string, args ...any) (*Pattern, *patternFault) {
		return nil, &patternFault{offset, fmt.Sprintf(format, args...)}
	}
	switch {
	case text == "":
		return bad(0, "found nothing, expected a pattern such as path.Name")
	case len(text) > maxPattern:
		return bad(maxPattern, "the pattern is longer than %d bytes", maxPattern)
	}
	if i := strings.IndexFunc(text, func(r rune) bool { return unicode.IsControl(r) || r == unicode.ReplacementChar }); i >= 0 {
		return bad(i, "found %q in a pattern", text[i:i+1])
	}
	p := &Pattern{Text: text}
	rest, offset := text, 0
	if strings.HasPrefix(text, "(") {
		return p.parseMethod(text)
	}
	if tree, ok := strings.CutSuffix(rest, "/..."); ok {
		p.tree, rest = true, tree
	}
	if i := strings.Index(rest, `["`); i >= 0 && !p.tree {
		if !strings.HasSuffix(rest, `"]`) || len(rest) < i+len(`["x"]`) {
			return bad(i, `found %s, expected ["key"] at the end`, clip(rest[i:]))
		}
		p.key, p.hasKey, rest = rest[i+2:len(rest)-2], true, rest[:i]
	}
	rest = dropTypeParams(rest)
	if fault := checkPath(rest, offset); fault != nil {
		return nil, fault
	}
	if p.tree {
		p.splits = []split{{path: rest}}
		return p, nil
	}
	p.splits = splitPath(rest)
	if p.hasKey {
		p.splits = keepNamed(p.splits, 1)
		if len(p.splits) == 0 {
			return bad(0, `found a key of a package, expected path.Type["key"]`)
		}
	}
	return p, nil
}

// parseMethod reads (path.Type).Method and (*path.Type).Method.
func (p *Pattern) parseMethod(text string) (*Pattern, *patternFault) {
	end := strings.LastIndexByte(text, ')')
	if end < 0 {
		return nil, &patternFault{0, "found ( with no ) after it, expected (path.Type).Method"}
	}
	method, ok := strings.CutPrefix(text[end+1:], ".")
	if !ok || !isName(method) {
		return nil, &patternFault{end + 1, fmt.Sprintf("found %s after the type, expected .Method", clip(text[end+1:]))}
	}
	inner := dropTypeParams(strings.TrimPrefix(text[1:end], "*"))
	if fault := checkPath(inner, 1+len(text[1:end])-len(strings.TrimPrefix(text[1:end], "*"))); fault != nil {
		return nil, fault
	}
	for _, s := range splitPath(inner) {
		if len(s.names) == 1 {
			p.splits = append(p.splits, split{s.path, []string{s.names[0], method}})
		}
	}
	p.method = true
	if len(p.splits) == 0 {
		return nil, &patternFault{1, fmt.Sprintf("found %s, expected path.Type in the brackets", clip(inner))}
	}
	return p, nil
}

// dropTypeParams removes a [...] list that is not a map key.
func dropTypeParams(s string) string {
	open, shut := strings.IndexByte(s, '['), strings.LastIndexByte(s, ']')
	if open < 0 || shut < open {
		return s
	}
	return s[:open] + s[shut+1:]
}

// checkPath refuses what can be neither path nor name.
func checkPath(s string, offset int) *patternFault {
	if s == "" {
		return &patternFault{offset, "found no import path"}
	}
	for i, r := range s {
		if unicode.IsSpace(r) || strings.ContainsRune("()[]{}\"'`,;:<>|&\\", r) {
			return &patternFault{offset + i, fmt.Sprintf("found %q in a pattern", r)}
		}
	}
	for _, element := range strings.Split(s, "/") {
		if element == "" || element == "." || element == ".." || element == "..." {
			return &patternFault{offset, fmt.Sprintf("found %s, expected an import path, then names", clip(s))}
		}
	}
	return nil
}

// splitPath lists the ways to read path.Name.Name: the dots of the last path
// element may belong to either. The longest path comes first.
func splitPath(s string) []split {
	start := strings.LastIndexByte(s, '/') + 1
	all := []split{{path: s}}
	for end := len(s); ; {
		dot := strings.LastIndexByte(s[start:end], '.')
		if dot <= 0 {
			return all
		}
		end = start + dot
		names := strings.Split(s[end+1:], ".")
		for _, n := range names {
			if !isName(n) {
				return all
			}
		}
		all = append(all, split{s[:end], names})
	}
}

func keepNamed(all []split, least int) []split {
	var kept []split
	for _, s := range all {
		if len(s.names) >= least {
			kept = append(kept, s)
		}
	}
	return kept
}

// isName reports whether s is a Go identifier, stars allowed.
func isName(s string) bool {
	for i, r := range s {
		if r != '*' && r != '_' && !unicode.IsLetter(r) && (i == 0 || !unicode.IsDigit(r)) {
			return false
		}
	}
	return s != ""
}

// MatchPath reports whether the pattern, read as a package or a tree of
// packages, holds the package path.
func (p *Pattern) MatchPath(path string) bool {
	return !p.method && !p.hasKey && p.splits[0].path != "" && p.fit(p.splits[0].path, path) != noFit
}

// fit is how well a pattern's path fits a package's. Higher is closer.
type fit int

const (
	noFit    fit = iota
	treeFit      // below path/...
	looseFit     // a major version or a vendor prefix aside
	exactFit     // letter by letter, or by stars
)

// fit compares a pattern's path with a package's.
func (p *Pattern) fit(pattern, path string) fit {
	best := noFit
	for i, form := range pathForms(path) {
		f := looseFit
		if i == 0 {
			f = exactFit
		}
		switch {
		case matchPath(pattern, form):
		case p.tree && matchPrefix(pattern, form):
			f = treeFit
		default:
			continue
		}
		best = max(best, f)
	}
	return best
}

// pathForms are the ways in which a pattern may name a package: its path, and
// the path without a vendor prefix and without a major version.
func pathForms(path string) []string {
	path, _, _ = strings.Cut(path, " [") // the test variant of a package
	forms := []string{path}
	if i := strings.LastIndex("/"+path, "/vendor/"); i >= 0 {
		path = path[i+len("vendor/"):]
		forms = append(forms, path)
	}
	elements := strings.Split(path, "/")
	for i, e := range elements {
		if i > 0 && isMajor(e) {
			forms = append(forms, strings.Join(append(append([]string(nil), elements[:i]...), elements[i+1:]...), "/"))
		}
	}
	if len(elements) > 1 && elements[0] == "gopkg.in" {
		for i, e := range elements {
			if dot := strings.LastIndexByte(e, '.'); i > 0 && dot > 0 && strings.HasPrefix(e[dot+1:], "v") {
				bare := append([]string(nil), elements...)
				bare[i] = e[:dot]
				forms = append(forms, strings.Join(bare, "/"))
				break
			}
		}
	}
	return forms
}

// isMajor reports whether a path element is a major-version suffix: v2 and up.
func isMajor(e string) bool {
	digits, ok := strings.CutPrefix(e, "v")
	return ok && digits != "" && digits != "1" && digits[0] != '0' && strings.Trim(digits, "0123456789") == ""
}

func matchPath(pattern, path string) bool {
	if !strings.Contains(pattern, "*") {
		return pattern == path
	}
	want, have := strings.Split(pattern, "/"), strings.Split(path, "/")
	return len(want) == len(have) && matchElements(want, have)
}

// matchPrefix reports whether path lies below pattern.
func matchPrefix(pattern, path string) bool {
	want, have := strings.Split(pattern, "/"), strings.Split(path, "/")
	return len(want) < len(have) && matchElements(want, have[:len(want)])
}

func matchElements(want, have []string) bool {
	for i := range want {
		if !Glob(want[i], have[i]) {
			return false
		}
	}
	return true
}

// Glob reports whether text fits pattern, in which * stands for any run of
// characters. It takes time linear in both for a bounded number of stars, and
// their product at worst.
func Glob(pattern, text string) bool {
	p, t, star, mark := 0, 0, -1, 0
	for t < len(text) {
		switch {
		case p < len(pattern) && pattern[p] == '*':
			star, mark = p, t
			p++
		case p < len(pattern) && pattern[p] == text[t]:
			p++
			t++
		case star >= 0:
			mark++
			p, t = star+1, mark
		default:
			return false
		}
	}
	return strings.Trim(pattern[p:], "*") == ""
}

// Rank orders what several patterns say of one object: the greater counts.
type Rank struct {
	names, fit, literal int
}

// Compare returns a number below, equal to or above zero when r counts less
// than, as much as or more than o: a field or method above its type, a type
// above its package, a package above a tree, more letters above more stars.
func (r Rank) Compare(o Rank) int {
	return cmp.Or(cmp.Compare(r.names, o.names), cmp.Compare(r.fit, o.fit), cmp.Compare(r.literal, o.literal))
}

// rank is the rank of what a split finds.
func (p *Pattern) rank(s split, f fit) Rank {
	names := strings.Join(s.names, ".") + p.key
	depth := len(s.names)
	if p.hasKey {
		depth++
	}
	return Rank{names: depth, fit: int(f), literal: len(s.path) + len(names) - 2*strings.Count(s.path+names, "*")}
}
