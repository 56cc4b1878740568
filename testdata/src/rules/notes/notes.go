// Package notes: advice for who asks for it.
package notes

// DeceasedPatient holds people who have died.
//
//lawful:data patient
type DeceasedPatient struct{ Name string } // want "deceased-only: DeceasedPatient is about deceased people"

// Patient holds the living.
//
//lawful:data patient
type Patient struct{ Name string } // silent

// Unmarked is nobody's.
type DeceasedFlag bool // silent

func direct(code string) bool {
	switch code {
	case "POPHLTH": // want "external-code-as-purpose: POPHLTH does not say whether a use is direct care"
		return true
	case "TREAT": // silent
		return true
	}
	return code == "PATSFTY" // want "external-code-as-purpose: PATSFTY"
}

const name = "POPHLTH" // silent
