package deidentify

import (
	"care/deid"
	"care/model"
)

type row struct {
	NHSNumber string
	Token     string
	Age       int
	Patient   *model.Patient
}

func relinked(p model.Patient) row {
	return row{NHSNumber: p.NHSNumber, Token: deid.Token(p.NHSNumber)} // want "re-identification: pseudonymised data is joined with Patient.NHSNumber"
}

func relinkedLater(p model.Patient) row {
	var r row
	token := deid.Token(p.NHSNumber)
	r.Token = token
	r.NHSNumber = p.NHSNumber // want "re-identification: pseudonymised data is joined with Patient.NHSNumber"
	return r
}

func relinkedWhole(p model.Patient) row {
	clean := deid.Scrub(p)
	return row{Age: clean.Age, Patient: &p} // want "re-identification: anonymised data is joined with Patient"
}

func keyTable(ps []model.Patient) map[string]model.Patient {
	back := map[string]model.Patient{}
	for _, p := range ps {
		back[deid.Token(p.NHSNumber)] = p // want "re-identification: pseudonymised data is joined with Patient"
	}
	return back
}

// A pseudonymised data set holds clinical data.
func dataset(p model.Patient) row {
	return row{Token: deid.Token(p.NHSNumber), Age: p.Age} // silent
}

func plain(p model.Patient) row {
	return row{NHSNumber: p.NHSNumber, Age: p.Age} // silent
}

func scrubbed(p model.Patient) row {
	clean := deid.Scrub(p)
	return row{Age: clean.Age, Token: clean.Postcode} // silent
}

// Who replaces numbers by tokens may keep the table.
//
//lawful:deidentify to=pseudonymised ref=PSEUD-2
func mapped(p model.Patient, back map[string]model.Patient) string {
	token := deid.Token(p.NHSNumber)
	back[token] = p // silent
	return token
}
