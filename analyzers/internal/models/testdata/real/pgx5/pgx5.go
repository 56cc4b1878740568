// Package pgx5: github.com/jackc/pgx/v5.
package pgx5

import (
	"context"
	"errors"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgxpool"

	"github.com/lawful-lint/lawful/analyzers/internal/models/testdata/real/model"
	"github.com/lawful-lint/lawful/analyzers/internal/models/testdata/real/obs"
)

type store struct{ pool *pgxpool.Pool }

type querier interface {
	Query(ctx context.Context, sql string, args ...any) (pgx.Rows, error)
	QueryRow(ctx context.Context, sql string, args ...any) pgx.Row
	Exec(ctx context.Context, sql string, args ...any) (pgconn.CommandTag, error)
}

func (s *store) save(ctx context.Context, p *model.Patient) error {
	tag, err := s.pool.Exec(ctx, "insert", p.NHS, p.Name)
	obs.Log(tag.RowsAffected(), tag.String()) // silent
	var pg *pgconn.PgError
	if errors.As(err, &pg) {
		obs.Log(pg.Code) // silent
	}
	return err
}

func (s *store) ward(ctx context.Context, p *model.Patient) (w model.Ward, err error) {
	err = s.pool.QueryRow(ctx, "select", p.NHS).Scan(&w.ID, &w.Name)
	return w, err
}

func (s *store) find(ctx context.Context, nhs string) (p model.Patient, err error) {
	err = s.pool.QueryRow(ctx, "select", nhs).Scan(&p.ID, &p.Name)
	return p, err
}

func use(ctx context.Context, s *store, p *model.Patient) {
	obs.Log(s.save(ctx, p)) // silent
	w, err := s.ward(ctx, p)
	obs.Log(w.Name, err) // silent
	q, err := s.find(ctx, p.NHS)
	obs.Log(err)    // silent
	obs.Log(q.Name) // want
}

func rows(ctx context.Context, q querier, p *model.Patient) {
	rows, err := q.Query(ctx, "select", p.NHS)
	obs.Log(err) // silent
	defer rows.Close()
	for rows.Next() {
		var w model.Ward
		var r model.Patient
		err := rows.Scan(&w.Name, &r.Name)
		obs.Log(w.Name, err) // silent
		obs.Log(r.Name)      // want
		vs, err := rows.Values()
		obs.Log(vs, err) // silent
	}
	obs.Log(rows.Err(), rows.CommandTag().RowsAffected()) // silent
}

func collect(ctx context.Context, pool *pgxpool.Pool, p *model.Patient) {
	rows, _ := pool.Query(ctx, "select", p.NHS)
	ws, err := pgx.CollectRows(rows, pgx.RowToStructByName[model.Ward])
	obs.Log(ws, err) // silent
	rows, _ = pool.Query(ctx, "select", p.NHS)
	ps, err := pgx.CollectRows(rows, pgx.RowToStructByName[model.Patient])
	obs.Log(err) // silent
	obs.Log(ps)  // want
	rows, _ = pool.Query(ctx, "select")
	one, err := pgx.CollectOneRow(rows, pgx.RowToAddrOfStructByPos[model.Patient])
	obs.Log(err) // silent
	obs.Log(one) // want
	rows, _ = pool.Query(ctx, "select")
	own, err := pgx.CollectRows(rows, func(r pgx.CollectableRow) (model.Patient, error) {
		var p model.Patient
		err := r.Scan(&p.Name)
		return p, err
	})
	obs.Log(own) // want
	var name string
	rows, _ = pool.Query(ctx, "select", p.NHS)
	tag, err := pgx.ForEachRow(rows, []any{&name}, func() error {
		obs.Log(name) // silent
		return nil
	})
	obs.Log(tag.RowsAffected(), err) // silent
}

func tx(ctx context.Context, pool *pgxpool.Pool, p *model.Patient) {
	tx, err := pool.Begin(ctx)
	obs.Log(err) // silent
	_, err = tx.Exec(ctx, "insert", p.NHS)
	obs.Log(err)            // silent
	obs.Log(tx.Commit(ctx)) // silent
	err = pgx.BeginFunc(ctx, pool, func(tx pgx.Tx) error {
		obs.Log(p.Name) // want
		_, err := tx.Exec(ctx, "insert", p.NHS)
		return err
	})
	obs.Log(err) // silent
	b := &pgx.Batch{}
	b.Queue("insert", p.NHS)
	br := pool.SendBatch(ctx, b)
	_, err = br.Exec()
	obs.Log(err)     // silent
	obs.Log(b.Len()) // silent
	var w model.Ward
	err = br.QueryRow().Scan(&w.Name)
	obs.Log(w, err) // silent
	n, err := pool.CopyFrom(ctx, pgx.Identifier{"patient"}, []string{"nhs"}, pgx.CopyFromRows([][]any{{p.NHS}}))
	obs.Log(n, err) // silent
}

var global *pgx.Conn

func globalOne(ctx context.Context, p *model.Patient) {
	global.Exec(ctx, "insert", pgx.NamedArgs{"nhs": p.NHS})
}

func globalTwo(ctx context.Context) {
	var w model.Ward
	err := global.QueryRow(ctx, "select").Scan(&w.Name)
	obs.Log(w, err) // silent
}

func each(ctx context.Context, pool *pgxpool.Pool) {
	rows, _ := pool.Query(ctx, "select")
	all, err := pgx.CollectRows(rows, pgx.RowToAddrOfStructByName[model.Patient])
	obs.Log(err)         // silent
	obs.Log(all[0].Name) // want
	rows, _ = pool.Query(ctx, "select")
	wards, err := pgx.CollectRows(rows, pgx.RowToAddrOfStructByName[model.Ward])
	obs.Log(wards[0].Name) // silent
	rows, _ = pool.Query(ctx, "select")
	n, err := pgx.CollectOneRow(rows, pgx.RowTo[int64])
	obs.Log(n) // silent
}

// One row has a patient and other things, and is handed on.
type bed struct {
	patient model.Patient
	ward    string
	room    *string
}

func beds(rows pgx.Rows) (out []bed) {
	for rows.Next() {
		var b bed
		if rows.Scan(&b.patient.NHS, &b.ward, &b.room) != nil {
			return nil
		}
		out = append(out, b)
	}
	return out
}

func showBeds(rows pgx.Rows) {
	for _, b := range beds(rows) {
		obs.Log(b.ward)        // silent
		obs.Log(b.room)        // silent
		obs.Log(b.patient.NHS) // want
	}
}
