// Package models says what the functions of Go's standard library, and of
// published packages that services use, do with the values they are given, so
// that the engine need not analyse their bodies.
//
// Input: the files under std and modules, one for each package, embedded in the
// binary. Output: a [Model] for a symbol, as [Lookup] finds it. Files are read
// when the first symbol of their package is asked for, and each only once.
//
// # Which packages
//
// All of the standard library, which is not analysed. Of other modules, those
// that bodies say too little of: clients that send what they are given to a
// database, a cache or another service, and routers that hand handlers what came
// in. There what leads from argument to result lies outside the program, behind
// reflection or in tables, and following the body takes all for derived from all.
// A file modules/IMPORT/PATH.txt is about the package at every major version,
// unless the path of the file has one itself (modules/a.b/c/v2/d.txt): only the
// version that has no such file is left to the other.
//
// Code of the main module is what it is, even where a file describes it, and what
// lawful.yaml or the catalogue says of a symbol comes first.
//
// # A function without a model
//
// That of another module is analysed like any other code. Of the standard library's
// the engine assumes that every argument and the receiver taint all
// results but errors and booleans, and also what the receiver and every
// pointer, slice or map argument holds. That is right for plain computations
// on values, so packages that hold nothing else (math, math/bits, unicode,
// net/netip) have no file. A model takes the place of this assumption as a
// whole: a result that no effect names is clean.
//
// # The files
//
// The file std/net/http.txt describes the package net/http, and
// modules/gorm.io/gorm.txt the package gorm.io/gorm. A line says what
// one or several symbols of that package do:
//
//	SYMBOL, SYMBOL: EFFECT; EFFECT
//
// An indented line continues the line above it. From a # at the start of a
// line or after a space, the rest is a comment. Symbols are written as inside
// the package: Sprintf, (*Builder).Write, (Header).Set, and for interface
// methods (Writer).Write. The receiver has the form of its declaration, and a
// generic type stands without its parameters. Names of one type, or several
// functions, may be joined: (*Int).Add|Sub|Mul. (*T).* stands for all methods
// of T and *T that have no line of their own; no other pattern exists. A
// method that an unexported type lends to exported ones is named after the
// unexported type, as go/types does: (*conn).Read in package net. The file
// builtin.txt holds the method of the predeclared type error.
//
// A line that begins with the word type is about types, without stars:
//
//	type Rows, Row: found
//
// says that they are what a database or the like has found, from outside: where
// nobody knows the body that returns one, it holds none of what the call was given.
//
// # Places
//
//	recv          the receiver
//	arg0, arg1    an argument; the receiver is not counted
//	arg1..        this argument and all after it
//	args          all arguments
//	result0       a result
//	results       all results but errors and booleans
//	call0         the result of the first call, call?, go or serve effect of this
//	              line (counted from 0, including optional ones); call0.1 is
//	              its second result
//	tmp0          a scratch variable of this line, empty at its start; its type
//	              follows from its use
//	global.name   a variable of the package; lower case for a hidden one that
//	              only models use, upper case for a real one
//
// A place is followed by any number of steps:
//
//	PLACE*            what the pointer, slice, map or channel refers to, as a
//	                  whole; of an interface, what the one in it refers to
//	PLACE[]           any element of a slice, array, map or channel
//	PLACE[#]          the keys of a map
//	PLACE[error]      any element that may be an error; only in a source
//	PLACE[arg0]       the element whose key is this argument: a constant, or for
//	                  contexts also a distinct type
//	PLACE[~arg0]      the same, the key first put into the canonical form of MIME
//	                  headers (textproto.CanonicalMIMEHeaderKey)
//	PLACE["Cookie"]   the element with this constant key
//	PLACE.Field       a field of a struct; embedded fields are written out
//	PLACE.name        lower case: a hidden part of an opaque type or interface
//	                  value. Models of one package agree on its meaning; the
//	                  parts of interface values are shared by all (see io.txt)
//	PLACE!Method      the value there, unless it is known to have this method, by
//	                  which it then shows itself: an effect of the line calls it. Only
//	                  in a source, and at its end. In a list each element is looked at
//	                  by itself; of a function whose name ends in f only where the
//	                  format prints text (%v, %s and the like). A type with a method
//	                  that comes before it (Format before String) keeps what it holds
//	PLACE!name        lower case: the value there without this hidden part
//
// A variadic parameter is one argument that holds a slice: its elements are
// arg1[]. In a source, steps that the value at hand does not have lead nowhere;
// in a destination, an object, slice or map that is missing is made.
//
// # Effects
//
//	SRC, SRC -> DST, DST   DST is derived: all that can be reached from a SRC
//	                       taints DST and all that can be reached from DST
//	pseudonymise SRC -> DST
//	                       the same, and the state becomes pseudonymised
//	DST = SRC              the very same value, with its parts, function values
//	                       and dynamic types, is one of those that DST may hold:
//	                       several such effects, and what was there before, add up
//	DST := SRC             the same, but it replaces what was there
//	fill DST, DST          DST now holds data from outside: read, received,
//	                       decoded; not constant and of unknown origin
//	empty DST, DST         DST holds nothing any more: what follows on the line adds
//	                       to nothing
//	wait                   other goroutines run meanwhile, and may write to memory
//	                       that is not the caller's alone
//	fresh DST              DST is a new object: it has an identity of its own
//	fresh DST as *T        the same, of a dynamic type of this package
//	fresh DST like PLACE   the same, of the dynamic types of what is at PLACE
//	call PLACE(ARG, ARG)   calls the function value at PLACE
//	call PLACE.Method(ARG) calls this method of the value at PLACE. The last
//	                       name before the parenthesis is a method when it is
//	                       upper case; a function in a field is called with
//	                       call (PLACE.Field)(ARG)
//	call? ...              an optional call: nothing happens when the function is
//	                       nil or unknown, or the value's dynamic type is
//	                       unknown or has no such method
//	go ..., go? ...        the same calls, but concurrent with the caller, any
//	                       number of times and possibly later
//	serve ...             an optional call that a server makes, for each request: a
//	                      function literal is called here, with what it captured;
//	                      a declared function is looked at by itself, and only
//	                      what it returns is known
//	each PLACE(DST, DST)   runs the iterator function at PLACE; what it yields
//	                       goes into these places
//	yield DST(ARG, ARG)    DST is an iterator function that yields these
//	return DST(ARG, ARG)   DST is a function that returns these
//	panic SRC, SRC         panics (or may) with a value derived from SRC
//	clean                  nothing flows; stands alone
//
// An ARG is a place; several joined by | (any of them); ~ before it when what
// is passed is derived from the places rather than the value itself; _ for
// nothing that matters; fill for data from outside. The last one may end in
// "..." and then also stands for all parameters after it.
//
// Effects are applied in the order of the line. One with a destination counts as
// a write of something that is not a constant. "A -> B" reaches all of B, so it
// is used on what the value owns (a buffer's bytes, a hidden part) and not on
// what merely refers to a caller's writer or handler.
//
// # What the models leave out
//
// Comparisons, lengths, counts, positions and verdicts are clean, errors too,
// except those that the packages fmt and errors make: the error of
// strconv.Atoi quotes its input, but to follow it would taint every caller's
// error path. What goes into the file system, to another process's memory or
// over a network is not followed to the place where it is read again. A reader
// or writer that wraps one other (base64.NewDecoder) is modelled as that other.
package models
