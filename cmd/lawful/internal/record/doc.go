// Package record makes the record of processing of a program: who uses which
// patient data, for what, on which basis, through which code.
//
// In: what the analyzers took stock of, the findings, and the section record of
// lawful.yaml. Out: a [Record], which is the contract: every form of output is
// written from one and from nothing else, and JSON holds all of it, so that a
// committed record can be read back, compared ([Compare]) and written out again.
//
// Activities have names made of what they are (purpose, origin, recipient,
// basis) and not of where they are: code that only moves changes no activity.
//
// Where data goes on to from the code of a purpose ([Onward]) is told with how it
// shows: there are crossings into other purposes, data that was followed out of the
// program, and calls by name, of which no more is known.
//
// What it does not handle: drawing (package flowmap) and the page (package
// page); what people have to decide. A field that neither the code nor
// lawful.yaml fills in is listed as missing and never guessed.
package record
