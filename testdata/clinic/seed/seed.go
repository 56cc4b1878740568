// Package seed holds the synthetic records that a fresh clinic starts with:
// five FHIR bundles and a national data opt-out list. Nobody in them exists;
// the NHS numbers are from the range 999 that is never issued.
package seed

import "embed"

//go:embed *.json *.csv
var files embed.FS

// Bundles returns the FHIR bundles in an order in which every reference
// points backwards.
func Bundles() ([][]byte, error) {
	names := []string{"patients", "conditions", "encounters", "observations", "medications"}
	bundles := make([][]byte, 0, len(names))
	for _, name := range names {
		b, err := files.ReadFile(name + ".json")
		if err != nil {
			return nil, err
		}
		bundles = append(bundles, b)
	}
	return bundles, nil
}

// OptOuts returns the opt-out list as CSV, one NHS number a line below a
// header.
func OptOuts() ([]byte, error) { return files.ReadFile("optouts.csv") }
