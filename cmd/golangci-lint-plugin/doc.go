// Package plugin makes lawful a linter of golangci-lint, by its module plugin
// system. The binary that golangci-lint builds imports it for its effect:
//
//	import _ "github.com/lawful-lint/lawful/cmd/golangci-lint-plugin"
//
// and .golangci.yml turns the linter on:
//
//	linters:
//	  enable: [lawful]
//	  settings:
//	    custom:
//	      lawful:
//	        type: module
//	        settings: {strict: false, tests: false, warnings: true, notes: false}
//
// In: the settings above ([Settings] tells all of them) and the lawful.yaml of
// the module in which golangci-lint was started. Out: the same analyzers that the command runs,
// fitted to what golangci-lint makes of a diagnostic and keeps in its caches.
// It needs golangci-lint 2.14 or later: older ones lose facts.
//
// # Fitted how
//
// Of a diagnostic, golangci-lint shows position and message only, so the
// message gets the severity in front, if it is not an error, and the slug of
// the rule behind. Each related place would become a finding of its own, often
// on the line of the real one, which may then be dropped for it: they are left
// out, since the message tells the route.
//
// A configuration written out in .golangci.yml has been through golangci-lint's
// own reader by the time it gets here: its keys are in lower case.
//
// Findings are kept under the names of the linter's analyzers, and facts under
// that of the analyzer that makes them; a file they depend on has no part in
// either. So an analyzer that does nothing is named after the content of
// lawful.yaml, and so is the one that makes facts. (Settings in .golangci.yml
// have their own place in golangci-lint's keys.)
//
// # What it does not handle
//
// One run has one lawful.yaml: in a workspace of several modules with different
// ones, run golangci-lint in each. Rules that need today's date are for the
// command, as findings are cached.
package plugin
