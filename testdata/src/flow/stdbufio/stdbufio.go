// Package stdbufio: package bufio.
package stdbufio

import (
	"bufio"
	"bytes"
	"strings"

	"care/relay"
	"care/research"
	"care/ward"
)

func scanner() {
	p := ward.Load("1")
	s := bufio.NewScanner(strings.NewReader(strings.Join(p.Notes, "\n")))
	for s.Scan() {
		research.Note(s.Text()) // want "research"
		research.Raw(s.Bytes()) // want "research"
	}
	research.Record(s.Err()) // silent
	t := bufio.NewScanner(strings.NewReader("a b"))
	t.Split(bufio.ScanWords)
	for t.Scan() {
		research.Note(t.Text()) // silent
	}
}

func reader() {
	p := ward.Load("1")
	r := bufio.NewReader(strings.NewReader(p.Name))
	line, err := r.ReadString('\n')
	research.Note(line)  // want "research"
	research.Record(err) // silent
	q := bufio.NewReader(strings.NewReader(p.Site))
	text, _ := q.ReadString('\n')
	research.Note(text) // silent
	peek, _ := r.Peek(2)
	research.Raw(peek) // want "research"
}

func writer() {
	p := ward.Load("1")
	var a, b bytes.Buffer
	w := bufio.NewWriter(&a)
	w.WriteString(p.Name)
	w.Flush()
	v := bufio.NewWriter(&b)
	v.WriteString(p.Site)
	v.Flush()
	research.Note(a.String()) // want "research"
	research.Note(b.String()) // silent
}

func readWriter() {
	p := ward.Load("1")
	var a, b bytes.Buffer
	rw := bufio.NewReadWriter(bufio.NewReader(strings.NewReader(p.Name)), bufio.NewWriter(&b))
	rw.WriteString("x")
	line, _ := rw.ReadString('\n')
	research.Note(line) // want "research"
	a.WriteString(relay.Wrap(line))
	research.Note(a.String()) // want "research"
	c := bufio.NewReader(strings.NewReader("x"))
	text, _ := c.ReadString('\n')
	research.Note(relay.Wrap(text)) // silent
}

func reset() {
	p := ward.Load("1")
	r := bufio.NewReader(strings.NewReader(p.Name))
	r.Reset(strings.NewReader(p.Site))
	line, _ := r.ReadString('\n')
	research.Note(line) // silent
	r.Reset(strings.NewReader(p.Name))
	line, _ = r.ReadString('\n')
	research.Note(line) // want "research"
}
