// Package half has an Article 6 basis and no Article 9 condition.
//
//lawful:purpose direct-care
//lawful:basis a6=public-task task=care route=implied-consent role=care-team relationship=admission // want "no-article-9: no Article 9"
package half

import "care/model"

func Admit(p model.Patient) { // want "no-article-9: Admit handles patient data Patient for direct-care and no basis is in reach: basis half.go:4 does not count"
	p.Rename("x")
}
