// Package model holds the records that the programs of the suite pass around.
// It declares no purpose.
package model

import "strings"

// Patient is the record of one person.
//
//lawful:data patient
type Patient struct {
	NHSNumber string
	Name      string
	Postcode  string
	Age       int
	Weight    float64
	Notes     []string
	Meds      map[string]string
	GP        *Practitioner
	Address   Address
	Kin       *Patient
	// Version counts the writes to the row.
	//
	//lawful:data none
	Version int
	// Site is the hospital the row is stored at.
	//
	//lawful:data none
	Site string
}

// Practitioner is a clinician. Alone it is no patient data.
type Practitioner struct {
	Name string
	Code string
}

// Address is where somebody lives. Alone it is no patient data.
type Address struct {
	Lines [3]string
	City  string
}

// FullName joins the parts that a letter shows.
func (p Patient) FullName() string { return p.Name + ", " + p.Postcode }

// GetName is a getter as protobuf generates it.
func (p *Patient) GetName() string {
	if p != nil {
		return p.Name
	}
	return ""
}

// GetGP is a getter of a message field.
func (p *Patient) GetGP() *Practitioner {
	if p != nil {
		return p.GP
	}
	return nil
}

// GetVersion is a getter of a field that is carved out.
func (p *Patient) GetVersion() int {
	if p != nil {
		return p.Version
	}
	return 0
}

// GetName is a getter as protobuf generates it.
func (g *Practitioner) GetName() string {
	if g != nil {
		return g.Name
	}
	return ""
}

// IsAdult compares.
func (p Patient) IsAdult() bool { return p.Age >= 18 }

// Rename writes through the receiver.
func (p *Patient) Rename(name string) { p.Name = strings.TrimSpace(name) }

// Encounter is a stay. It is not marked; the patient in it is.
type Encounter struct {
	ID      string
	Patient Patient
	Ward    string
	Beds    int
}

// Inpatient embeds a patient.
type Inpatient struct {
	Patient
	Bed string
}

// Registry is a long-lived collection.
type Registry struct {
	Title    string
	Patients map[string]*Patient
	Writes   int
}

// Invoice has one marked field in a type that is not marked.
type Invoice struct {
	Number string
	Total  int
	//lawful:data patient
	Payee string
}

// Trial is a record that a study collected for itself.
//
//lawful:data patient collected=medical-research
type Trial struct {
	Subject string
	Arm     string
}

// Named is what has a name.
type Named interface{ GetName() string }
