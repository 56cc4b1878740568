// Package emr stands for somebody else's records. It has no directive.
package emr

import (
	"encoding/json"
	"os"
)

// Person is a record.
type Person struct {
	Name    string
	Number  string
	Version int
}

// Card has one field that names the holder.
type Card struct {
	Holder struct{ Number, Kind string }
	Issuer string
}

// Last is the record seen last.
var Last string

// Exporter is implemented elsewhere.
type Exporter interface {
	Export(v any) error
	Ready(v any) bool
}

// Get reads a record.
func Get(id string) (*Person, error) {
	b, err := os.ReadFile(id)
	if err != nil {
		return nil, err
	}
	p := new(Person)
	return p, json.Unmarshal(b, p)
}

// Lookup returns a name and a ward.
func Lookup(id string) (name, ward string) {
	b, _ := os.ReadFile(id)
	return string(b), "B2"
}

// Read fills dst.
func Read(id string, dst *string) error {
	b, err := os.ReadFile(id)
	*dst = string(b)
	return err
}

// Search looks into an index.
func Search(index string) string {
	b, _ := os.ReadFile(index)
	return string(b)
}

// Scrub takes the person out.
func Scrub(p *Person) *Person { return &Person{Version: p.Version} }

// Format renders a before b.
func Format(a, b string) string { return a + b }

// Header holds a name among other things.
type Header map[string]string

// Form holds a person's answers, and the form's version.
type Form map[string]string

// Page is a page of results.
type Page[T any] struct {
	Owner string
	Size  int
	Items []T
}

// First returns the first item.
func (p *Page[T]) First() (item T) {
	if len(p.Items) > 0 {
		item = p.Items[0]
	}
	return item
}

// One reads a page of one.
func One[T any](item T) T { return item }
