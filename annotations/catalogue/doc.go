// Package catalogue is the marks that come with lawful: the patient types of
// published health-data models, and the calls of published clients that take
// data to another purpose. A project needs no entry of its own for these.
//
// # In and out
//
// The files are in the form of the code list of lawful.yaml, and embedded.
// Where a file lies says what it is about:
//
//	GROUP/IMPORT/PATH.yaml
//
// GROUP is a group of the vocabulary, the unit that lawful.yaml switches on, to
// warn, or off. IMPORT/PATH is where the import paths begin that its entries
// match, without a major version. So [Load] reads no file that a program cannot
// need: most packages need none, and one file takes about a millisecond.
// [All] returns everything.
//
// A file that says "sends: no" is about a library that encodes, counts or records
// in the program. Who gets what it makes is not known by the library: the record
// of processing calls it no recipient ([Local]). A file that names a standard is
// about the types of that, which the record names too ([Standard]).
//
// # Invariants
//
// Entries come in the order of the file names, then of the lines, and each has
// its group and its place. Every match begins with the path of its file, and
// none stands twice. A test in testdata/catalogue resolves each against the real
// package, but for those that unverified.txt there names with a reason.
//
// # What is in it
//
//   - models: FHIR resource by resource, those that have a patient for a
//     subject or may be about one. Organisations, practitioners, questionnaires,
//     code systems and outcomes of operations are left out; so are names,
//     addresses and identifiers by themselves, since organisations have them too
//     and a type that holds a marked one is patient data: what is read out of a
//     patient stays patient data without a mark. Segments of HL7 version 2, data
//     sets of DICOM.
//   - analytics (feature flags too), marketing, errors, telemetry, logging: calls
//     after which the data is out of the program.
//   - warehouse: those serve some secondary use, so the purpose is the abstract
//     one; lawful.yaml may say which.
//   - ml: training and tuning. Inference in live care is care and has no entry.
//   - llm, queue, export: a question has the purpose of who asks, a topic that of
//     its readers, a file that of who opens it. None can be known here, so these
//     groups are off. The data is followed through all the same. Switched on, each
//     call counts as some secondary use until lawful.yaml says which.
//
// # What it does not handle
//
//   - A warehouse behind database/sql (Snowflake, Databricks, ClickHouse) shows in
//     the name of the driver that sql.Open is given, or the connector that
//     sql.OpenDB is. What is opened so is followed through variables, fields and
//     results, to packages that get it too. Code that it is handed down to was
//     looked at before it was known: mark what takes patient data there.
//   - A send to a channel that a client hands out is no call; for those clients
//     what is stored into their message type counts.
//   - An entry is about all arguments of a call, a context that holds patient data
//     among them.
//   - Libraries that only pass data on (FHIRPath evaluators, format converters,
//     generic clients) need no entry: their code says so itself.
//   - Forks under other paths, and copies inside a project.
package catalogue
