package main

import (
	_ "embed"
	"fmt"
	"io"
	"runtime"
	"runtime/debug"
)

// usage is what "lawful help" prints.
//
//go:embed help.txt
var usage string

func (a *app) help([]string) int {
	return a.say(usage)
}

// say prints the answer to a question about the command itself.
func (a *app) say(text string) int {
	if _, err := io.WriteString(a.stdout, text); err != nil {
		return a.failf("%v", err)
	}
	return exitClean
}

// version prints the module version that was built, and with which Go: its
// type checker knows the language up to that version.
func (a *app) version([]string) int {
	return a.say(fmt.Sprintf("lawful %s %s\n", version(), runtime.Version()))
}

// version is the version of the module that was built.
func version() string {
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" {
		return info.Main.Version
	}
	return "(devel)"
}
