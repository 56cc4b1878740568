package check

import (
	"fmt"
	"slices"

	"github.com/lawful-lint/lawful/annotations"
	"github.com/lawful-lint/lawful/annotations/catalogue"
	"github.com/lawful-lint/lawful/cmd/lawful/internal/load"
)

// idle reports whether nothing that is loaded can be patient data: no checked package
// has a directive for data, no configuration marks data, and no package is one whose types the
// catalogue knows as patient data. Data is then not followed, which is most of the
// cost of a run.
func idle(pkgs []*load.Package, configs []*annotations.Config) (bool, error) {
	paths := make([]string, 0, len(pkgs))
	for _, p := range pkgs {
		paths = append(paths, p.Path())
		if p.Checked() && says(p, "//lawful:data") {
			return false, nil
		}
	}
	for _, c := range append(configs, nil) {
		shipped, err := catalogue.Load(c, paths)
		if err != nil {
			return false, fmt.Errorf("catalogue: %w", err)
		}
		if c != nil && slices.ContainsFunc(c.Code, marksData) || slices.ContainsFunc(shipped.Code, marksData) {
			return false, nil
		}
	}
	return true, nil
}

func marksData(e *annotations.Entry) bool {
	return e.Data == "patient" || len(e.Of) > 0 || len(e.Fills) > 0
}
