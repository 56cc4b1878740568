// Package dataflow follows patient data through one package at a time and finds
// where it enters code of another purpose.
//
// In: a package in SSA form, what marks say of its declarations (Policy), and the
// facts of its imports. Out: findings, functions that were too much to follow,
// and the facts for importers ([Analyze]). It knows no law and no directives, and
// of the standard library and of published clients what package models tells it.
//
// # The domain
//
// A value is a tree over access paths (node.go): each node carries labels
// (label.go), which say that it is what an input holds, or patient data held for
// purposes, and references into abstract memory (object.go, pmap.go). All of it
// is interned per package (intern.go); marks.go gives values the marks of their
// types, and rewrite.go gives types one spelling and the types of a call. line.go
// is how facts and routes name a place.
//
// # A body
//
// function.go runs the blocks of one body to a fixed point, with instr.go for plain
// instructions (append.go, blanked.go, verbs.go), call.go for calls, dispatch.go for which
// code they reach, apply.go for summaries of callees and model.go for the shipped models
// (shown.go for what values show of themselves).
// aliases.go has inputs that are one memory, shape.go what types say of the places in
// them, and elsewhere.go lets callbacks change memory that they are not given.
// declared.go does what is declared of a function, and cross.go decides what is a
// crossing, and whether here or at a caller. What callers need is a summary
// (summary.go, summarize.go): its crossings of inputs, and the calls that only they
// know the callee of.
//
// # A package
//
// analysis.go orders the functions so that callees come first (scc.go), and
// repeats while the contents of long-lived memory grow (cells.go, flatten.go). wiring.go
// joins calls with callees that were put into fields and variables elsewhere, and
// reads.go reads with the data that is put there; homes.go knows the channels and maps
// that a function makes and puts there, for goroutines that it starts and for what is
// registered in them; outlive.go lets callers tell what goroutines find in memory that a
// function made and returned; sealed.go knows the tables that nobody changes, and filled.go
// the variables that only hold constants; returned.go calls the literals that nobody in
// sight does. refilled.go answers, for the analyzers, which
// callees put something else into what they are given.
// facts.go, encode.go and decode.go carry summaries, cells and open calls to
// importers; lazy.go reads a cell when it is asked for.
//
// # Bounds
//
// A body that takes too much work is looked at coarsely (grain in node.go);
// recursion that does not settle is cut (cut.go); what is too much even then is
// listed as [Missed] when patient data gets into it (unfollowed.go). Code outside
// the main module gets less work and is otherwise taken as not seen: its arguments
// reach its results and whatever they point to. Calls that lie deep within each
// other are taken together, function by function (merged.go), and memory of a type
// that lies below memory of the type is one with it. Not listed, only counted:
// functions in a stored value past grain.flat.
//
// # To look at it
//
// LAWFUL_DIRS=flow/calls LAWFUL_DUMP=name go test -run TestEngine prints
// summaries. Package difftest compares the analysis with what programs do.
package dataflow
