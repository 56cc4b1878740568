// Package letters writes the texts that the clinic sends out.
package letters

import (
	"fmt"
	"strings"
	"text/template"

	"clinic.example/clinic/model"
)

var discharge = template.Must(template.New("discharge").Parse(
	`Dear {{.Patient.Name}},

you were with us on {{.Ward.Name}} from {{.Encounter.Admitted.Format "2 January 2006"}} to {{.Encounter.Discharged.Format "2 January 2006"}}.
{{.Advice}}
{{with .Medicines}}
Please go on taking:
{{range .}}  - {{.Medicine}}, {{.DoseMg}} mg, {{.PerDay}} a day
{{end}}{{end}}
NHS number {{.Patient.NHSNumber}}
`))

// DischargeLetter is what a discharge letter is made of.
type DischargeLetter struct {
	Patient   model.Patient
	Encounter model.Encounter
	Ward      model.Ward
	Medicines []model.Prescription
	Advice    string
}

// Text renders the letter.
func (l DischargeLetter) Text() (string, error) {
	var b strings.Builder
	if err := discharge.Execute(&b, l); err != nil {
		return "", fmt.Errorf("rendering discharge letter: %w", err)
	}
	return b.String(), nil
}

// Reminder returns the text message that reminds a patient of an appointment.
func Reminder(name, place string) string {
	return fmt.Sprintf("Dear %s, you have an appointment at %s tomorrow. Please tell us if you cannot come.", name, place)
}

// Masked returns s with all but its last two characters hidden, as it is
// shown on shared screens.
func Masked(s string) string {
	if len(s) <= 2 {
		return strings.Repeat("*", len(s))
	}
	return strings.Repeat("*", len(s)-2) + s[len(s)-2:]
}
