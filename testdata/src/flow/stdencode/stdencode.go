// Package stdencode: base64, hex, pem, url and html escapes: encodings hide nothing.
package stdencode

import (
	"bytes"
	"compress/gzip"
	"encoding/base64"
	"encoding/hex"
	"encoding/pem"
	"html"
	"io"
	"net/url"
	"strings"

	"care/relay"
	"care/research"
	"care/ward"
)

func base64s() {
	p := ward.Load("1")
	research.Note(base64.StdEncoding.EncodeToString([]byte(p.Name))) // want "research"
	research.Note(base64.StdEncoding.EncodeToString([]byte(p.Site))) // silent
	b, err := base64.URLEncoding.DecodeString(p.Notes[0])
	research.Raw(b)      // want "research"
	research.Record(err) // silent
	dst := make([]byte, 64)
	base64.StdEncoding.Encode(dst, []byte(p.Name))
	research.Raw(dst) // want "research"
}

func base64Stream() {
	var a, b bytes.Buffer
	w := base64.NewEncoder(base64.StdEncoding, &a)
	io.WriteString(w, ward.Load("1").Name)
	w.Close()
	v := base64.NewEncoder(base64.StdEncoding, &b)
	io.WriteString(v, ward.Site())
	v.Close()
	research.Note(a.String()) // want "research"
	research.Note(b.String()) // silent
}

func hexes() {
	p := ward.Load("1")
	research.Note(hex.EncodeToString([]byte(p.Name))) // want "research"
	research.Note(hex.EncodeToString([]byte("x")))    // silent
	research.Note(hex.Dump([]byte(p.Postcode)))       // want "research"
}

func pems() {
	p := ward.Load("1")
	research.Raw(pem.EncodeToMemory(&pem.Block{Type: "NOTE", Bytes: []byte(p.Notes[0])})) // want "research"
	research.Raw(pem.EncodeToMemory(&pem.Block{Type: "NOTE", Bytes: []byte("x")}))        // silent
}

func escapes() {
	p := ward.Load("1")
	research.Note(html.EscapeString(p.Name)) // want "research"
	research.Note(url.QueryEscape(p.Name))   // want "research"
	research.Note(html.EscapeString(p.Site)) // silent
	s, _ := url.PathUnescape(p.Site)
	research.Note(s) // silent
}

func zipped() {
	var a, b bytes.Buffer
	w := gzip.NewWriter(&a)
	io.WriteString(w, ward.Load("1").Name)
	w.Close()
	v := gzip.NewWriter(&b)
	io.WriteString(v, "x")
	v.Close()
	research.Raw(a.Bytes()) // want "research"
	research.Raw(b.Bytes()) // silent
	r, err := gzip.NewReader(&a)
	if err != nil {
		return
	}
	text, _ := io.ReadAll(r)
	research.Raw(text) // want "research"
}

func throughPackages() {
	p := ward.Load("1")
	relay.Send(relay.Wrap(hex.EncodeToString([]byte(strings.ToUpper(p.NHSNumber))))) // want "research"
	relay.Send(relay.Wrap(hex.EncodeToString([]byte(strings.ToUpper(p.Site)))))      // silent
}
