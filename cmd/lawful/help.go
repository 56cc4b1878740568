package main

import (
	_ "embed"
	"fmt"
	"runtime"
	"runtime/debug"
)

// usage is what "lawful help" prints.
//
//go:embed help.txt
var usage string

func (a *app) help([]string) int {
	fmt.Fprint(a.stdout, usage)
	return exitClean
}

// version prints the module version that was built, and with which Go: its
// type checker knows the language up to that version.
func (a *app) version([]string) int {
	fmt.Fprintf(a.stdout, "lawful %s %s\n", version(), runtime.Version())
	return exitClean
}

// version is the version of the module that was built.
func version() string {
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" {
		return info.Main.Version
	}
	return "(devel)"
}
