// Package catalogue holds a test, in a module of its own so that the product
// needs none of these: every match of the shipped catalogue is resolved against
// the real package, at the version that go.mod pins.
//
// Only the files of the packages in packages.txt are read and type-checked, what
// they import is not: so a module is needed for each package, and none of its
// dependencies. go.mod therefore lists modules that nothing here imports; go mod
// tidy would drop them. After a change of a version, go mod download of that module
// brings go.sum up to date.
//
// What cannot be resolved stands in unverified.txt, with the reason. The versions
// that go.mod pins are known from other modules' requirements where the proxy does not
// list them.
package catalogue
