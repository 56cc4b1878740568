// Package gorm2: gorm.io/gorm.
package gorm2

import (
	"context"
	"errors"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"github.com/lawful-lint/lawful/analyzers/internal/models/testdata/real/model"
	"github.com/lawful-lint/lawful/analyzers/internal/models/testdata/real/obs"
)

var global *gorm.DB

type repo struct{ db *gorm.DB }

func (r *repo) create(p *model.Patient) error {
	res := r.db.Create(p)
	obs.Log(res.Error, res.RowsAffected) // silent
	if errors.Is(res.Error, gorm.ErrRecordNotFound) {
		return res.Error
	}
	obs.Log(p.Name) // silent: told where create is called
	return r.db.Create(p).Error
}

func (r *repo) ward(id uint) (*model.Ward, error) {
	var w model.Ward
	err := r.db.First(&w, id).Error
	return &w, err
}

func (r *repo) byNHS(ctx context.Context, nhs string) (*model.Patient, error) {
	var p model.Patient
	err := r.db.WithContext(ctx).Where("nhs = ?", nhs).First(&p).Error
	return &p, err
}

func (r *repo) all() (ps []model.Patient, n int64, err error) {
	err = r.db.Model(&model.Patient{}).Order("name").Limit(10).Find(&ps).Error
	if err != nil {
		return nil, 0, err
	}
	err = r.db.Model(&model.Patient{}).Count(&n).Error
	return ps, n, err
}

func use(r *repo, p *model.Patient) {
	err := r.create(p) // want
	obs.Log(err)       // silent
	w, err := r.ward(p.ID)
	obs.Log(w.Name, err) // silent
	q, err := r.byNHS(context.Background(), p.NHS)
	obs.Log(q.Name) // want
	obs.Log(err)    // silent
	ps, n, err := r.all()
	obs.Log(ps[0]) // want
	obs.Log(n)     // silent
	obs.Log(err)   // silent
}

func globalOne(p *model.Patient) {
	if err := global.Save(p).Error; err != nil {
		obs.Log(err) // silent
	}
}

func globalTwo() {
	var w model.Ward
	if r := global.First(&w, "name = ?", "a"); r.Error != nil {
		obs.Log(r.Error) // silent
	}
	obs.Log(w.Name) // silent
	var ws []*model.Ward
	global.Find(&ws)
	for _, w := range ws {
		obs.Log(w.Beds) // silent
	}
}

func affected(db *gorm.DB, p *model.Patient) {
	r := db.Where("nhs = ?", p.NHS).Delete(&model.Ward{})
	obs.Log(r.RowsAffected, r.Error) // silent
	var w model.Ward
	r.First(&w)
	obs.Log(w.Name) // silent
}

func pointerToPointer(db *gorm.DB, id uint, status string) {
	u := &model.Upload{}
	if r := db.First(&u, id); r.Error != nil {
		obs.Log(r.Error) // silent
		return
	}
	obs.Log(u.Patient) // want
	obs.Log(u.Status)  // silent
}

func saved(db *gorm.DB, u *model.Upload) {
	if r := db.Create(u); r.Error != nil {
		obs.Log(r.Error) // silent
	}
	obs.Log(u.ID, u.Status) // silent
	obs.Log(u.Patient)      // want
}

func transaction(db *gorm.DB, p *model.Patient) {
	var found model.Patient
	err := db.Transaction(func(tx *gorm.DB) error {
		if err := tx.Create(p).Error; err != nil {
			return err
		}
		return tx.First(&found).Error
	})
	obs.Log(err)   // silent
	obs.Log(found) // want
	tx := db.Begin()
	defer tx.Rollback()
	tx.Clauses(clause.OnConflict{DoNothing: true}).Create(p)
	obs.Log(tx.Error) // silent
	tx.Commit()
}

func rows(db *gorm.DB, p *model.Patient) {
	rows, err := db.Model(p).Where("id = ?", p.ID).Rows()
	obs.Log(err) // silent
	for rows.Next() {
		var w model.Ward
		var q model.Patient
		db.ScanRows(rows, &w)
		db.ScanRows(rows, &q)
		obs.Log(w.Name) // silent
		obs.Log(q.Name) // want
	}
	var n int
	db.Raw("select count(*) from patients where name = ?", p.Name).Scan(&n)
	obs.Log(n) // silent
	var names []string
	db.Model(&model.Ward{}).Pluck("name", &names)
	obs.Log(names) // silent
}

func scopes(db *gorm.DB, p *model.Patient) {
	scope := func(db *gorm.DB) *gorm.DB {
		obs.Log(p.Name) // want
		return db.Where("name = ?", p.Name)
	}
	var w model.Ward
	db.Scopes(scope).Preload("Ward").Find(&w)
	obs.Log(w) // silent
}

func batches(db *gorm.DB) {
	var ps []model.Patient
	r := db.FindInBatches(&ps, 100, func(tx *gorm.DB, batch int) error {
		obs.Log(ps[0]) // want
		obs.Log(batch) // silent
		return nil
	})
	obs.Log(r.Error) // silent
}

func firstOrCreate(db *gorm.DB, p *model.Patient) {
	u := model.Upload{Status: "new"}
	db.Where(model.Patient{NHS: p.NHS}).Attrs(p).FirstOrCreate(&u)
	obs.Log(u.Status) // silent
	obs.Log(u.Name)   // want
}

// AfterFind is a hook, which gorm calls.
type hooked struct {
	ID uint
	P  model.Patient
}

func (h *hooked) AfterFind(tx *gorm.DB) error {
	obs.Log(h.P) // want
	return nil
}

func statement(db *gorm.DB, p *model.Patient) {
	stmt := db.Session(&gorm.Session{DryRun: true}).Create(p).Statement
	obs.Log(stmt.SQL.String()) // silent

	q := db.Set("p", p)
	v, ok := q.Get("p")
	obs.Log(v)  // want
	obs.Log(ok) // silent
}

func association(db *gorm.DB, w *model.Ward, p *model.Patient) {
	err := db.Model(w).Association("Patients").Append(p)
	obs.Log(err)    // silent
	obs.Log(w.Name) // silent
	var ps []model.Patient
	err = db.Model(w).Association("Patients").Find(&ps)
	obs.Log(err)                                         // silent
	obs.Log(ps)                                          // want
	obs.Log(db.Model(w).Association("Patients").Count()) // silent
}
