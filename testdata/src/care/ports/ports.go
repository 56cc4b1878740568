// Package ports declares what other packages implement.
package ports

// Cohort is a study seen from outside.
type Cohort interface {
	// Enrol hands a row to the study.
	//
	//lawful:purpose research
	Enrol(v any)
	// Title names the study.
	Title() string
}

// Recorder says nothing of a purpose.
type Recorder interface {
	Record(s string)
}
