// Package dosing appends prescriptions to a file of JSON lines.
package dosing

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"

	"clinic.example/clinic/model"
)

// Recorder appends to the file at its path.
type Recorder struct {
	path string
}

// NewRecorder returns a Recorder for the file at path.
func NewRecorder(path string) Recorder { return Recorder{path: path} }

// Record appends one prescription.
func (r Recorder) Record(rx model.Prescription) (err error) {
	line, err := json.Marshal(rx)
	if err != nil {
		return fmt.Errorf("encoding prescription: %w", err)
	}
	f, err := os.OpenFile(r.path, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		return fmt.Errorf("opening record: %w", err)
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	if _, err := f.Write(append(line, '\n')); err != nil {
		return fmt.Errorf("writing record: %w", err)
	}
	return nil
}
