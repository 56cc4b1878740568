package declared

import (
	"iter"

	"care/model"
)

//lawful:purpose legal-requirement
//lawful:basis a6=legal-obligation task="serious crime" a9=legal-claims route=overriding-public-interest ref=CGD-14 decided-by=guardian decided=2026-03-02 // want "public-interest-standing: .*goes through many patients"
func discloseAll(ps []model.Patient) {}

//lawful:purpose legal-requirement
//lawful:basis a6=legal-obligation task="serious crime" a9=legal-claims route=overriding-public-interest ref=CGD-14 decided-by=guardian decided=2026-03-02 // want "public-interest-standing: "
func discloseEach(ps iter.Seq[model.Patient]) {}

//lawful:purpose legal-requirement
//lawful:basis a6=legal-obligation task="serious crime" a9=legal-claims route=overriding-public-interest ref=CGD-14 decided-by=guardian decided=2026-03-02 // silent
func disclose(p *model.Patient, pages []int) {
	for range pages {
		_ = p.Name
	}
}

//lawful:purpose legal-requirement
func hand(p model.Patient) {}

func night(ps map[string]model.Patient, one model.Patient) {
	for _, p := range ps {
		//lawful:basis a6=legal-obligation task="serious crime" a9=legal-claims route=overriding-public-interest ref=CGD-14 decided-by=guardian decided=2026-03-02 // want "public-interest-standing: "
		hand(p) // silent
	}
	//lawful:basis a6=legal-obligation task="serious crime" a9=legal-claims route=overriding-public-interest ref=CGD-14 decided-by=guardian decided=2026-03-02 // silent
	hand(one) // silent
}
