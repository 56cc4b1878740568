// Package wrappers: the standard library wraps a writer of which only the
// interface is known, and what is written through the wrapper is in the writer.
package wrappers

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"encoding/base64"
	"encoding/csv"
	"encoding/gob"
	"encoding/hex"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io"
	"net/http"
	"os"
	"strings"
	"text/tabwriter"
	"text/template"

	"care/relay"
	"care/research"
	"care/ward"
)

// A parameter.

func encoded(w, x io.Writer) {
	json.NewEncoder(w).Encode(ward.Load("1").Name)
	json.NewEncoder(x).Encode(ward.Load("1").Site)
	research.Record(w) // want "research"
	research.Record(x) // silent
}

func buffered(w, x io.Writer) {
	b, c := bufio.NewWriter(w), bufio.NewWriter(x)
	b.WriteString(ward.Load("1").Name)
	c.WriteString(ward.Load("1").Site)
	b.Flush()
	c.Flush()
	research.Record(w) // want "research"
	research.Record(b) // want "research"
	research.Record(x) // silent
	research.Record(c) // silent
}

func tables(w, x io.Writer) {
	c := csv.NewWriter(w)
	c.Write([]string{"1", ward.Load("1").Name})
	c.Flush()
	d := csv.NewWriter(x)
	d.Write([]string{"1", ward.Load("1").Site})
	d.Flush()
	research.Record(w) // want "research"
	research.Record(x) // silent
}

func compressed(w, x io.Writer) {
	z, y := gzip.NewWriter(w), gzip.NewWriter(x)
	defer z.Close()
	defer y.Close()
	io.WriteString(z, ward.Load("1").Name)
	io.WriteString(y, ward.Load("1").Site)
	research.Record(w) // want "research"
	research.Record(x) // silent
}

func marked(w, x io.Writer) {
	xml.NewEncoder(w).Encode(ward.Load("1").Name)
	xml.NewEncoder(x).Encode(ward.Load("1").Site)
	research.Record(w) // want "research"
	research.Record(x) // silent
}

func gobbed(w, x io.Writer) {
	gob.NewEncoder(w).Encode(ward.Load("1").Name)
	gob.NewEncoder(x).Encode(ward.Load("1").Site)
	research.Record(w) // want "research"
	research.Record(x) // silent
}

func dumped(w, x io.Writer) {
	h, g := hex.NewEncoder(w), hex.NewEncoder(x)
	h.Write([]byte(ward.Load("1").Name))
	g.Write([]byte(ward.Load("1").Site))
	research.Record(w) // want "research"
	research.Record(x) // silent
	b, c := base64.NewEncoder(base64.StdEncoding, w), base64.NewEncoder(base64.StdEncoding, x)
	b.Write([]byte(ward.Load("1").Name))
	c.Write([]byte(ward.Load("1").Site))
	research.Record(x) // silent
}

func columns(w, x io.Writer) {
	t, u := tabwriter.NewWriter(w, 0, 8, 1, ' ', 0), tabwriter.NewWriter(x, 0, 8, 1, ' ', 0)
	fmt.Fprintln(t, ward.Load("1").Name)
	fmt.Fprintln(u, ward.Load("1").Site)
	t.Flush()
	u.Flush()
	research.Record(w) // want "research"
	research.Record(x) // silent
}

func filled(w, x io.Writer) {
	t := template.Must(template.New("t").Parse("{{.}}"))
	t.Execute(w, ward.Load("1").Name)
	t.Execute(x, ward.Load("1").Site)
	research.Record(w) // want "research"
	research.Record(x) // silent
}

func both(w, x io.Writer) {
	m, n := io.MultiWriter(w, os.Stderr), io.MultiWriter(x, os.Stderr)
	io.WriteString(m, ward.Load("1").Name)
	io.WriteString(n, ward.Load("1").Site)
	research.Record(w) // want "research"
	research.Record(x) // silent
}

func copied(w, x io.Writer) {
	io.Copy(w, strings.NewReader(ward.Load("1").Name))
	io.Copy(x, strings.NewReader(ward.Load("1").Site))
	research.Record(w) // want "research"
	research.Record(x) // silent
}

func twoWrappers(w, x io.Writer) {
	b, c := bufio.NewWriter(w), bufio.NewWriter(x)
	json.NewEncoder(b).Encode(ward.Load("1").Name)
	json.NewEncoder(c).Encode(ward.Load("1").Site)
	research.Record(w) // want "research"
	research.Record(x) // silent
}

// Other interfaces, and types of the standard library.

func response(w, x http.ResponseWriter) {
	json.NewEncoder(w).Encode(ward.Load("1").Name)
	json.NewEncoder(x).Encode(ward.Load("1").Site)
	research.Record(w) // want "research"
	research.Record(x) // silent
}

func closer(w, x io.WriteCloser) {
	b, c := bufio.NewWriter(w), bufio.NewWriter(x)
	b.WriteString(ward.Load("1").Name)
	c.WriteString(ward.Load("1").Site)
	research.Record(w) // want "research"
	research.Record(x) // silent
}

func buffer(w, x *bytes.Buffer) {
	json.NewEncoder(w).Encode(ward.Load("1").Name)
	json.NewEncoder(x).Encode(ward.Load("1").Site)
	research.Note(w.String()) // want "research"
	research.Note(x.String()) // silent
}

// Not a parameter: what a function returns, a field, a variable.

var target, quiet io.Writer

func open() io.Writer { return os.Stdout }

func variable() {
	bufio.NewWriter(target).WriteString(ward.Load("1").Name)
	bufio.NewWriter(quiet).WriteString(ward.Load("1").Site)
	research.Record(target) // want "research"
	research.Record(quiet)  // silent
}

func opened() {
	w := open()
	b := bufio.NewWriter(w)
	b.WriteString(ward.Load("1").Name)
	research.Record(b) // want "research"
}

type server struct{ out, log io.Writer }

func (s *server) write() {
	json.NewEncoder(s.out).Encode(ward.Load("1").Name)
	json.NewEncoder(s.log).Encode(ward.Load("1").Site)
	research.Record(s.out) // want "research"
	research.Record(s.log) // silent
}

// A wrapper of one's own inside one of the library's.

type upper struct{ w io.Writer }

func (u upper) Write(b []byte) (int, error) { return u.w.Write(bytes.ToUpper(b)) }

func ownWrapper(w, x io.Writer) {
	json.NewEncoder(upper{w}).Encode(ward.Load("1").Name)
	json.NewEncoder(upper{x}).Encode(ward.Load("1").Site)
	research.Record(w) // want "research"
	research.Record(x) // silent
}

// In a callee, whose caller has the writer.

func export(w io.Writer, v any) error { return json.NewEncoder(w).Encode(v) }

func callee(w, x io.Writer) {
	export(w, ward.Load("1").Name)
	export(x, ward.Load("1").Site)
	research.Record(w) // want "research"
	research.Record(x) // silent
	relay.Forward(w)   // want "research"
	relay.Forward(x)   // silent
}

func calleeStudy() {
	export(&research.Writer{}, ward.Load("1").Name) // want "research"
	export(&research.Writer{}, ward.Load("1").Site) // silent
}
