// Package stdfiles: os.File, paths and environment.
package stdfiles

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"testing/fstest"

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

func named() {
	p := ward.Load("1")
	a, _ := os.Create("letters/" + p.NHSNumber)
	b, _ := os.Create("letters/" + p.Site)
	research.Note(a.Name()) // want "research"
	research.Note(b.Name()) // silent
	i, _ := a.Stat()
	j, _ := b.Stat()
	research.Note(i.Name())   // want "research"
	research.Note(j.Name())   // silent
	research.Record(i.Size()) // silent
	research.Flag(i.IsDir())  // silent
	text, _ := io.ReadAll(a)
	research.Raw(text) // silent
	c, _ := os.CreateTemp("", p.NHSNumber)
	research.Note(c.Name())                     // want "research"
	research.Note(os.NewFile(3, p.Name).Name()) // want "research"
	research.Note(os.NewFile(3, p.Site).Name()) // silent
	k, _ := os.Stat(p.NHSNumber)
	research.Note(k.Name())      // want "research"
	research.Record(k.ModTime()) // silent
}

func rooted() {
	p := ward.Load("1")
	a, _ := os.OpenRoot("/data/" + p.NHSNumber)
	b, _ := os.OpenRoot("/data/" + p.Site)
	f, _ := a.Open("x")
	g, _ := b.Open("x")
	research.Note(a.Name()) // want "research"
	research.Note(b.Name()) // silent
	research.Note(f.Name()) // want "research"
	research.Note(g.Name()) // silent
}

func walked() {
	p := ward.Load("1")
	filepath.WalkDir("/data/"+p.NHSNumber, func(_ string, d fs.DirEntry, _ error) error { research.Note(d.Name()); return nil })  // want "research"
	filepath.WalkDir("/data/"+p.NHSNumber, func(_ string, d fs.DirEntry, _ error) error { research.Flag(d.IsDir()); return nil }) // silent
	filepath.WalkDir("/data/"+p.Site, func(_ string, d fs.DirEntry, _ error) error { research.Note(d.Name()); return nil })       // silent
}

// letters is the file system of the letters.
//
//lawful:data patient
func letters() fs.FS { return nil }

func plans() fs.FS { return nil }

func listed() {
	a, _ := fs.Glob(letters(), "*")
	b, _ := fs.Glob(plans(), "*")
	research.Record(a) // want "research"
	research.Record(b) // silent
	c, _ := fs.ReadDir(letters(), ".")
	d, _ := fs.ReadDir(plans(), ".")
	research.Note(c[0].Name())                                                                                // want "research"
	research.Note(d[0].Name())                                                                                // silent
	research.Flag(c[0].IsDir())                                                                               // silent
	fs.WalkDir(letters(), ".", func(s string, _ fs.DirEntry, _ error) error { research.Note(s); return nil }) // want "research"
	fs.WalkDir(plans(), ".", func(s string, _ fs.DirEntry, _ error) error { research.Note(s); return nil })   // silent
}

func mapped() {
	p := ward.Load("1")
	a := fstest.MapFS{"a": {Data: []byte(p.Name)}, "b": {Data: []byte(p.Site)}}
	f, _ := a.Open("a")
	g, _ := a.Open("b")
	text, _ := io.ReadAll(f)
	research.Raw(text) // want "research"
	text, _ = io.ReadAll(g)
	research.Raw(text) // silent
	i, _ := f.Stat()
	research.Note(i.Name()) // silent
	es, _ := fs.ReadDir(a, ".")
	research.Note(es[0].Name()) // silent
	es, _ = fs.ReadDir(fstest.MapFS{p.Name: {}}, ".")
	research.Note(es[0].Name()) // want "research"
}

func commands() {
	p := ward.Load("1")
	var a, b, c, d bytes.Buffer
	in := exec.Command("ls")
	in.Dir, in.Stdout = "/data/"+p.NHSNumber, &a
	in.Run()
	research.Note(a.String()) // want "research"
	at := exec.Command("ls")
	at.Dir, at.Stdout = "/data/"+p.Site, &b
	at.Run()
	research.Note(b.String()) // silent
	of := &exec.Cmd{Path: "/data/" + p.NHSNumber, Stderr: &c}
	of.Run()
	research.Note(c.String()) // want "research"
	by := &exec.Cmd{Path: "/data/" + p.Site, Stderr: &d}
	by.Run()
	research.Note(d.String()) // silent
	dir := exec.Command("pwd")
	dir.Dir = p.NHSNumber
	out, err := dir.Output()
	research.Raw(out)    // want "research"
	research.Record(err) // silent
}

// What the program is started with becomes patient data where it is put.
func started() {
	p := model.Patient{Name: os.Args[1]}
	research.Note(p.Name)     // want "research"
	research.Note(os.Args[2]) // silent
	q := model.Patient{Name: os.Getenv("SUBJECT")}
	research.Note(q.Name)               // want "research"
	research.Note(os.Getenv("SUBJECT")) // silent
}
