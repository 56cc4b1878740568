// Package sqlx: github.com/jmoiron/sqlx.
package sqlx

import (
	"context"

	"github.com/jmoiron/sqlx"

	"github.com/lawful-lint/lawful/analyzers/internal/models/testdata/real/model"
	"github.com/lawful-lint/lawful/analyzers/internal/models/testdata/real/obs"
)

var global *sqlx.DB

func get(ctx context.Context, db *sqlx.DB, nhs string) {
	var p model.Patient
	err := db.GetContext(ctx, &p, "select * from patient where nhs = $1", nhs)
	obs.Log(err) // silent
	obs.Log(p)   // want
	var ps []model.Patient
	err = db.Select(&ps, "select * from patient")
	obs.Log(err)   // silent
	obs.Log(ps[0]) // want
	var n int
	err = db.Get(&n, "select count(*) from patient where nhs = $1", p.NHS)
	obs.Log(n, err) // silent
	var w model.Ward
	err = db.Get(&w, "select * from ward where patient = $1", p.ID)
	obs.Log(w, err) // silent
}

func exec(db *sqlx.DB, p model.Patient) {
	res, err := db.NamedExec("insert into patient values (:nhs)", p)
	obs.Log(err) // silent
	id, err := res.LastInsertId()
	obs.Log(id, err) // silent
	res = db.MustExec("insert into patient values ($1)", p.NHS)
	n, err := res.RowsAffected()
	obs.Log(n, err) // silent
}

func save(p *model.Patient) {
	_, err := global.NamedExec("insert", p)
	obs.Log(err) // silent
}

func wards() {
	rows, err := global.Queryx("select * from ward")
	obs.Log(err) // silent
	for rows.Next() {
		var w model.Ward
		err := rows.StructScan(&w)
		obs.Log(w, err) // silent
		m := map[string]any{}
		rows.MapScan(m)
		obs.Log(m) // silent
	}
	obs.Log(rows.Err()) // silent
}

func named(db *sqlx.DB, p model.Patient) {
	rows, err := db.NamedQuery("select * from ward where p = :id", p)
	obs.Log(err) // silent
	for rows.Next() {
		var w model.Ward
		var q model.Patient
		rows.StructScan(&w)
		rows.StructScan(&q)
		obs.Log(w) // silent
		obs.Log(q) // want
	}
	stmt, err := db.PrepareNamed("select")
	obs.Log(err) // silent
	var w model.Ward
	err = stmt.Get(&w, p)
	obs.Log(w, err) // silent
}

func in(db *sqlx.DB, ids []model.Patient) {
	q, args, err := sqlx.In("select * from ward where id in (?)", ids)
	obs.Log(q, err) // silent
	obs.Log(args)   // want
	q = db.Rebind(q)
	var ws []model.Ward
	err = db.Select(&ws, q, args...)
	obs.Log(ws, err) // silent
}

func tx(db *sqlx.DB, p model.Patient) {
	tx, err := db.Beginx()
	obs.Log(err) // silent
	_, err = tx.NamedExec("insert", p)
	obs.Log(err) // silent
	var w model.Ward
	err = tx.Get(&w, "select", p.ID)
	obs.Log(w, err)      // silent
	obs.Log(tx.Commit()) // silent
}

func ext(q sqlx.ExtContext, p model.Patient) {
	var w model.Ward
	err := sqlx.GetContext(context.Background(), q, &w, "select", p.ID)
	obs.Log(w, err) // silent
	var r model.Patient
	err = sqlx.SelectContext(context.Background(), q, &r, "select")
	obs.Log(err) // silent
	obs.Log(r)   // want
	rows, err := q.QueryxContext(context.Background(), "select", p.ID)
	obs.Log(err) // silent
	err = sqlx.StructScan(rows, &w)
	obs.Log(w) // silent
	row := q.QueryRowxContext(context.Background(), "select", p.ID)
	err = row.StructScan(&w)
	obs.Log(w, err) // silent
	var name string
	err = row.Scan(&name, &p.Name)
	obs.Log(name, err) // silent
}

// fromRow makes a patient of a row that it is given.
func fromRow(row *sqlx.Row) (p model.Patient) {
	row.Scan(&p.NHS)
	return p
}

func throughHelper(db *sqlx.DB) {
	p := fromRow(db.QueryRowx("select nhs from patient"))
	obs.Log(p.NHS) // want
	obs.Log(p.ID)  // silent
}
