// Package stdsql: database/sql: what is scanned into a patient is patient data.
package stdsql

import (
	"context"
	"database/sql"
	"database/sql/driver"

	"care/model"
	"care/research"
	"care/ward"
)

func scanned(ctx context.Context, db *sql.DB) error {
	rows, err := db.QueryContext(ctx, "SELECT name, version FROM patient")
	if err != nil {
		research.Record(err) // silent
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var p model.Patient
		if err := rows.Scan(&p.Name, &p.Version); err != nil {
			return err
		}
		research.Note(p.Name)     // want "research"
		research.Count(p.Version) // silent
	}
	return rows.Err()
}

func oneRow(db *sql.DB) {
	var p model.Patient
	var beds int
	err := db.QueryRow("SELECT nhs FROM patient").Scan(&p.NHSNumber)
	research.Note(p.NHSNumber) // want "research"
	research.Record(err)       // silent
	db.QueryRow("SELECT count(*) FROM bed").Scan(&beds)
	research.Count(beds) // silent
}

func scanRow(s interface{ Scan(...any) error }) (p model.Patient, err error) {
	err = s.Scan(&p.NHSNumber, &p.Name)
	return p, err
}

func throughCallee(db *sql.DB) {
	p, err := scanRow(db.QueryRow("SELECT nhs, name FROM patient"))
	research.Add(p)       // want "research"
	research.Record(err)  // silent
	research.Note(p.Site) // silent
}

// A helper that is given the rows makes a patient of one.

func fromRows(rows *sql.Rows) (p model.Patient) {
	rows.Scan(&p.Name, &p.Version)
	return p
}

func fromRow(row *sql.Row, p *model.Patient) error { return row.Scan(&p.NHSNumber) }

func site(rows *sql.Rows) (p model.Patient) {
	rows.Scan(&p.Site)
	return p
}

func throughHelper(db *sql.DB) {
	rows, _ := db.Query("SELECT name, version FROM patient")
	for rows.Next() {
		p := fromRows(rows)
		research.Note(p.Name)          // want "research"
		research.Count(p.Version)      // silent
		research.Note(site(rows).Site) // silent
	}
}

// studied is the study's: what its helpers read is pulled from care.
//
//lawful:purpose research
func studied(db *sql.DB, rows *sql.Rows) {
	_ = fromRows(rows) // want "research"
	var p model.Patient
	_ = fromRow(db.QueryRow("SELECT nhs FROM patient"), &p) // want "research"
	_ = site(rows)                                          // silent
}

func list(db *sql.DB) (out []model.Patient, n int) {
	rows, err := db.Query("SELECT name FROM patient")
	if err != nil {
		return nil, 0
	}
	defer rows.Close()
	for rows.Next() {
		p := model.Patient{}
		if rows.Scan(&p.Name) == nil {
			out = append(out, p)
			n++
		}
	}
	return out, n
}

func listed(db *sql.DB) {
	ps, n := list(db)
	research.AddAll(ps...) // want "research"
	research.Count(n)      // silent
}

func nulls() {
	p := ward.Load("1")
	a := sql.NullString{String: p.Name, Valid: true}
	b := sql.NullString{String: p.Site, Valid: true}
	research.Note(a.String) // want "research"
	research.Note(b.String) // silent
	research.Flag(a.Valid)  // silent
	v, err := a.Value()
	research.Record(v)   // want "research"
	research.Record(err) // silent
}

func arguments() {
	p := ward.Load("1")
	args := []any{sql.Named("name", p.Name), 3}
	research.Record(args[0]) // want "research"
	research.Record(args[1]) // silent
}

type nhs string

func (n nhs) Value() (driver.Value, error) { return string(n), nil }

func (n *nhs) Scan(src any) error {
	s, _ := src.(string)
	*n = nhs(s)
	return nil
}

func valuers() {
	v, err := nhs(ward.Load("1").NHSNumber).Value()
	research.Record(v)   // want "research"
	research.Record(err) // silent
	var n nhs
	n.Scan(ward.Load("1").NHSNumber)
	research.Note(string(n)) // want "research"
	var m nhs
	m.Scan("x")
	research.Note(string(m)) // silent
}

func plainColumns(db *sql.DB) {
	var bed, ward string
	db.QueryRow("SELECT bed, ward FROM bed").Scan(&bed, &ward)
	research.Note(bed)  // silent
	research.Note(ward) // silent
}

// patientRows reads the admission table.
//
//lawful:data patient
func patientRows(db *sql.DB) *sql.Rows {
	rows, _ := db.Query("SELECT name FROM admission")
	return rows
}

//lawful:data patient
func patientRow(db *sql.DB) *sql.Row { return db.QueryRow("SELECT name FROM admission") }

//lawful:data patient
func driverRows() driver.Rows { return nil }

func bedRows() driver.Rows { return nil }

func declaredRows(db *sql.DB) {
	var name, bed string
	rows := patientRows(db)
	for rows.Next() {
		rows.Scan(&name)
	}
	research.Note(name) // want "research"
	beds, _ := db.Query("SELECT bed FROM bed WHERE nhs = ?", ward.Load("1").NHSNumber)
	for beds.Next() {
		beds.Scan(&bed)
	}
	research.Note(bed) // silent
}

func declaredRow(db *sql.DB) {
	var name, bed sql.NullString
	patientRow(db).Scan(&name)
	research.Note(name.String) // want "research"
	db.QueryRow("SELECT bed FROM bed WHERE nhs = ?", ward.Load("1").NHSNumber).Scan(&bed)
	research.Note(bed.String) // silent
}

func declaredDriverRows() {
	a, b := make([]driver.Value, 1), make([]driver.Value, 1)
	driverRows().Next(a)
	bedRows().Next(b)
	research.Record(a[0]) // want "research"
	research.Record(b[0]) // silent
}

// querier is what generated code asks its queries of.
type querier interface {
	QueryRowContext(context.Context, string, ...any) *sql.Row
	//lawful:data patient
	Admissions(context.Context) *sql.Row
}

func bedOf(ctx context.Context, q querier, nhs string) (bed string) {
	q.QueryRowContext(ctx, "SELECT bed FROM bed WHERE nhs = ?", nhs).Scan(&bed)
	return bed
}

func admission(ctx context.Context, q querier) (name string) {
	q.Admissions(ctx).Scan(&name)
	return name
}

func throughQuerier(ctx context.Context, q querier) {
	research.Note(bedOf(ctx, q, ward.Load("1").NHSNumber)) // silent
	research.Note(admission(ctx, q))                       // want "research"
}
