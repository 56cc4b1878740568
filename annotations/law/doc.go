// Package law holds the rules that a declared lawful basis must meet, and says
// which of them one basis breaks.
//
// # In and out
//
// [Check] takes a basis as the author declared it and a [Context] (what it is
// for, who declares it) and returns a [Violation] for each rule that it breaks.
// A violation of level [Error] means that the basis covers nothing; [Void]
// answers just that. [CheckPurposes] does the same for a declaration of
// purposes without a basis. [Rules], [ByName] and [Explain] serve those who ask
// what a rule says. [Rule.Say] words the finding of a rule that analyzers check.
//
// # The rules are data
//
// Every rule is an entry of a file in rules/*.yaml:
//
//	id, slug       R25, section-251-reference; people may write either
//	severity       error (contradicts statute or guidance), warning (unusual, or
//	               lawful only with facts that code cannot show), note (advice)
//	title          one line
//	checked        where: declaration (here), flow, opt-out, marks (by the
//	               analyzers), record (by the report)
//	message        what a finding says, {words in braces} filled in
//	variants       further messages by name, each with a severity of its own if
//	               it differs
//	run-time       what only the running system or the world outside can show
//	explanation    one paragraph for the author of the basis
//	sources        keys of the vocabulary's sources or of sources.yaml, each with
//	               the place in the work after a blank
//	applies        clauses; the rule fires once for each that holds (see below)
//	wrong, right   an example that breaks the rule and one that does not, as a
//	               piece of lawful.yaml or of Go
//
// A clause holds when all it says holds. a6, a9, route list words of which the
// part must be one ("-" absent, "*" present); not-a6, not-a9, not-route list
// words of which it must be none. within and outside choose, from the purposes
// of the basis, those at or below one of the ids, and those below none; where
// none is left the clause does not hold. alongside asks for a further purpose.
// with and without list values that an evidence key must, and must not, have;
// has asks that it is given; missing names evidence of which none is given
// (a|b), several such groups apart by commas. organisation and state compare
// with the context. key says which key of the basis is at fault, variant which
// message to use; code: true lets a clause without parts serve
// [CheckPurposes] too. What does not fit a clause is a function in
// predicates.go.
//
// matrix.yaml says which parts are usual for which purpose (rule M02) and
// words.yaml holds the few words that predicates compare with. Rules R01 to R46
// are numbered as in the model they implement; M01 and M02 gather what its
// tables ask for beyond the numbered rules, M03 and M04 what its text does.
//
// # Invariants
//
// The same basis and context give the same violations in the same order: by
// rule, then by clause. Nothing here reads a clock, a file or a network, and no
// basis makes it panic. A word that the vocabulary does not know counts as
// absent, as does evidence still to be written ("TODO"), so that what is not
// understood never makes a basis good.
//
// # Not handled here
//
// Flows, opt-out checks on the path and the body of a de-identifying function:
// their rules are described here and found by the analyzers. Whether a
// reference exists, a person consented or a vendor is bound to secrecy: nobody
// can tell from code. Scotland, Northern Ireland and other jurisdictions have no
// rules yet; see [Profiles]. This is not legal advice.
package law
