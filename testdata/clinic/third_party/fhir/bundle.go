package r4

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
)

// Bundle is a container for a collection of resources. The entries stay
// encoded until [BundleEntry.Decode] is called for the wanted type.
// Definition: https://hl7.org/fhir/R4/bundle.html.
type Bundle struct {
	ResourceType string        `json:"resourceType"`
	ID           string        `json:"id,omitempty"`
	Type         string        `json:"type"`
	Timestamp    string        `json:"timestamp,omitempty"`
	Entry        []BundleEntry `json:"entry,omitempty"`
}

// BundleEntry is one resource in a bundle.
type BundleEntry struct {
	FullURL  string          `json:"fullUrl,omitempty"`
	Resource json.RawMessage `json:"resource,omitempty"`
}

// ErrNotBundle is returned for JSON that is not a Bundle resource.
var ErrNotBundle = errors.New("resource is not a Bundle")

// DecodeBundle reads one bundle from r.
func DecodeBundle(r io.Reader) (Bundle, error) {
	var b Bundle
	if err := json.NewDecoder(r).Decode(&b); err != nil {
		return Bundle{}, fmt.Errorf("decoding bundle: %w", err)
	}
	if b.ResourceType != "Bundle" {
		return Bundle{}, ErrNotBundle
	}
	return b, nil
}

// Type returns the resource type of the entry, "" when it has none.
func (e BundleEntry) Type() string {
	var head struct {
		ResourceType string `json:"resourceType"`
	}
	if err := json.Unmarshal(e.Resource, &head); err != nil {
		return ""
	}
	return head.ResourceType
}

// Decode decodes the entry's resource into the value that resource points to.
func (e BundleEntry) Decode(resource any) error {
	if err := json.Unmarshal(e.Resource, resource); err != nil {
		return fmt.Errorf("decoding %s: %w", e.Type(), err)
	}
	return nil
}
