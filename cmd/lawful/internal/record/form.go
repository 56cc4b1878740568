package record

import (
	"io"
)

// OutputForm is a form in which a record is written.
type OutputForm struct {
	Name string // as -format takes it
	File string // in the record's folder
	// Write writes all of it, or fails.
	Write func(io.Writer, *Record) error
}

// JSONFile is the file that holds all of a record.
const JSONFile = "record.json"

// Forms returns the forms in words, in their order. All depend on nothing but the record,
// so that a file of a committed record that somebody edited is told from one
// that is merely old.
func Forms() []OutputForm {
	return []OutputForm{
		{"json", JSONFile, WriteJSON},
		{"csv", "record.csv", WriteCSV},
		{"md", "record.md", WriteMarkdown},
		{"jsonld", "record.jsonld", WriteJSONLD},
		{"dpia", "dpia.md", WriteDPIA},
	}
}
