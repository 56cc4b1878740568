// Perf measures lawful beside other tools, on a generated module and on a
// published one, and prints a table:
//
//	go run ./cmd/internal/perf
//
// Every figure that counts is a ratio between two commands of one run, so that it
// means the same on another machine; processor time is that of a command with
// all that it starts, memory that of the largest single process. Caches are
// empty where a line says cold, and a command finds nothing of the one before it.
//
// In: a checkout of lawful (the working directory), the module proxy for the
// other tools; one that cannot be had gets a line that says so. Out: a table in
// Markdown. It needs a quiet machine and ten minutes to half an hour.
//
// For profiles there are the benchmarks of analyzers/internal/dataflow
// (go test -bench . -cpuprofile cpu.prof).
//
// What it does not handle: repeating runs; the budgets are wide of what one run
// differs from the next on a quiet machine.
package main
