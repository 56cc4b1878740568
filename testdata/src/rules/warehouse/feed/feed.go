// Package feed uses connections that another package opened.
package feed

import (
	"database/sql"

	"care/model"
	"care/ward"
	"rules/warehouse/lake"
)

func results(p model.Patient) {
	facts, records := lake.Open("dsn")
	facts.Exec("insert into stays values (?)", p.Name)   // want "uncovered-crossing: patient data Patient.Name, held for direct-care, enters secondary-use code .*Exec"
	facts.Exec("insert into stays values (?)", p.Site)   // silent
	records.Exec("insert into stays values (?)", p.Name) // silent
}

func fields(l *lake.Lake, p model.Patient) {
	l.Facts.Exec("insert into stays values (?)", p.Name)   // want "uncovered-crossing: "
	l.Records.Exec("insert into stays values (?)", p.Name) // silent
	stmt, _ := l.Conn().Prepare("insert into stays values (?)")
	stmt.Exec(p.Name) // want "uncovered-crossing: "
}

func variables() {
	p := ward.Load("1")
	lake.Default.Exec("insert into stays values (?)", p.Name) // want "uncovered-crossing: "
	lake.Either.Exec("insert into stays values (?)", p.Name)  // silent
}

// Feed keeps a connection of its own to it, and its users see the feed only.
type Feed struct{ to *sql.DB }

// New feeds the lake.
func New(l *lake.Lake) *Feed { return &Feed{to: l.Facts} }

func (f *Feed) push(p model.Patient) {
	f.to.Exec("insert into stays values (?)", p.Name) // want "uncovered-crossing: "
}
