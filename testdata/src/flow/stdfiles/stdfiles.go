// Package stdfiles: os.File, paths and environment.
package stdfiles

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"care/model"
	"care/research"
	"care/ward"
)

func written() {
	a, err := os.CreateTemp("", "a")
	if err != nil {
		return
	}
	b, _ := os.CreateTemp("", "b")
	a.WriteString(ward.Load("1").Name)
	b.WriteString(ward.Site())
	a.Seek(0, io.SeekStart)
	b.Seek(0, io.SeekStart)
	text, err := io.ReadAll(a)
	research.Raw(text)   // want "research"
	research.Record(err) // silent
	text, _ = io.ReadAll(b)
	research.Raw(text) // silent
}

func copiedFile() {
	f, err := os.CreateTemp("", "f")
	if err != nil {
		return
	}
	fmt.Fprintf(f, "%s\n", ward.Load("1").Name)
	io.Copy(&research.Writer{}, f) // want "research"
	g, _ := os.CreateTemp("", "g")
	fmt.Fprintf(g, "%s\n", ward.Site())
	io.Copy(&research.Writer{}, g) // silent
}

func names() {
	p := ward.Load("1")
	research.Note(filepath.Join("letters", p.NHSNumber+".pdf"))    // want "research"
	research.Note(filepath.Base(filepath.Join("letters", p.Name))) // want "research"
	research.Note(filepath.Join("letters", p.Site))                // silent
	research.Note(filepath.Ext("a/b.pdf"))                         // silent
}

func expanded() {
	p := ward.Load("1")
	research.Note(os.Expand("dear $who", func(string) string { return p.Name })) // want "research"
	research.Note(os.Expand("at $site", func(string) string { return p.Site }))  // silent
}

func readPlain() {
	b, err := os.ReadFile("beds.txt")
	research.Raw(b)                  // silent
	research.Record(err)             // silent
	research.Note(os.Getenv("SITE")) // silent
}

func readPatients() {
	f, err := os.Open("patients.txt")
	if err != nil {
		return
	}
	defer f.Close()
	var ps []model.Patient
	s := bufio.NewScanner(f)
	for s.Scan() {
		ps = append(ps, model.Patient{Name: s.Text()})
	}
	research.AddAll(ps...)  // want "research"
	research.Count(len(ps)) // silent
}
