package annotations

import (
	"slices"
	"strings"
)

// Index finds the entries of a configuration that may be about a package,
// without looking at the others.
type Index struct {
	byPath map[string][]int
	scan   []int // trees and stars, which no path leads to
	code   []*Entry
}

// NewIndex makes an index of entries. The first of several that say the same
// stays the first.
func NewIndex(code []*Entry) *Index {
	x := &Index{byPath: map[string][]int{}, code: code}
	for i, e := range code {
		scan := e.Match.tree
		for _, s := range e.Match.splits {
			scan = scan || strings.Contains(s.path, "*")
		}
		if scan {
			x.scan = append(x.scan, i)
			continue
		}
		for _, s := range e.Match.splits {
			x.byPath[s.path] = append(x.byPath[s.path], i)
		}
	}
	return x
}

// For returns the entries whose pattern may name something in the package with
// this path, in the order of the configuration.
func (x *Index) For(path string) []*Entry {
	if len(x.code) == 0 {
		return nil
	}
	var found []int
	for _, form := range pathForms(path) {
		found = append(found, x.byPath[form]...)
	}
	for _, i := range x.scan {
		if x.code[i].Match.Names(path) {
			found = append(found, i)
		}
	}
	slices.Sort(found)
	found = slices.Compact(found)
	entries := make([]*Entry, len(found))
	for i, n := range found {
		entries[i] = x.code[n]
	}
	return entries
}

// PathForms are the ways in which a pattern may name the package with this
// path: as it is, without its vendor prefix, without its major version.
func PathForms(path string) []string { return pathForms(path) }

// Deep reports whether any entry may lead from one package into another.
func (x *Index) Deep() bool {
	return slices.ContainsFunc(x.code, func(e *Entry) bool { return e.Match.Deep() })
}
