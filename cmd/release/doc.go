// Release builds what is published with a tag, so that anybody gets the same
// bytes from the same commit: an executable for each platform, a bill of
// materials of each in the form of CycloneDX, and the checksums of all.
//
//	go run . -o dist
//
// In: a checkout of lawful without changes. Out: the files in the folder of
// -o. The bytes depend on the commit (with its tag) and on the version of Go,
// not on the folder, the machine or its environment: paths are trimmed, cgo is
// off, the level of each architecture is the lowest one, GOFLAGS are not read.
// To check a published file, build the commit with the Go that "go version -m
// FILE" names, and compare checksums.
//
// It is a module of its own, so that what it needs is nobody's dependency.
//
// What it does not handle: signing, and uploading, which belong to whoever holds
// the keys.
package main
