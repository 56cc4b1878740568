package check

import (
	"github.com/lawful-lint/lawful/cmd/lawful/internal/finding"
	"github.com/lawful-lint/lawful/cmd/lawful/internal/load"
)

// collectFaults puts what went wrong into the report in the order of the list
// of packages: first what the go command said, then mistakes in the code, then
// analyses that failed.
func (r *run) collectFaults(pkgs []*load.Package, faults [][]load.Fault) {
	seen := make(map[string]bool)
	add := func(line string) {
		if !seen[line] {
			seen[line] = true
			r.report.Faults = append(r.report.Faults, line)
		}
	}
	for _, p := range pkgs {
		if p.Error != nil {
			add(p.Error.String())
		}
	}
	for _, list := range faults {
		for _, line := range load.SortFaults(list, func(file string) string { return finding.Short(r.o.Dir, file) }) {
			add(line)
		}
	}
	for _, p := range pkgs {
		if err := r.errs[p.ImportPath]; err != nil {
			add(err.Error())
		}
	}
}
