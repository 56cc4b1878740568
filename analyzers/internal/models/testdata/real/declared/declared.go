// Package declared: what lawful.yaml says of modelled symbols.
package declared

import (
	"github.com/gin-gonic/gin"
	"github.com/labstack/echo/v4"
	"github.com/rs/zerolog/log"
	"gorm.io/gorm"

	"github.com/lawful-lint/lawful/analyzers/internal/models/testdata/real/model"
	"github.com/lawful-lint/lawful/analyzers/internal/models/testdata/real/obs"
)

func purpose(db *gorm.DB, p *model.Patient, w *model.Ward) {
	err := db.Save(p).Error // want
	obs.Log(err)            // silent
	db.Save(w)              // silent
	db.Create(p)            // silent
}

func carries(db *gorm.DB, p *model.Patient) {
	obs.Log(db.Where("nhs = ?", p.NHS)) // want
	obs.Log(db.Not("nhs = ?", p.NHS))   // silent
}

func data(c echo.Context, g *gin.Context) {
	obs.Log(c.Get("nhs"))    // want
	obs.Log(c.Get("ward"))   // silent
	obs.Log(g.Param("nhs"))  // want
	obs.Log(g.Param("ward")) // silent
}

// Service is what another package supplies.
type Service interface {
	Admit(p *model.Patient) error
	Ward(w *model.Ward) error
}

// Desk uses it. What an interface's method returns, only who wires it can tell.
type Desk struct{ Service Service }

// Admit logs what goes wrong.
func (d *Desk) Admit(p *model.Patient, w *model.Ward) {
	if err := d.Service.Admit(p); err != nil {
		log.Error().Err(err).Msg("failed")
	}
	if err := d.Service.Ward(w); err != nil {
		log.Error().Str("why", err.Error()).Msg("failed")
	}
}
