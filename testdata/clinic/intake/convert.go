package intake

import (
	"errors"
	"fmt"
	"strings"

	fhir "fhir.example/r4"

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
	born, err := fhir.ParseDateTime(r.BirthDate)
	if err != nil {
		return model.Patient{}, fmt.Errorf("birth date: %w", err)
	}
	p := model.Patient{
		ID:        r.ID,
		NHSNumber: number,
		Family:    r.Name[0].Family,
		Given:     strings.Join(r.Name[0].Given, " "),
		Sex:       r.Gender,
		BirthDate: born,
		Phone:     phone(r.Telecom),
	}
	if len(r.Address) > 0 {
		p.Postcode = r.Address[0].PostalCode
	}
	return p, nil
}

func nhsNumber(ids []fhir.Identifier) (model.NHSNumber, error) {
	for _, id := range ids {
		if id.System == systemNHSNumber {
			return model.ParseNHSNumber(id.Value)
		}
	}
	return "", ErrNoNHSNumber
}

func phone(points []fhir.ContactPoint) string {
	for _, point := range points {
		if point.System == "phone" {
			return point.Value
		}
	}
	return ""
}

// Condition converts a FHIR condition and returns the id of its patient.
func Condition(r fhir.Condition) (patientID string, c model.Condition, err error) {
	patientID, err = r.Subject.ID("Patient")
	if err != nil {
		return "", model.Condition{}, err
	}
	if r.Code == nil {
		return "", model.Condition{}, ErrNoCode
	}
	since, err := fhir.ParseDateTime(r.OnsetDateTime)
	if err != nil {
		return "", model.Condition{}, fmt.Errorf("onset: %w", err)
	}
	return patientID, model.Condition{
		Code:  r.Code.Code(systemSNOMED),
		Label: r.Code.Label(),
		Since: since,
	}, nil
}

// Encounter converts a FHIR encounter with a subject, a period and a place.
func Encounter(r fhir.Encounter) (model.Encounter, error) {
	if r.Subject == nil {
		return model.Encounter{}, ErrNoSubject
	}
	patientID, err := r.Subject.ID("Patient")
	if err != nil {
		return model.Encounter{}, err
	}
	if r.Period == nil {
		return model.Encounter{}, ErrNoPeriod
	}
	admitted, err := fhir.ParseDateTime(r.Period.Start)
	if err != nil {
		return model.Encounter{}, fmt.Errorf("period start: %w", err)
	}
	discharged, err := fhir.ParseDateTime(r.Period.End)
	if err != nil {
		return model.Encounter{}, fmt.Errorf("period end: %w", err)
	}
	if len(r.Location) == 0 {
		return model.Encounter{}, ErrNoLocation
	}
	ward, err := r.Location[0].Location.ID("Location")
	if err != nil {
		return model.Encounter{}, err
	}
	enc := model.Encounter{
		ID:         r.ID,
		PatientID:  patientID,
		Ward:       ward,
		Admitted:   admitted,
		Discharged: discharged,
	}
	if len(r.ReasonCode) > 0 {
		enc.Reason = r.ReasonCode[0].Label()
	}
	return enc, nil
}

// Result converts a FHIR observation whose value is a quantity.
func Result(r fhir.Observation) (model.Result, error) {
	if r.Subject == nil {
		return model.Result{}, ErrNoSubject
	}
	patientID, err := r.Subject.ID("Patient")
	if err != nil {
		return model.Result{}, err
	}
	if r.ValueQuantity == nil {
		return model.Result{}, ErrNoValue
	}
	taken, err := fhir.ParseDateTime(r.EffectiveDateTime)
	if err != nil {
		return model.Result{}, fmt.Errorf("effective time: %w", err)
	}
	res := model.Result{
		ID:        r.ID,
		PatientID: patientID,
		Analyte:   r.Code.Code(systemLOINC),
		Label:     r.Code.Label(),
		Value:     r.ValueQuantity.Value,
		Unit:      r.ValueQuantity.Unit,
		Taken:     taken,
	}
	res.Low, res.High = limits(r.ReferenceRange)
	return res, nil
}

func limits(ranges []fhir.ReferenceRange) (low, high float64) {
	if len(ranges) == 0 {
		return 0, 0
	}
	if q := ranges[0].Low; q != nil {
		low = q.Value
	}
	if q := ranges[0].High; q != nil {
		high = q.Value
	}
	return low, high
}

// Prescription converts a FHIR medication request with a dose in milligrams.
func Prescription(r fhir.MedicationRequest) (model.Prescription, error) {
	patientID, err := r.Subject.ID("Patient")
	if err != nil {
		return model.Prescription{}, err
	}
	if r.MedicationCodeableConcept == nil {
		return model.Prescription{}, ErrNoCode
	}
	written, err := fhir.ParseDateTime(r.AuthoredOn)
	if err != nil {
		return model.Prescription{}, fmt.Errorf("authored on: %w", err)
	}
	if len(r.DosageInstruction) == 0 || len(r.DosageInstruction[0].DoseAndRate) == 0 {
		return model.Prescription{}, ErrNoDose
	}
	dose := r.DosageInstruction[0].DoseAndRate[0].DoseQuantity
	if dose == nil || dose.Unit != "mg" {
		return model.Prescription{}, ErrNoDose
	}
	return model.Prescription{
		ID:        r.ID,
		PatientID: patientID,
		Medicine:  r.MedicationCodeableConcept.Label(),
		DoseMg:    dose.Value,
		PerDay:    perDay(r.DosageInstruction[0].Text),
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
