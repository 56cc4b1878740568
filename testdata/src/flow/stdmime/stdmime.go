// Package stdmime: what headers, boundaries and names of files in archives and messages hold.
package stdmime

import (
	"archive/tar"
	"bufio"
	"bytes"
	"compress/gzip"
	"crypto/x509"
	"crypto/x509/pkix"
	"io"
	"mime"
	"mime/multipart"
	"net/textproto"
	"strings"

	"care/research"
	"care/ward"
)

func boundaries() {
	p := ward.Load("1")
	var a, b bytes.Buffer
	v, w := multipart.NewWriter(&a), multipart.NewWriter(&b)
	v.SetBoundary(p.NHSNumber)
	w.SetBoundary(p.Site)
	v.CreateFormField("x")
	w.CreateFormField("x")
	research.Note(v.Boundary())            // want "research"
	research.Note(w.Boundary())            // silent
	research.Note(v.FormDataContentType()) // want "research"
	research.Note(w.FormDataContentType()) // silent
	research.Note(a.String())              // want "research"
	research.Note(b.String())              // silent
}

func words() {
	p := ward.Load("1")
	who := func(string, io.Reader) (io.Reader, error) { return strings.NewReader(p.Name), nil }
	where := func(string, io.Reader) (io.Reader, error) { return strings.NewReader(p.Site), nil }
	a, _ := (&mime.WordDecoder{CharsetReader: who}).Decode("x")
	b, _ := (&mime.WordDecoder{CharsetReader: where}).Decode("x")
	research.Note(a)                                  // want "research"
	research.Note(b)                                  // silent
	research.Note(mime.QEncoding.Encode(p.Name, "x")) // want "research"
	research.Note(mime.QEncoding.Encode(p.Site, "x")) // silent
}

func zipped() {
	p := ward.Load("1")
	var a, b bytes.Buffer
	v, w := gzip.NewWriter(&a), gzip.NewWriter(&b)
	v.Name, w.Name = p.NHSNumber, p.Site
	v.Write([]byte("x"))
	w.Write([]byte("x"))
	research.Note(a.String()) // want "research"
	research.Note(b.String()) // silent
	r, _ := gzip.NewReader(strings.NewReader(p.Name))
	s, _ := gzip.NewReader(strings.NewReader(p.Site))
	research.Note(r.Comment) // want "research"
	research.Note(s.Comment) // silent
}

func archived() {
	p := ward.Load("1")
	a, b := &tar.Header{Name: p.NHSNumber, Size: 3}, &tar.Header{Name: p.Site}
	research.Note(a.FileInfo().Name())      // want "research"
	research.Note(b.FileInfo().Name())      // silent
	research.Record(a.FileInfo().ModTime()) // silent
}

func issued() {
	p := ward.Load("1")
	a, _ := x509.CreateCertificate(nil, &x509.Certificate{}, &x509.Certificate{Subject: pkix.Name{CommonName: p.Name}}, nil, nil)
	b, _ := x509.CreateCertificate(nil, &x509.Certificate{}, &x509.Certificate{Subject: pkix.Name{CommonName: p.Site}}, nil, nil)
	research.Raw(a) // want "research"
	research.Raw(b) // silent
}

func dotted() {
	p := ward.Load("1")
	var a, b bytes.Buffer
	io.WriteString(textproto.NewWriter(bufio.NewWriter(&a)).DotWriter(), p.Name)
	io.WriteString(textproto.NewWriter(bufio.NewWriter(&b)).DotWriter(), p.Site)
	research.Note(a.String()) // want "research"
	research.Note(b.String()) // silent
}
