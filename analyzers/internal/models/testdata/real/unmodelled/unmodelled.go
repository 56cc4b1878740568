// Package unmodelled: github.com/davecgh/go-spew, which has no model. What it looks at in a
// value of any type is not known.
package unmodelled

import (
	"github.com/davecgh/go-spew/spew"

	"github.com/lawful-lint/lawful/analyzers/internal/models/testdata/real/model"
)

type event struct{ name, bed string }

//lawful:purpose research
func dump(e event) { spew.Dump(e) }

//lawful:purpose research
func dumpBed(e *event) { spew.Dump(e.bed) }

//lawful:purpose research
func configure(c *spew.ConfigState, e *event) { c.Indent = e.bed }

func call(p *model.Patient) {
	dump(event{p.Name, "7"})                                // want
	dump(event{"", "7"})                                    // silent
	dumpBed(&event{p.Name, "7"})                            // silent
	configure(spew.NewDefaultConfig(), &event{p.Name, "7"}) // silent
}
