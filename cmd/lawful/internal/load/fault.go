package load

import (
	"cmp"
	"fmt"
	"slices"
)

// maxFaults is how many faults of a package are shown; the compiler stops
// there too.
const maxFaults = 10

// SortFaults orders faults by place and drops repetitions. short gives a file
// its name in messages. It returns one line a fault, and for a package with
// very many the first few only.
func SortFaults(faults []Fault, short func(file string) string) []string {
	faults = slices.Clone(faults)
	slices.SortStableFunc(faults, func(a, b Fault) int {
		return cmp.Or(
			cmp.Compare(a.Pos.Filename, b.Pos.Filename),
			cmp.Compare(a.Pos.Line, b.Pos.Line),
			cmp.Compare(a.Pos.Column, b.Pos.Column),
		)
	})
	var lines []string
	for _, f := range faults {
		line := f.Message
		if f.Pos.IsValid() {
			line = fmt.Sprintf("%s:%d:%d: %s", short(f.Pos.Filename), f.Pos.Line, max(f.Pos.Column, 1), f.Message)
		}
		if slices.Contains(lines, line) {
			continue
		}
		if len(lines) == maxFaults {
			return append(lines, "too many errors")
		}
		lines = append(lines, line)
	}
	return lines
}
