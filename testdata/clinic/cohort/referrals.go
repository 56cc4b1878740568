package cohort

import (
	"encoding/json"
	"fmt"
	"io"

	"github.com/samply/golang-fhir-models/fhir-models/fhir"
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
		if p.Active != nil && *p.Active {
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
		if p.Active != nil && *p.Active {
			enrolled++
		}
	}
	return enrolled, nil
}

// ImportSites returns the names of the hospitals that take part, from one FHIR
// organization after the other.
func ImportSites(r io.Reader) ([]string, error) {
	dec := json.NewDecoder(r)
	var names []string
	for dec.More() {
		var site fhir.Organization
		if err := dec.Decode(&site); err != nil { // silent: hospitals are not patients
			return nil, fmt.Errorf("decoding site: %w", err)
		}
		if site.Name != nil {
			names = append(names, *site.Name)
		}
	}
	return names, nil
}

// ImportReceipt returns how many errors the study's registry found in the last
// extract: it answers with a FHIR outcome.
func ImportReceipt(r io.Reader) (int, error) {
	body, err := io.ReadAll(r)
	if err != nil {
		return 0, fmt.Errorf("reading receipt: %w", err)
	}
	receipt, err := fhir.UnmarshalOperationOutcome(body) // silent: about a file, not a patient
	if err != nil {
		return 0, fmt.Errorf("decoding receipt: %w", err)
	}
	failed := 0
	for _, issue := range receipt.Issue {
		if issue.Severity <= fhir.IssueSeverityError {
			failed++
		}
	}
	return failed, nil
}
