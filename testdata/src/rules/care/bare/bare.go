// Package bare is direct care without a basis in reach: reported once.
//
//lawful:purpose direct-care
package bare

import "care/model"

var beds int

// Count handles no patient data.
func Count() int { return beds } // silent

// Site reads what is carved out of a record.
func Site(p model.Patient) string { return p.Site } // silent

func Admit(p model.Patient) { // want "no-article-6: Admit handles patient data Patient for direct-care and no basis is in reach: no Article 6 basis"
	p.Rename("x")
}

func Discharge(p model.Patient) { // silent
	p.Rename("y")
}
