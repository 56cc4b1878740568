package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"strings"
)

// parseFlags parses args, in which flags may also follow other arguments, and
// returns the latter. "--" ends the flags. The error of an unknown flag names
// the nearest known one.
func parseFlags(fs *flag.FlagSet, args []string) (rest []string, err error) {
	fs.SetOutput(io.Discard)
	for len(args) > 0 {
		if arg := args[0]; arg == "--" {
			return append(rest, args[1:]...), nil
		} else if arg == "-" || !strings.HasPrefix(arg, "-") {
			rest = append(rest, arg)
			args = args[1:]
			continue
		}
		if err := known(fs, args[0]); err != nil {
			return nil, err
		}
		n := width(fs, args)
		if err := fs.Parse(args[:n]); err != nil {
			return nil, err
		}
		args = args[n:]
	}
	return rest, nil
}

// known reports an error unless fs defines the flag, or it asks for help.
func known(fs *flag.FlagSet, arg string) error {
	name := flagName(arg)
	if fs.Lookup(name) != nil {
		return nil
	}
	if name == "h" || name == "help" {
		return flag.ErrHelp
	}
	var names []string
	fs.VisitAll(func(f *flag.Flag) { names = append(names, f.Name) })
	if len(names) == 0 {
		return fmt.Errorf("unknown flag %s", arg)
	}
	near := strings.ReplaceAll(didYouMean(name, names), "mean ", "mean -")
	return fmt.Errorf("unknown flag -%s; expected one of -%s%s", name, strings.Join(names, ", -"), near)
}

// width is how many arguments the flag at the front takes.
func width(fs *flag.FlagSet, args []string) int {
	f := fs.Lookup(flagName(args[0]))
	b, ok := f.Value.(interface{ IsBoolFlag() bool })
	if ok && b.IsBoolFlag() || strings.Contains(args[0], "=") || len(args) == 1 {
		return 1
	}
	return 2
}

func flagName(arg string) string {
	name, _, _ := strings.Cut(strings.TrimLeft(arg, "-"), "=")
	return name
}

func isHelp(err error) bool { return errors.Is(err, flag.ErrHelp) }
