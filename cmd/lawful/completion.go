package main

import (
	"embed"
	"flag"
	"fmt"
	"slices"
	"strings"

	"github.com/lawful-lint/lawful/analyzers"
	"github.com/lawful-lint/lawful/annotations/law"
)

// completionScripts are what shells read, one for each. They ask the command
// itself, with the words of the line after "--".
//
//go:embed completion
var completionScripts embed.FS

var shells = []string{"bash", "fish", "zsh"}

// completion runs "lawful completion": it prints what a shell has to read, or
// what may stand for the last of the words after "--".
func (a *app) completion(args []string) int {
	if len(args) > 0 && args[0] == "--" {
		for _, word := range a.candidates(args[1:]) {
			fmt.Fprintln(a.stdout, word)
		}
		return exitClean
	}
	if len(args) != 1 || !slices.Contains(shells, args[0]) {
		return a.failf("completion: found %q; expected one of %s", args, strings.Join(shells, ", "))
	}
	script, err := completionScripts.ReadFile("completion/lawful." + args[0])
	if err == nil {
		_, err = a.stdout.Write(script)
	}
	if err != nil {
		return a.failf("completion: %v", err)
	}
	return exitClean
}

// candidates are what the last word may become. None means that it is for the
// shell: a file or folder.
func (a *app) candidates(words []string) []string {
	if len(words) == 0 {
		return nil
	}
	last := words[len(words)-1]
	known := a.known(words[:len(words)-1], strings.HasPrefix(last, "-"))
	return slices.DeleteFunc(known, func(word string) bool { return !strings.HasPrefix(word, last) })
}

// known are the words that may follow others.
func (a *app) known(before []string, flagged bool) []string {
	command := "check"
	if len(before) > 0 && !strings.HasPrefix(before[0], "-") && !isPattern(before[0]) {
		command = before[0]
	}
	var check checkFlags
	var report reportFlags
	switch {
	case len(before) > 0 && strings.TrimLeft(before[len(before)-1], "-") == "format" && command == "check":
		return slices.Clone(formats)
	case flagged && command == "check":
		return flagNames(a.checkFlagSet(&check))
	case flagged && command == "report":
		return flagNames(a.reportFlagSet(&report))
	case len(before) == 0:
		return commandNames()
	case len(before) > 1:
		return nil
	}
	switch command {
	case "completion":
		return slices.Clone(shells)
	case "explain":
		return explained()
	case "golangci-lint":
		return []string{"build"}
	case "schema":
		return slices.Clone(schemas)
	}
	return nil
}

func flagNames(fs *flag.FlagSet) []string {
	var names []string
	fs.VisitAll(func(f *flag.Flag) { names = append(names, "-"+f.Name) })
	return names
}

func commandNames() []string {
	var names []string
	for _, c := range subcommands() {
		names = append(names, c.name)
	}
	return names
}

// explained are the names that "lawful explain" knows.
func explained() []string {
	var names []string
	for _, r := range law.Rules() {
		names = append(names, r.ID, r.Slug)
	}
	for _, an := range analyzers.New(analyzers.Options{}) {
		names = append(names, an.Name)
	}
	return names
}
