package intake

import (
	"errors"
	"fmt"
	"strings"

	"github.com/samply/golang-fhir-models/fhir-models/fhir"

	"clinic.example/clinic/model"
)

// Identifier and code systems that the clinic reads.
const (
	systemNHSNumber = "https://fhir.nhs.uk/Id/nhs-number"
	systemSNOMED    = "http://snomed.info/sct"
	systemLOINC     = "http://loinc.org"
)

// Errors for resources that lack what the clinic's records cannot do without.
var (
	ErrNoNHSNumber = errors.New("patient has no NHS number")
	ErrNoName      = errors.New("patient has no name")
	ErrNoSubject   = errors.New("resource has no subject")
	ErrNoPeriod    = errors.New("encounter has no period")
	ErrNoLocation  = errors.New("encounter has no location")
	ErrNoCode      = errors.New("resource has no code")
	ErrNoValue     = errors.New("observation has no quantity")
	ErrNoDose      = errors.New("medication request has no dose quantity")
)

// Patient converts a FHIR patient. It needs a valid NHS number and a name.
func Patient(r fhir.Patient) (model.Patient, error) {
	number, err := nhsNumber(r.Identifier)
	if err != nil {
		return model.Patient{}, err
	}
	if len(r.Name) == 0 {
		return model.Patient{}, ErrNoName
	}
	born, err := dateTime(r.BirthDate)
	if err != nil {
		return model.Patient{}, fmt.Errorf("birth date: %w", err)
	}
	p := model.Patient{
		ID:        value(r.Id),
		NHSNumber: number,
		Family:    value(r.Name[0].Family),
		Given:     strings.Join(r.Name[0].Given, " "),
		BirthDate: born,
		Phone:     phone(r.Telecom),
	}
	if r.Gender != nil {
		p.Sex = r.Gender.Code()
	}
	if len(r.Address) > 0 {
		p.Postcode = value(r.Address[0].PostalCode)
	}
	return p, nil
}

func nhsNumber(ids []fhir.Identifier) (model.NHSNumber, error) {
	for _, id := range ids {
		if value(id.System) == systemNHSNumber {
			return model.ParseNHSNumber(value(id.Value))
		}
	}
	return "", ErrNoNHSNumber
}

func phone(points []fhir.ContactPoint) string {
	for _, point := range points {
		if point.System != nil && *point.System == fhir.ContactPointSystemPhone {
			return value(point.Value)
		}
	}
	return ""
}

// Condition converts a FHIR condition and returns the id of its patient.
func Condition(r fhir.Condition) (patientID string, c model.Condition, err error) {
	patientID, err = referenced(r.Subject, "Patient")
	if err != nil {
		return "", model.Condition{}, err
	}
	if r.Code == nil {
		return "", model.Condition{}, ErrNoCode
	}
	since, err := dateTime(r.OnsetDateTime)
	if err != nil {
		return "", model.Condition{}, fmt.Errorf("onset: %w", err)
	}
	return patientID, model.Condition{
		Code:  code(*r.Code, systemSNOMED),
		Label: label(*r.Code),
		Since: since,
	}, nil
}

// Encounter converts a FHIR encounter with a subject, a period and a place.
func Encounter(r fhir.Encounter) (model.Encounter, error) {
	if r.Subject == nil {
		return model.Encounter{}, ErrNoSubject
	}
	patientID, err := referenced(*r.Subject, "Patient")
	if err != nil {
		return model.Encounter{}, err
	}
	if r.Period == nil {
		return model.Encounter{}, ErrNoPeriod
	}
	admitted, err := dateTime(r.Period.Start)
	if err != nil {
		return model.Encounter{}, fmt.Errorf("period start: %w", err)
	}
	discharged, err := dateTime(r.Period.End)
	if err != nil {
		return model.Encounter{}, fmt.Errorf("period end: %w", err)
	}
	if len(r.Location) == 0 {
		return model.Encounter{}, ErrNoLocation
	}
	ward, err := referenced(r.Location[0].Location, "Location")
	if err != nil {
		return model.Encounter{}, err
	}
	enc := model.Encounter{
		ID:         value(r.Id),
		PatientID:  patientID,
		Ward:       ward,
		Admitted:   admitted,
		Discharged: discharged,
	}
	if len(r.ReasonCode) > 0 {
		enc.Reason = label(r.ReasonCode[0])
	}
	return enc, nil
}

// Result converts a FHIR observation whose value is a quantity.
func Result(r fhir.Observation) (model.Result, error) {
	if r.Subject == nil {
		return model.Result{}, ErrNoSubject
	}
	patientID, err := referenced(*r.Subject, "Patient")
	if err != nil {
		return model.Result{}, err
	}
	measured, err := amount(r.ValueQuantity)
	if err != nil {
		return model.Result{}, err
	}
	taken, err := dateTime(r.EffectiveDateTime)
	if err != nil {
		return model.Result{}, fmt.Errorf("effective time: %w", err)
	}
	res := model.Result{
		ID:        value(r.Id),
		PatientID: patientID,
		Analyte:   code(r.Code, systemLOINC),
		Label:     label(r.Code),
		Value:     measured,
		Unit:      value(r.ValueQuantity.Unit),
		Taken:     taken,
	}
	res.Low, res.High, err = limits(r.ReferenceRange)
	return res, err
}

// limits returns the first reference range, 0 for a limit that is absent.
func limits(ranges []fhir.ObservationReferenceRange) (low, high float64, err error) {
	if len(ranges) == 0 {
		return 0, 0, nil
	}
	if q := ranges[0].Low; q != nil {
		if low, err = amount(q); err != nil {
			return 0, 0, fmt.Errorf("reference range: %w", err)
		}
	}
	if q := ranges[0].High; q != nil {
		if high, err = amount(q); err != nil {
			return 0, 0, fmt.Errorf("reference range: %w", err)
		}
	}
	return low, high, nil
}

// Prescription converts a FHIR medication request with a dose in milligrams.
func Prescription(r fhir.MedicationRequest) (model.Prescription, error) {
	patientID, err := referenced(r.Subject, "Patient")
	if err != nil {
		return model.Prescription{}, err
	}
	medicine := label(r.MedicationCodeableConcept)
	if medicine == "" {
		return model.Prescription{}, ErrNoCode
	}
	written, err := dateTime(r.AuthoredOn)
	if err != nil {
		return model.Prescription{}, fmt.Errorf("authored on: %w", err)
	}
	if len(r.DosageInstruction) == 0 || len(r.DosageInstruction[0].DoseAndRate) == 0 {
		return model.Prescription{}, ErrNoDose
	}
	dose := r.DosageInstruction[0].DoseAndRate[0].DoseQuantity
	if dose == nil || value(dose.Unit) != "mg" {
		return model.Prescription{}, ErrNoDose
	}
	mg, err := amount(dose)
	if err != nil {
		return model.Prescription{}, fmt.Errorf("dose: %w", err)
	}
	return model.Prescription{
		ID:        value(r.Id),
		PatientID: patientID,
		Medicine:  medicine,
		DoseMg:    mg,
		PerDay:    perDay(value(r.DosageInstruction[0].Text)),
		Written:   written,
	}, nil
}

func perDay(instruction string) int {
	switch {
	case strings.Contains(instruction, "three times a day"):
		return 3
	case strings.Contains(instruction, "twice a day"):
		return 2
	default:
		return 1
	}
}
