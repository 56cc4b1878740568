package finding

import (
	"cmp"
	"os"
	"slices"
)

// Repaired is a file before and after fixes.
type Repaired struct {
	Name     string // absolute
	Old, New []byte
}

// Repair applies the first fix of each finding to the files as they are on
// disk, which it reads and does not write, and returns the changed ones by
// name. Fixes that make the same edit share it. One that touches bytes which an
// earlier one changes is left out, as is one that changes a file of which keep
// reports true: a second run may find it again.
func Repair(list []Finding, keep func(file string) bool) ([]Repaired, error) {
	edits := make(map[string][]Edit)
	for _, f := range list {
		if len(f.Fixes) == 0 || slices.ContainsFunc(f.Fixes[0].Edits, func(e Edit) bool {
			return keep(e.Pos.Filename) || slices.ContainsFunc(edits[e.Pos.Filename], e.conflicts)
		}) {
			continue
		}
		for _, e := range f.Fixes[0].Edits {
			if file := e.Pos.Filename; !slices.Contains(edits[file], e) {
				edits[file] = append(edits[file], e)
			}
		}
	}
	var files []Repaired
	for name, list := range edits {
		old, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		if changed, ok := apply(old, list); ok {
			files = append(files, Repaired{name, old, changed})
		}
	}
	slices.SortFunc(files, func(a, b Repaired) int { return cmp.Compare(a.Name, b.Name) })
	return files, nil
}

// conflicts reports whether two edits of a file cannot both be made: they
// differ, and share bytes or a place of insertion.
func (e Edit) conflicts(o Edit) bool {
	if e == o {
		return false
	}
	if e.Pos.Offset == o.Pos.Offset {
		return true
	}
	return e.Pos.Offset < o.End.Offset && o.Pos.Offset < e.End.Offset
}

// apply makes edits that do not conflict. It reports false, and makes none,
// when the text is not the one they are for.
func apply(text []byte, edits []Edit) ([]byte, bool) {
	slices.SortFunc(edits, func(a, b Edit) int { return cmp.Compare(a.Pos.Offset, b.Pos.Offset) })
	var out []byte
	at := 0
	for _, e := range edits {
		if e.Pos.Offset < at || e.End.Offset < e.Pos.Offset || e.End.Offset > len(text) {
			return nil, false
		}
		out = append(append(out, text[at:e.Pos.Offset]...), e.New...)
		at = e.End.Offset
	}
	return append(out, text[at:]...), true
}
