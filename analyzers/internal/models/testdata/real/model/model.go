// Package model holds the records that the services keep.
package model

//lawful:data patient
type Patient struct {
	ID   uint
	NHS  string
	Name string
}

// Ward is no patient data.
type Ward struct {
	ID   uint
	Name string
	Beds int
}

// Upload has a part that is patient data.
type Upload struct {
	ID     uint
	Status string
	Patient
}
