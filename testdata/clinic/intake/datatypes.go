package intake

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/samply/golang-fhir-models/fhir-models/fhir"
)

// value returns what p points to, the zero value for an element that is absent.
func value[T any](p *T) T {
	if p == nil {
		var zero T
		return zero
	}
	return *p
}

// code returns the first code of the given system, "" when there is none.
func code(c fhir.CodeableConcept, system string) string {
	for _, coding := range c.Coding {
		if value(coding.System) == system {
			return value(coding.Code)
		}
	}
	return ""
}

// label returns the text of the concept, else the first display name.
func label(c fhir.CodeableConcept) string {
	if c.Text != nil {
		return *c.Text
	}
	for _, coding := range c.Coding {
		if coding.Display != nil {
			return *coding.Display
		}
	}
	return ""
}

// referenced returns the logical id of a relative reference to a resource of
// the given type.
func referenced(r fhir.Reference, resourceType string) (string, error) {
	kind, id, ok := strings.Cut(value(r.Reference), "/")
	if !ok || kind != resourceType || id == "" {
		return "", fmt.Errorf("reference is not of the form %s/id", resourceType)
	}
	return id, nil
}

// amount returns the number of a quantity. FHIR writes it with the precision
// it was measured with; the clinic's records do without.
func amount(q *fhir.Quantity) (float64, error) {
	if q == nil || q.Value == nil {
		return 0, ErrNoValue
	}
	return q.Value.Float64()
}

// dateTime reads a FHIR date or dateTime of any precision. An absent one is
// the zero time.
func dateTime(p *string) (time.Time, error) {
	if p == nil {
		return time.Time{}, nil
	}
	for _, layout := range []string{time.RFC3339, time.DateOnly, "2006-01", "2006"} {
		if t, err := time.Parse(layout, *p); err == nil {
			return t, nil
		}
	}
	return time.Time{}, fmt.Errorf("not a FHIR dateTime of 4 to 25 characters (length %d)", len(*p))
}

// errNoType is returned for JSON that does not say which resource it is.
var errNoType = errors.New("no resource type")

// resourceType returns which resource the JSON is. The library's types leave
// it out and take the JSON of any other resource.
func resourceType(resource []byte) (string, error) {
	var head struct {
		ResourceType string `json:"resourceType"`
	}
	if err := json.Unmarshal(resource, &head); err != nil {
		return "", fmt.Errorf("decoding resource: %w", err)
	}
	if head.ResourceType == "" {
		return "", errNoType
	}
	return head.ResourceType, nil
}
