package plugin

import (
	"fmt"
	"os"
	"strings"
	"time"
)

// interval is how often the configuration files are looked at. A gopls that
// serves several editors is told of a change by one of these, and must have
// seen it by then: so it is told late.
const interval = time.Second

// Start calls install with the analyzers, again whenever a configuration file
// changes, and comes between the standard input and gopls. It is called once,
// before main.
func Start(install func([]Analyzer) error) error {
	l := &live{o: readOptions(os.Getenv(OptionsVar)), getenv: os.Getenv, install: install}
	if has(os.Args, "listen") {
		l.salt = fmt.Sprint(os.Getpid(), time.Now().UnixNano())
	}
	if dir, err := os.Getwd(); err == nil {
		l.see(dir)
	}
	if _, err := l.refresh(); err != nil {
		return err
	}
	in := os.Stdin
	r, w, err := os.Pipe()
	if err != nil {
		return err
	}
	os.Stdin = r
	s := &stream{out: w}
	s.seen = func(dir string) {
		if l.see(dir) {
			l.follow(s, 0)
		}
	}
	go func() {
		_ = s.copy(in) // the editor is gone, or gopls is
		w.Close()
	}()
	go l.watch(s)
	return nil
}

// watch follows the configuration files for as long as gopls runs.
func (l *live) watch(s *stream) {
	var late time.Duration
	if has(os.Args, "remote") {
		late = 2 * interval
	}
	for range time.Tick(interval) {
		l.follow(s, late)
	}
}

// follow brings the analyzers up to date and tells gopls if they changed.
func (l *live) follow(s *stream, late time.Duration) {
	changed, err := l.refresh()
	if err != nil || !changed {
		return // what install found wrong it has said at the start
	}
	time.Sleep(late)
	_ = s.invalidate(l.folder())
}

// has reports whether a flag is among the arguments.
func has(args []string, name string) bool {
	for _, arg := range args {
		flag, _, _ := strings.Cut(strings.TrimLeft(arg, "-"), "=")
		if strings.HasPrefix(arg, "-") && flag == name {
			return true
		}
	}
	return false
}
