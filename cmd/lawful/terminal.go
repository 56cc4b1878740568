package main

import (
	"fmt"
	"io"
	"os"
	"sync"
	"time"

	"golang.org/x/term"
)

// isTerminal reports whether w is a terminal that a person looks at.
func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// terminalWidth is how many columns the terminal w has, 0 when it does not
// tell.
func terminalWidth(w io.Writer) int {
	f, ok := w.(*os.File)
	if !ok {
		return 0
	}
	width, _, err := term.GetSize(int(f.Fd()))
	if err != nil {
		return 0
	}
	return width
}

// progress tells how far a long run is: on a terminal by a line that changes,
// elsewhere, when asked to, by a line now and then and one at the end.
type progress struct {
	mu       sync.Mutex
	w        io.Writer // nil when nobody wants to know
	terminal bool
	text     string
	next     time.Time // of the next line
	first    *time.Timer
	shown    bool
}

// The line shows after a while, so that short runs stay quiet, and changes
// slowly enough to be read.
const (
	progressDelay    = time.Second
	progressInterval = 100 * time.Millisecond
	linesInterval    = 5 * time.Second
)

func newProgress(w io.Writer, asked bool) *progress {
	p := &progress{terminal: isTerminal(w) && os.Getenv("TERM") != "dumb", text: "loading packages"}
	if !p.terminal && !asked {
		return p
	}
	p.w, p.next = w, time.Now().Add(progressDelay)
	p.first = time.AfterFunc(progressDelay, func() {
		p.mu.Lock()
		defer p.mu.Unlock()
		p.show(time.Now())
	})
	return p
}

// update is told how many of how many packages are done.
func (p *progress) update(done, total int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.text = fmt.Sprintf("%d of %d packages", done, total)
	if now := time.Now(); p.w != nil && !now.Before(p.next) {
		p.show(now)
	}
}

func (p *progress) show(now time.Time) {
	if p.w == nil {
		return
	}
	p.shown = true
	if p.terminal {
		p.next = now.Add(progressInterval)
		fmt.Fprintf(p.w, "\r\x1b[K%s", p.text)
		return
	}
	p.next = now.Add(linesInterval)
	fmt.Fprintf(p.w, "lawful: %s\n", p.text)
}

// end takes the line away, or writes the last one. It may be called again.
func (p *progress) end() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.w == nil {
		return
	}
	p.first.Stop()
	switch {
	case !p.terminal:
		p.show(time.Now())
	case p.shown:
		fmt.Fprint(p.w, "\r\x1b[K")
	}
	p.w = nil
}
