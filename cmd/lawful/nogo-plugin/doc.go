// Package plugin makes lawful an analyzer of nogo, which Bazel's rules for Go
// build from packages with a variable Analyzer and run beside the compiler:
//
//	nogo(
//	    name = "nogo",
//	    config = ":nogo.json",
//	    deps = ["@com_github_lawful_lint_lawful//cmd/lawful/nogo-plugin"],
//	)
//
// In: what nogo hands to an analyzer, and the flags that its configuration sets,
// one of them the text of lawful.yaml. Out: the findings of the same analyzers
// that the command runs, as those of one analyzer called lawful, which is the
// name to use in nogo's configuration and after nolint.
//
// # Fitted how
//
// An action of Bazel's sees its declared inputs alone, and is kept by them, so
// the configuration cannot be a file that is looked for: it is part of nogo's
// own configuration, which is compiled into the program. A change of it runs all
// actions again; where it should not, leave the register out of the build and
// write bases in the code.
//
// Every diagnostic fails the build of its target, so that warnings come only
// when asked for. nogo shows position and message only: the message gets the
// slug of the rule.
//
// nogo knows no modules. What Bazel has of other repositories lies in folders of
// a fixed name: their packages are dependencies, whose directives do not hold.
//
// # What it does not handle
//
// A dependency that is vendored into the main repository counts as code that is
// checked.
package plugin
