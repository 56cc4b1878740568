package main

import (
	"fmt"
	"io"
	"os"
	"time"
)

// isTerminal reports whether w is a device that a person looks at.
func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	if !ok {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0 && f.Name() != os.DevNull
}

// progress is a line on a terminal that tells how far a long run is.
type progress struct {
	w     io.Writer // nil when nobody looks
	next  time.Time // of the next update
	shown bool
}

// The line shows after a while, so that short runs stay quiet, and changes
// slowly enough to be read.
const (
	progressDelay    = time.Second
	progressInterval = 100 * time.Millisecond
)

func newProgress(w io.Writer) *progress {
	p := &progress{next: time.Now().Add(progressDelay)}
	if isTerminal(w) {
		p.w = w
	}
	return p
}

func (p *progress) update(done, total int) {
	if p.w == nil || time.Now().Before(p.next) {
		return
	}
	p.next = time.Now().Add(progressInterval)
	p.shown = true
	fmt.Fprintf(p.w, "\r%d of %d packages", done, total)
}

func (p *progress) clear() {
	if p.shown {
		fmt.Fprint(p.w, "\r\x1b[K")
	}
}
