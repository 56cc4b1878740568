// Package gorm1: github.com/jinzhu/gorm.
package gorm1

import (
	"github.com/jinzhu/gorm"

	"github.com/lawful-lint/lawful/analyzers/internal/models/testdata/real/model"
	"github.com/lawful-lint/lawful/analyzers/internal/models/testdata/real/obs"
)

var global *gorm.DB

type repo struct{ db *gorm.DB }

func (r *repo) create(p *model.Patient) error {
	res := r.db.Create(p)
	obs.Log(res.Error, res.RowsAffected) // silent
	obs.Log(p.Name)                      // silent: told where create is called
	return r.db.Create(p).Error
}

func (r *repo) ward(id uint) (*model.Ward, error) {
	var w model.Ward
	err := r.db.First(&w, id).Error
	return &w, err
}

func (r *repo) byNHS(nhs string) (*model.Patient, error) {
	var p model.Patient
	if d := r.db.Where("nhs = ?", nhs).First(&p); d.Error != nil && !d.RecordNotFound() {
		return nil, d.Error
	}
	return &p, nil
}

func use(r *repo, p *model.Patient) {
	err := r.create(p) // want
	obs.Log(err)       // silent
	w, err := r.ward(p.ID)
	obs.Log(w.Name, err) // silent
	q, err := r.byNHS(p.NHS)
	obs.Log(q.Name) // want
	obs.Log(err)    // silent
}

func globalOne(p *model.Patient) {
	if err := global.Save(p).Error; err != nil {
		obs.Log(err) // silent
	}
	if errs := global.Save(p).GetErrors(); len(errs) > 0 {
		obs.Log(errs[0]) // silent
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

func pointerToPointer(db *gorm.DB, id uint) {
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
	tx.Create(p)
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
	db.Raw("select count(*) from patients where name = ?", p.Name).Count(&n)
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

func firstOrCreate(db *gorm.DB, p *model.Patient) {
	u := model.Upload{Status: "new"}
	db.Where(model.Patient{NHS: p.NHS}).Attrs(p).FirstOrCreate(&u)
	obs.Log(u.Status) // silent
	obs.Log(u.Name)   // want
}

func value(db *gorm.DB, p *model.Patient) {
	d := db.Create(p)
	obs.Log(d.Value) // want
	q := db.Set("p", p)
	v, ok := q.Get("p")
	obs.Log(v)  // want
	obs.Log(ok) // silent
}

func association(db *gorm.DB, w *model.Ward, p *model.Patient) {
	a := db.Model(w).Association("Patients").Append(p)
	obs.Log(a.Error) // silent
	obs.Log(w.Name)  // silent
	var ps []model.Patient
	a = db.Model(w).Association("Patients").Find(&ps)
	obs.Log(a.Error)                                     // silent
	obs.Log(ps)                                          // want
	obs.Log(db.Model(w).Association("Patients").Count()) // silent
}
