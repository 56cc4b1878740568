package cohort

import (
	"encoding/json"
	"fmt"
	"io"

	fhir "fhir.example/r4"
)

// ImportReferrals counts the patients in referrals that other hospitals sent,
// one FHIR patient after the other.
func ImportReferrals(r io.Reader) (int, error) {
	dec, referred := json.NewDecoder(r), 0
	for dec.More() {
		var p fhir.Patient
		if err := dec.Decode(&p); err != nil { // crossing: medical-research
			return referred, fmt.Errorf("decoding referral: %w", err)
		}
		if p.Active {
			referred++
		}
	}
	return referred, nil
}

// ImportConsented counts the participants whom a partner enrolled with the
// study's own consent form.
//
//lawful:basis consented-study
func ImportConsented(r io.Reader) (int, error) {
	dec, enrolled := json.NewDecoder(r), 0
	for dec.More() {
		var p fhir.Patient
		if err := dec.Decode(&p); err != nil { // silent: the function declares a basis
			return enrolled, fmt.Errorf("decoding participant: %w", err)
		}
		if p.Active {
			enrolled++
		}
	}
	return enrolled, nil
}

// Site is a hospital that takes part in the study.
type Site struct {
	Name  string `json:"name"`
	Quota int    `json:"quota"`
}

// ImportSites reads the hospitals that take part and how many participants
// each may enrol.
func ImportSites(r io.Reader) ([]Site, error) {
	var sites []Site
	if err := json.NewDecoder(r).Decode(&sites); err != nil { // silent: hospitals are not patients
		return nil, fmt.Errorf("decoding sites: %w", err)
	}
	return sites, nil
}
