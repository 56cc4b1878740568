package r4

// Patient is demographics and administrative data of a person in care.
// Definition: https://hl7.org/fhir/R4/patient.html.
type Patient struct {
	ResourceType string         `json:"resourceType"`
	ID           string         `json:"id,omitempty"`
	Meta         *Meta          `json:"meta,omitempty"`
	Identifier   []Identifier   `json:"identifier,omitempty"`
	Active       bool           `json:"active,omitempty"`
	Name         []HumanName    `json:"name,omitempty"`
	Telecom      []ContactPoint `json:"telecom,omitempty"`
	Gender       string         `json:"gender,omitempty"`
	BirthDate    string         `json:"birthDate,omitempty"`
	Address      []Address      `json:"address,omitempty"`
}

// Encounter is an interaction between a patient and a care provider.
// Definition: https://hl7.org/fhir/R4/encounter.html.
type Encounter struct {
	ResourceType string              `json:"resourceType"`
	ID           string              `json:"id,omitempty"`
	Meta         *Meta               `json:"meta,omitempty"`
	Status       string              `json:"status"`
	Class        Coding              `json:"class"`
	Subject      *Reference          `json:"subject,omitempty"`
	Period       *Period             `json:"period,omitempty"`
	ReasonCode   []CodeableConcept   `json:"reasonCode,omitempty"`
	Location     []EncounterLocation `json:"location,omitempty"`
}

// EncounterLocation is a place where the patient was during an encounter.
type EncounterLocation struct {
	Location Reference `json:"location"`
	Status   string    `json:"status,omitempty"`
}

// Condition is a clinical condition or diagnosis.
// Definition: https://hl7.org/fhir/R4/condition.html.
type Condition struct {
	ResourceType   string           `json:"resourceType"`
	ID             string           `json:"id,omitempty"`
	ClinicalStatus *CodeableConcept `json:"clinicalStatus,omitempty"`
	Code           *CodeableConcept `json:"code,omitempty"`
	Subject        Reference        `json:"subject"`
	OnsetDateTime  string           `json:"onsetDateTime,omitempty"`
}

// Observation is a measurement or a simple assertion about a patient.
// Definition: https://hl7.org/fhir/R4/observation.html.
type Observation struct {
	ResourceType      string           `json:"resourceType"`
	ID                string           `json:"id,omitempty"`
	Meta              *Meta            `json:"meta,omitempty"`
	Status            string           `json:"status"`
	Code              CodeableConcept  `json:"code"`
	Subject           *Reference       `json:"subject,omitempty"`
	EffectiveDateTime string           `json:"effectiveDateTime,omitempty"`
	ValueQuantity     *Quantity        `json:"valueQuantity,omitempty"`
	ReferenceRange    []ReferenceRange `json:"referenceRange,omitempty"`
}

// ReferenceRange is the recommended range of an observation's value.
type ReferenceRange struct {
	Low  *Quantity `json:"low,omitempty"`
	High *Quantity `json:"high,omitempty"`
}

// MedicationRequest is an order for a medicine and how to take it.
// Definition: https://hl7.org/fhir/R4/medicationrequest.html.
type MedicationRequest struct {
	ResourceType              string           `json:"resourceType"`
	ID                        string           `json:"id,omitempty"`
	Meta                      *Meta            `json:"meta,omitempty"`
	Status                    string           `json:"status"`
	Intent                    string           `json:"intent"`
	MedicationCodeableConcept *CodeableConcept `json:"medicationCodeableConcept,omitempty"`
	Subject                   Reference        `json:"subject"`
	AuthoredOn                string           `json:"authoredOn,omitempty"`
	DosageInstruction         []Dosage         `json:"dosageInstruction,omitempty"`
}

// Dosage is how a medicine is or should be taken.
type Dosage struct {
	Text        string        `json:"text,omitempty"`
	DoseAndRate []DoseAndRate `json:"doseAndRate,omitempty"`
}

// DoseAndRate is the amount of a medicine a dose holds.
type DoseAndRate struct {
	DoseQuantity *Quantity `json:"doseQuantity,omitempty"`
}
