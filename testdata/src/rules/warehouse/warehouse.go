// Package warehouse: databases that are known for warehouses by the driver that
// opens them.
package warehouse

import (
	"context"
	"database/sql"
	"encoding/json"

	"care/model"
	"care/ward"
)

func local(dsn string) error {
	db, err := sql.Open("snowflake", dsn)
	if err != nil {
		return err
	}
	p := ward.Load("1")
	db.Exec("insert into stays values (?)", p.Site)    // silent
	db.Exec("insert into stays values (?)", p.Name)    // want "uncovered-crossing: patient data Patient.Name, held for direct-care, enters secondary-use code .*Exec"
	db.Query("select 1 from stays where n = ?", p.Age) // want "uncovered-crossing: "
	return db.Close()
}

func ordinary(dsn string) {
	db, _ := sql.Open("postgres", dsn)
	db.Exec("insert into patients values (?)", ward.Load("1").Name) // silent
}

const driver = "databricks"

// Landing is filled from everywhere.
type Landing struct{ db *sql.DB }

func newLanding(dsn string) (*Landing, error) {
	db, err := sql.Open(driver, dsn)
	if err != nil {
		return nil, err
	}
	return &Landing{db: db}, nil
}

func (l *Landing) put(ctx context.Context, p model.Patient) error {
	tx, err := l.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	stmt, err := tx.PrepareContext(ctx, "insert into stays values (?, ?)")
	if err != nil {
		return err
	}
	if _, err := stmt.ExecContext(ctx, p.Name, 1); err != nil { // want "uncovered-crossing: "
		return err
	}
	return tx.Commit()
}

// Records is the clinic's own database.
type Records struct{ db *sql.DB }

func newRecords(dsn string) *Records {
	db, _ := sql.Open("sqlite", dsn)
	return &Records{db}
}

func (r *Records) put(p model.Patient) {
	r.db.Exec("insert into patients values (?)", p.Name) // silent
}

func open(dsn string) *sql.DB {
	db, _ := sql.Open("bigquery", dsn)
	return db
}

func send(db *sql.DB, v any) {
	db.Exec("insert into facts values (?)", v)
}

func throughHelpers(dsn string) {
	db := open(dsn)
	send(db, ward.Load("1")) // want "uncovered-crossing: .* route: warehouse.throughHelpers → warehouse.send"
	send(db, ward.Capacity)  // silent
}

type execer interface {
	ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error)
}

func throughInterface(ctx context.Context, dsn string) {
	var to execer = open(dsn)
	to.ExecContext(ctx, "insert into facts values (?)", ward.Load("1").Name) // want "uncovered-crossing: "
}

// Of a connection that may be either, nothing is said.
func either(dsn string, old bool) {
	db, _ := sql.Open("clickhouse", dsn)
	if old {
		db, _ = sql.Open("mysql", dsn)
	}
	db.Exec("insert into t values (?)", ward.Load("1").Name) // silent
}

func agreed(dsn string) {
	db, _ := sql.Open("trino", dsn)
	//lawful:basis a6=public-task task=planning a9=health-care secrecy=professional route=statutory-requirement ref=HSCA-259
	db.Exec("insert into t values (?)", ward.Load("1").Name) // silent
}

func later(dsn string) {
	db, _ := sql.Open("vertica", dsn)
	p := ward.Load("1")
	defer db.Exec("insert into t values (?)", p.Name) // want "uncovered-crossing: "
	go db.Exec("insert into t values (?)", p.Name)    // want "uncovered-crossing: "
}

// loadUsage fills the warehouse for a use that is known: what it has, it has
// for that, and a warehouse is for some use of the kind.
//
//lawful:purpose product-analytics
func loadUsage(l *Landing, b []byte) {
	var p model.Patient
	json.Unmarshal(b, &p)                                  // want "uncovered-crossing|patient-data-in-analytics"
	l.db.Exec("insert into usage values (?)", p.Name)      // silent
	l.db.Exec("insert into usage values (?)", len(p.Name)) // silent
}

// loadCovered has its data under a basis, which is for the warehouse too.
//
//lawful:purpose product-analytics
//lawful:basis a6=consent a9=explicit-consent route=explicit-consent ref=CONSENT-4
func loadCovered(l *Landing, b []byte) {
	var p model.Patient
	json.Unmarshal(b, &p)                             // silent
	l.db.Exec("insert into usage values (?)", p.Name) // silent
}
