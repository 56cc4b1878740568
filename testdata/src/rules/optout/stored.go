package optout

// Person keeps the answer beside the question.
//
//lawful:data patient
type Person struct {
	NHSNumber   string
	OptedOut    bool // want "opt-out-stored: Person.OptedOut keeps a national data opt-out status"
	EmailOptOut bool // silent
}

type row struct {
	ID     string `db:"id"`
	OptOut bool   `db:"opt_out"` // want "opt-out-stored: row.OptOut"
}

// A setting of the product is about no patient.
type settings struct {
	OptOut bool // silent
}
