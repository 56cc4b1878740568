// Package bun1: github.com/uptrace/bun, major version 1.
package bun1

import (
	"context"
	"database/sql"

	"github.com/uptrace/bun"

	"github.com/lawful-lint/lawful/analyzers/internal/models/testdata/real/model"
	"github.com/lawful-lint/lawful/analyzers/internal/models/testdata/real/obs"
)

type repo struct{ db *bun.DB }

func (r *repo) byID(ctx context.Context, id uint) {
	p := new(model.Patient)
	err := r.db.NewSelect().Model(p).Relation("Wards").Where("? = ?", bun.Ident("id"), id).WhereAllWithDeleted().Scan(ctx)
	obs.Log(err)    // silent
	obs.Log(p.Name) // want
	w := new(model.Ward)
	err = r.db.NewSelect().Model(w).Where("id = ?", p.ID).Scan(ctx)
	obs.Log(err, w.Name) // silent
}

func (r *repo) list(ctx context.Context, search string) {
	var ids []int32
	q := r.db.NewSelect().Model((*model.Patient)(nil)).Column("id")
	if search != "" {
		q = q.TableExpr("query(?)", search).OrderExpr("rank DESC")
	}
	obs.Log(q.Limit(10).Scan(ctx, &ids), ids) // silent
	n, err := q.Count(ctx)
	obs.Log(n, err) // silent
	var ps []model.Patient
	n, err = r.db.NewSelect().Model(&ps).ScanAndCount(ctx)
	obs.Log(n, err, len(ps)) // silent
	obs.Log(ps[0].Name)      // want
}

func (r *repo) saved(ctx context.Context, u *model.Upload) {
	res, err := r.db.NewInsert().Model(u).On("CONFLICT DO NOTHING").Returning("id").Exec(ctx)
	n, _ := res.RowsAffected()
	obs.Log(n, err)         // silent
	obs.Log(u.ID, u.Status) // silent
	obs.Log(u.Patient)      // want
	_, err = r.db.NewUpdate().Model(u).WherePK().Exec(ctx)
	obs.Log(err, u.Status) // silent
	obs.Log(u.Name)        // want
}

func (r *repo) returned(ctx context.Context, p *model.Patient) {
	var w model.Ward
	obs.Log(r.db.NewUpdate().Model(&w).Set("name = ?", p.Name).Returning("*").Scan(ctx), w.Name) // silent
	var q model.Patient
	obs.Log(r.db.NewRaw("SELECT * FROM patients WHERE nhs = ?", p.NHS).Scan(ctx, &q)) // silent
	obs.Log(q.Name)                                                                   // want
	obs.Log(r.db.NewInsert().Model(p).String())                                       // want
}

func (r *repo) inTx(ctx context.Context, p *model.Patient) error {
	return r.db.RunInTx(ctx, &sql.TxOptions{}, func(ctx context.Context, tx bun.Tx) error {
		if _, err := tx.NewInsert().Model(p).Exec(ctx); err != nil {
			obs.Log(err) // silent
			return err
		}
		obs.Log(p.Name) // want
		var q model.Patient
		if err := tx.NewSelect().Model(&q).Apply(func(s *bun.SelectQuery) *bun.SelectQuery { return s.Limit(1) }).Scan(ctx); err != nil {
			return err
		}
		obs.Log(q.NHS) // want
		return nil
	})
}

func rows(ctx context.Context, db *bun.DB) error {
	rs, err := db.NewSelect().Model((*model.Patient)(nil)).Rows(ctx)
	if err != nil {
		return err
	}
	for rs.Next() {
		var p model.Patient
		var w model.Ward
		if err := db.ScanRow(ctx, rs, &p); err != nil {
			return err
		}
		obs.Log(p.Name) // want
		if err := db.ScanRow(ctx, rs, &w); err != nil {
			return err
		}
		obs.Log(w.Name) // silent
	}
	return rs.Err()
}

func created(ctx context.Context, db *bun.DB) {
	p := model.Patient{}
	obs.Log(p.ID) // silent
	if _, err := db.NewInsert().Model(&p).Exec(ctx); err != nil {
		obs.Log(err) // silent
	}
	obs.Log(p.ID) // want
}

type keeper struct{ db bun.IDB }

func (k *keeper) keep(ctx context.Context, p *model.Patient) error {
	_, err := k.db.NewInsert().Model(p).Exec(ctx)
	return err
}

func kept(ctx context.Context, k *keeper, p *model.Patient) {
	obs.Log(k.keep(ctx, p)) // silent
	w := model.Ward{Name: "a"}
	_, err := k.db.NewInsert().Model(&w).Exec(ctx)
	obs.Log(w.ID, err) // silent
	k.db = nil
	obs.Log(p.ID) // want
}
