module fhir.example/r4

go 1.26
