// Package stdio: package io.
package stdio

import (
	"bytes"
	"encoding/json"
	"io"
	"os"
	"strings"

	"care/research"
	"care/ward"
)

func readAll() {
	p := ward.Load("1")
	var r io.Reader = strings.NewReader(p.Name)
	b, err := io.ReadAll(r)
	research.Raw(b)      // want "research"
	research.Record(err) // silent
	r = strings.NewReader(p.Site)
	b, _ = io.ReadAll(r)
	research.Raw(b) // silent
}

func copied() {
	p := ward.Load("1")
	var a, b bytes.Buffer
	n, _ := io.Copy(&a, strings.NewReader(p.Name))
	io.Copy(&b, strings.NewReader(p.Site))
	research.Note(a.String()) // want "research"
	research.Note(b.String()) // silent
	research.Count(int(n))    // silent
}

func intoStudy() {
	p := ward.Load("1")
	io.Copy(&research.Writer{}, strings.NewReader(p.Name)) // want "research"
	io.Copy(&research.Writer{}, strings.NewReader(p.Site)) // silent
	io.WriteString(&research.Writer{}, p.Name)             // want "research"
	io.WriteString(io.Discard, p.Name)                     // silent
}

func pipe() {
	r, w := io.Pipe()
	go func() {
		json.NewEncoder(w).Encode(ward.Load("1"))
		w.Close()
	}()
	b, _ := io.ReadAll(r)
	research.Raw(b) // want "research"
}

func quietPipe() {
	r, w := io.Pipe()
	go func() {
		json.NewEncoder(w).Encode(ward.Site())
		w.Close()
	}()
	b, _ := io.ReadAll(r)
	research.Raw(b) // silent
}

func multiWriter() {
	p := ward.Load("1")
	var a, b bytes.Buffer
	io.WriteString(io.MultiWriter(&a, os.Stdout), p.Name)
	io.WriteString(io.MultiWriter(&b, os.Stdout), p.Site)
	research.Note(a.String())                                             // want "research"
	research.Note(b.String())                                             // silent
	io.WriteString(io.MultiWriter(os.Stdout, &research.Writer{}), p.Name) // want "research"
}

func tee() {
	p := ward.Load("1")
	var a, b bytes.Buffer
	io.ReadAll(io.TeeReader(strings.NewReader(p.Name), &a))
	io.ReadAll(io.TeeReader(strings.NewReader(p.Site), &b))
	research.Note(a.String()) // want "research"
	research.Note(b.String()) // silent
}

func readers() {
	p := ward.Load("1")
	r := io.MultiReader(strings.NewReader("x"), io.LimitReader(strings.NewReader(p.Name), 3))
	b, _ := io.ReadAll(r)
	research.Raw(b) // want "research"
	q := io.MultiReader(strings.NewReader("x"), strings.NewReader("y"))
	c, _ := io.ReadAll(q)
	research.Raw(c) // silent
}

// shout is a reader of one's own.
type shout struct{ r io.Reader }

func (s shout) Read(b []byte) (int, error) {
	n, err := s.r.Read(b)
	copy(b, bytes.ToUpper(b[:n]))
	return n, err
}

func ownReader() {
	p := ward.Load("1")
	b, _ := io.ReadAll(shout{strings.NewReader(p.Name)})
	research.Raw(b) // want "research"
	c, _ := io.ReadAll(shout{strings.NewReader(p.Site)})
	research.Raw(c) // silent
}

func abstract(w io.Writer, other io.Writer) {
	p := ward.Load("1")
	io.WriteString(w, p.Name)
	io.WriteString(other, p.Site)
	research.Record(w)     // want "research"
	research.Record(other) // silent
}

func copiedThrough() {
	p := ward.Load("1")
	a, b := make([]byte, 64), make([]byte, 64)
	io.CopyBuffer(io.Discard, strings.NewReader(p.Name), a)
	io.CopyBuffer(io.Discard, strings.NewReader(p.Site), b)
	research.Raw(a) // want "research"
	research.Raw(b) // silent
}

// What a writer was is asked after something was written to it.
func asked(w, other io.Writer) {
	p := ward.Load("1")
	w.Write([]byte(p.Name))
	other.Write([]byte(p.Site))
	research.Note(w.(*bytes.Buffer).String())     // want "research"
	research.Note(other.(*bytes.Buffer).String()) // silent
	switch w := w.(type) {
	case *strings.Builder:
		research.Note(w.String()) // want "research"
	case interface{ Bytes() []byte }:
		research.Raw(w.Bytes()) // want "research"
	}
	switch w := other.(type) {
	case *strings.Builder:
		research.Note(w.String()) // silent
	case interface{ Bytes() []byte }:
		research.Raw(w.Bytes()) // silent
	}
}

// wrapped is a writer by another one.
type wrapped struct{ io.Writer }

func writeTo(w io.Writer, s string) { w.Write([]byte(s)) }

func askedBehind(k, other *wrapped) {
	p := ward.Load("1")
	writeTo(k, p.Name)
	writeTo(other, p.Site)
	research.Note(k.Writer.(*bytes.Buffer).String())     // want "research"
	research.Note(other.Writer.(*bytes.Buffer).String()) // silent
}
