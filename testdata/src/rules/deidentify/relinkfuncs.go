package deidentify

import (
	"care/deid"
	"care/model"
)

// newRow does not know what it is given.
func newRow(token, number string) row { return row{Token: token, NHSNumber: number} }

func numbered(token string, p model.Patient) row {
	return row{Token: token, NHSNumber: p.NHSNumber}
}

// tokenOf hands on what somebody else de-identified.
func tokenOf(p model.Patient) (string, error) { return deid.Token(p.NHSNumber), nil }

func relinkedInCallee(p model.Patient) row {
	return newRow(deid.Token(p.NHSNumber), p.NHSNumber) // want "re-identification: pseudonymised data is joined with Patient.NHSNumber"
}

func relinkedByVariables(p model.Patient) row {
	token, number := deid.Token(p.NHSNumber), p.NHSNumber
	return newRow(token, number) // want "re-identification: "
}

func relinkedHalfway(p model.Patient) row {
	token, err := tokenOf(p)
	if err != nil {
		return row{}
	}
	return numbered(token, p) // want "re-identification: "
}

func relinkedByWrapper(p model.Patient) row {
	token, _ := tokenOf(p)
	return row{Token: token, NHSNumber: p.NHSNumber} // want "re-identification: "
}

func through(a, b string) row { return newRow(a, b) }

func relinkedTwoDown(p model.Patient) row {
	return through(deid.Token(p.NHSNumber), p.Name) // want "re-identification: pseudonymised data is joined with Patient.Name"
}

func relinkedInClosure(ps []model.Patient) map[string]string {
	back := map[string]string{}
	each := func(p model.Patient) {
		number := p.NHSNumber
		back[deid.Token(number)] = number // want "re-identification: "
	}
	for _, p := range ps {
		each(p)
	}
	return back
}

func separateRows(p model.Patient) []row {
	return []row{newRow(deid.Token(p.NHSNumber), ""), newRow("", p.NHSNumber)} // silent
}

func overwritten(p model.Patient) row {
	number := p.NHSNumber
	number = "-"
	return newRow(deid.Token(p.NHSNumber), number) // silent
}

func notAboutPatients(ward string) row { return newRow(ward, "B2") } // silent
