// Package wired supplies what package declared uses.
package wired

import (
	"fmt"

	"github.com/lawful-lint/lawful/analyzers/internal/models/testdata/real/declared"
	"github.com/lawful-lint/lawful/analyzers/internal/models/testdata/real/model"
)

type telling struct{}

func (telling) Admit(p *model.Patient) error { return fmt.Errorf("no bed for %s", p.Name) }
func (telling) Ward(w *model.Ward) error     { return fmt.Errorf("ward %s is full", w.Name) }

type mute struct{}

func (mute) Admit(p *model.Patient) error { return fmt.Errorf("no bed in %v", len(p.Name) > 9) }
func (mute) Ward(w *model.Ward) error     { return fmt.Errorf("ward %s is full", w.Name) }

func tells() *declared.Desk {
	return &declared.Desk{Service: telling{}} // want
}

func doesNot() *declared.Desk {
	return &declared.Desk{Service: mute{}} // silent
}
