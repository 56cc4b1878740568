// Package difftest compares the static analysis with what programs really do.
//
// It generates small random Go programs in which strings come from a source
// of patient data and values of any shape are handed to numbered sinks, each
// of its own purpose. Executing a program for every combination of its branch
// conditions shows which sinks patient data reaches: that is the truth. A sink
// that is reached and not reported is a miss, and a miss is a bug of the
// analysis, save where it says that it did not follow all of the program: those
// are counted apart. A sink that is reported and never reached is a false alarm,
// which is counted too.
//
//	Generate → Program → Execute (go build, run) → truth    ┐
//	                   → Check (go/types) → Analyse → report ┴→ Compare
//
// # The programs
//
// Every program mixes all of the language: the statements of stmt.go and those
// around one feature each of feature.go, nested at random. Programs of odd seeds
// also have what higher.go and record.go make: functions that others keep and
// call, over types of the prelude, and records that are made one by one, handed
// over by several names, and of which one is overwritten and another shown.
//
// # The truth
//
// Patient data is made of marker bytes (strings) and NaN (floats), which
// survive every operation the generator uses. A sink walks its argument with
// reflection through pointers, interfaces and containers and looks for them.
// A sink that some run reaches is tainted for certain; a sink that no run
// reaches is almost certainly clean, since every branch depends on a bit mask
// and all masks are run (see Program.Bits). The truth therefore errs on the
// side of too few taints: a miss is always real, the rate of false alarms is
// an upper bound.
//
// # What it does not handle
//
//   - Branches on patient data, comparisons and len: they are no flows.
//   - Orders of evaluation that the language leaves open: calls with effects
//     stand in statements of their own.
//   - Imports: generated code uses the language only, in one package or in
//     two (lib and app), so that type-checking needs no export data.
//   - Functions inside values that reach a sink: reflection cannot see what a
//     closure captured, so such values are not handed to sinks.
package difftest
