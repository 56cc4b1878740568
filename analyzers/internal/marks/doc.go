// Package marks adds up what directives, lawful.yaml and the shipped catalogue
// say of a program, seen from one package: whether a type holds patient data,
// what purpose a function serves, whether a declared basis covers a crossing.
// [Marks] is a dataflow.Policy.
//
// # In and out
//
// In: the syntax and types of one package, the encoded marks of the packages
// that it imports, a configuration and a catalogue. Out: answers, and bytes for
// the packages that import this one. The bytes hold what directives say, of
// this package and of all below it, and what its text shows: functions that only
// make keys, calls behind the verdict of a check, and connections to what a
// catalogue or configuration knows for a warehouse. Nothing else in them comes
// from a configuration. Dependencies have no marks, so their facts stay the same
// when it changes.
//
// # Who wins
//
// A directive wins over lawful.yaml, and that over the catalogue. For a
// purpose: function literal, function or method, receiver's type, package,
// then patterns, the more special ones first. One thing may get its purpose
// from one place and its data mark from another.
//
// An interface method has the purpose that stands on it or on its interface,
// and never that of its package: an interface usually belongs to the one who
// calls it, and says nothing of who is behind it. Only a pattern on a whole
// outside package reaches its interface methods, when these hand data over and
// give none back, since there the interface is the way in.
//
// # What it does not do
//
// A mark on a field that is reached through the fields of another type
// (path.Type.Field.Deeper) holds for that field wherever its type is used. A
// mark on a type alias of another package's type is a mark on that type.
package marks
