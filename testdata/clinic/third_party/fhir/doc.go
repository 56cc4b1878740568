// Package r4 holds the FHIR R4 (4.0.1) resources that the clinic exchanges,
// as Go structs that encode to and decode from FHIR JSON.
//
// Only the elements in use are declared; others are ignored when decoding.
// Field names and cardinalities follow the published resource definitions:
// an element of cardinality 0..1 is a pointer or an omitted zero value, one of
// cardinality 0..* is a slice.
//
// Source: HL7 FHIR R4, https://hl7.org/fhir/R4/resourcelist.html.
package r4
