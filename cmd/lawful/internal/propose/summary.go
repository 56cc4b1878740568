package propose

import (
	"fmt"
	"path/filepath"
	"strings"
)

// Summary tells in a few lines what was found and what to do next. file is the
// name of the draft, for people.
func (s *Survey) Summary(file string) string {
	var out strings.Builder
	fmt.Fprintf(&out, "wrote %s: suggestions only, nothing in it is in effect yet\n\n", file)
	for _, line := range []struct {
		n         int
		one, many string
	}{
		{s.Packages, "package read", "packages read"},
		{count(s.Types, "data: patient"), "type that looks like patient data", "types that look like patient data"},
		{len(s.Purposes), "place whose name suggests a purpose", "places whose names suggest a purpose"},
		{len(s.Functions), "function that seems to de-identify or to check", "functions that seem to de-identify or to check"},
		{len(s.Outside), "package in use that lawful knows", "packages in use that lawful knows"},
		{len(s.Guesses), "suggestion for packages that it does not know", "suggestions for packages that it does not know"},
		{s.marked(), "directive in the source already", "directives in the source already"},
		{len(s.Skipped), "file that cannot be parsed: " + strings.Join(first(s.Skipped, maxWhy), ", "), "files that cannot be parsed: " + strings.Join(first(s.Skipped, maxWhy), ", ")},
	} {
		switch {
		case line.n == 1:
			fmt.Fprintf(&out, "%6d %s\n", line.n, line.one)
		case line.n > 1 || line.many == "packages read":
			fmt.Fprintf(&out, "%6d %s\n", line.n, line.many)
		}
	}
	check := "lawful check ./..."
	if dir := filepath.Dir(file); dir != "." {
		check = "lawful check -C " + dir + " ./..."
	}
	fmt.Fprintf(&out, `
next:
  1. edit %[1]s: take away the # of what holds, most important the types that carry
     patient data and the packages that use it for more than care
  2. have the bases filled in by whoever answers for information governance
  3. %[2]s
`, file, check)
	return out.String()
}

func count(list []Suggestion, says string) int {
	n := 0
	for _, i := range list {
		if i.Says == says {
			n++
		}
	}
	return n
}

// marked is how many directives there are.
func (s *Survey) marked() int {
	n := 0
	for _, more := range s.Marked {
		n += more
	}
	return n
}
