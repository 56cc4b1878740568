// Package obtain: code of another purpose that obtains patient data itself.
package obtain

import (
	"database/sql"
	"encoding/csv"
	"encoding/json"
	"io"
	"net/http"
	"strings"

	"care/model"
)

//lawful:purpose research
func decodes(b []byte) bool {
	var p model.Patient
	err := json.Unmarshal(b, &p) // want "research"
	return err == nil && p.Age > 65
}

//lawful:purpose research
func decodesPlain(b []byte) bool {
	var row struct{ Arm string }
	err := json.Unmarshal(b, &row) // silent
	return err == nil && row.Arm == "A"
}

//lawful:purpose research
func handles(w http.ResponseWriter, r *http.Request) {
	var p model.Patient
	if err := json.NewDecoder(r.Body).Decode(&p); err != nil { // want "research"
		http.Error(w, "bad request", http.StatusBadRequest)
		return
	}
	if p.Age > 65 && len(p.Notes) > 0 {
		w.WriteHeader(http.StatusAccepted)
	}
}

//lawful:purpose research
func queries(db *sql.DB) bool {
	var p model.Patient
	err := db.QueryRow("SELECT name FROM patient").Scan(&p.Name) // want "research"
	return err == nil && p.Name == ""
}

//lawful:purpose research
func queriesPlain(db *sql.DB) int {
	var beds int
	if db.QueryRow("SELECT count(*) FROM bed").Scan(&beds) != nil { // silent
		return 0
	}
	return beds
}

//lawful:purpose product-analytics
func builds(line string) bool {
	p := model.Patient{Name: line} // want "analytics"
	return p.Name == ""
}

//lawful:purpose research
func tests() bool {
	p := model.Patient{Name: "Test", Age: 70} // silent
	return p.Age > 65
}

//lawful:purpose research
func versions(n int) bool {
	rows, err := csv.NewReader(strings.NewReader("a,b")).ReadAll() // silent
	return err == nil && len(rows) > n
}

// With a basis of its own the study may.
//
//lawful:purpose research
//lawful:basis a6=public-task task="cohort study" a9=research safeguards="DPIA 12" route=explicit-consent ref=CONSENT-9
func agreed(b []byte) bool {
	var p model.Patient
	err := json.Unmarshal(b, &p) // silent
	return err == nil && p.Age > 65
}

//lawful:purpose direct-care
func care(b []byte) bool {
	var p model.Patient
	err := json.Unmarshal(b, &p) // silent
	return err == nil && p.Age > 65
}

func neutral(b []byte) (p model.Patient, err error) {
	err = json.Unmarshal(b, &p) // silent
	return p, err
}

func made(row []string) model.Patient { return model.Patient{Name: row[0]} }

func madeRef(name string) *model.Patient { return &model.Patient{Name: name} }

func madeSite(name string) model.Patient { return model.Patient{Site: name} }

//lawful:purpose research
func makes(row []string) {
	_ = made(row)                        // want "research"
	_ = madeRef(row[1])                  // want "research"
	_ = made(strings.Split(row[0], ",")) // want "research"
	_ = made([]string{"none"})           // silent
	_ = madeRef("none")                  // silent
	_ = madeSite(row[2])                 // silent
}

// What the study hands to a writer it had before.
//
//lawful:purpose research
func writes(w *csv.Writer, to io.Writer, p model.Patient) {
	_ = w.Write([]string{p.Name, "x"}) // silent
	_ = json.NewEncoder(to).Encode(p)  // silent
	_, _ = io.WriteString(to, p.Name)  // silent
}
