// Package stdgob: encoding/gob, encoding/binary and encoding/csv.
package stdgob

import (
	"bytes"
	"encoding/binary"
	"encoding/csv"
	"encoding/gob"
	"strings"

	"care/model"
	"care/relay"
	"care/research"
	"care/ward"
)

func gobs() {
	var a, b bytes.Buffer
	gob.NewEncoder(&a).Encode(ward.Load("1"))
	gob.NewEncoder(&b).Encode(ward.Capacity)
	research.Raw(a.Bytes()) // want "research"
	research.Raw(b.Bytes()) // silent
	var v any
	gob.NewDecoder(&a).Decode(&v)
	research.Record(v) // want "research"
}

func gobDecode(b []byte) {
	var p model.Patient
	err := gob.NewDecoder(bytes.NewReader(b)).Decode(&p)
	research.Note(p.Name) // want "research"
	research.Record(err)  // silent
	var n int
	gob.NewDecoder(bytes.NewReader(b)).Decode(&n)
	research.Count(n) // silent
}

func csvWritten() {
	p := ward.Load("1")
	var a, b bytes.Buffer
	w := csv.NewWriter(&a)
	w.Write([]string{p.NHSNumber, p.Site})
	w.Flush()
	v := csv.NewWriter(&b)
	v.Write([]string{"site", p.Site})
	v.Flush()
	research.Note(a.String())  // want "research"
	research.Note(b.String())  // silent
	research.Record(v.Error()) // silent
}

func csvIntoStudy() {
	p := ward.Load("1")
	w := csv.NewWriter(&research.Writer{})
	w.Write([]string{p.NHSNumber}) // either A "research"
	w.Flush()                      // either A "research"
	v := csv.NewWriter(&research.Writer{})
	v.Write([]string{"nhs", "site"}) // silent
	v.Flush()                        // silent
}

func csvRead() {
	p := ward.Load("1")
	rows, err := csv.NewReader(strings.NewReader(p.Notes[0])).ReadAll()
	research.Lines(rows[0]...) // want "research"
	research.Record(err)       // silent
	row, _ := csv.NewReader(strings.NewReader("a,b")).Read()
	research.Lines(row...) // silent
	for _, row := range rows {
		research.Note(row[0]) // want "research"
	}
}

func csvToPatients(body string) []model.Patient {
	rows, err := csv.NewReader(strings.NewReader(body)).ReadAll()
	if err != nil {
		return nil
	}
	var ps []model.Patient
	for _, r := range rows {
		ps = append(ps, model.Patient{NHSNumber: r[0], Name: r[1]})
	}
	return ps
}

func imported(body string) {
	ps := csvToPatients(body)
	research.AddAll(ps...)  // want "research"
	research.Count(len(ps)) // silent
}

func binaries() {
	p := ward.Load("1")
	var a, b bytes.Buffer
	binary.Write(&a, binary.BigEndian, int64(p.Age))
	binary.Write(&b, binary.BigEndian, int64(p.Version))
	research.Raw(a.Bytes()) // want "research"
	research.Raw(b.Bytes()) // silent
	var n, m int64
	binary.Read(&a, binary.BigEndian, &n)
	binary.Read(&b, binary.BigEndian, &m)
	research.Count(int(n)) // want "research"
	research.Count(int(m)) // silent
	buf := make([]byte, 8)
	binary.BigEndian.PutUint64(buf, uint64(p.Age))
	research.Raw(buf) // want "research"
}

func throughPackages() {
	var a bytes.Buffer
	w := csv.NewWriter(&a)
	w.Write([]string{relay.Wrap(ward.Load("1").Name)})
	w.Flush()
	relay.Send(a.String()) // want "research"
	var b bytes.Buffer
	v := csv.NewWriter(&b)
	v.Write([]string{relay.Wrap("x")})
	v.Flush()
	relay.Send(b.String()) // silent
}
