// Package hashes: hashes, encryption and tokens leave patient data; de-identification to an ending state does not.
package hashes

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"hash/fnv"

	"care/deid"
	"care/model"
	"care/relay"
	"care/research"
	"care/ward"
)

func digests() {
	p := ward.Load("1")
	sum := sha256.Sum256([]byte(p.NHSNumber))
	research.Raw(sum[:])                      // want "research"
	research.Note(hex.EncodeToString(sum[:])) // want "research"
	clean := sha256.Sum256([]byte(p.Site))
	research.Raw(clean[:]) // silent
}

func streams() {
	p := ward.Load("1")
	h, g := sha256.New(), sha256.New()
	h.Write([]byte(p.Name))
	g.Write([]byte(p.Site))
	research.Raw(h.Sum(nil)) // want "research"
	research.Raw(g.Sum(nil)) // silent
	f := fnv.New64a()
	f.Write([]byte(p.Postcode))
	research.Count(int(f.Sum64() % 100)) // want "research"
}

func macs(key []byte) {
	p := ward.Load("1")
	m := hmac.New(sha256.New, key)
	m.Write([]byte(p.NHSNumber))
	research.Raw(m.Sum(nil)) // want "research"
	n := hmac.New(sha256.New, key)
	n.Write([]byte(p.Site))
	research.Raw(n.Sum(nil))                   // silent
	research.Flag(hmac.Equal(m.Sum(nil), key)) // silent
}

func keyed() {
	p := ward.Load("1")
	m, n := hmac.New(sha256.New, []byte(p.NHSNumber)), hmac.New(sha256.New, []byte(p.Site))
	m.Write([]byte("x"))
	n.Write([]byte("x"))
	research.Raw(m.Sum(nil)) // want "research"
	research.Raw(n.Sum(nil)) // silent
}

func encrypted(key, nonce []byte) {
	block, err := aes.NewCipher(key)
	if err != nil {
		return
	}
	aead, err := cipher.NewGCM(block)
	if err != nil {
		return
	}
	p := ward.Load("1")
	research.Raw(aead.Seal(nil, nonce, []byte(p.Name), nil)) // want "research"
	research.Raw(aead.Seal(nil, nonce, []byte("x"), nil))    // silent
}

func tokens() {
	p := ward.Load("1")
	research.Note(deid.Token(p.NHSNumber))             // want "research"
	research.Note(relay.Wrap(deid.Token(p.NHSNumber))) // want "research"
}

func ended() {
	p := ward.Load("1")
	q := deid.Scrub(p)
	research.Add(q)                              // silent
	research.Count(q.Age)                        // silent
	research.Add(deid.Synthesise(p))             // silent
	research.Record(deid.Histogram(ward.List())) // silent
	research.Add(p)                              // want "research"
}

func spoilt() {
	p := ward.Load("1")
	q := deid.Scrub(p)
	q.NHSNumber = p.NHSNumber
	research.Note(q.NHSNumber) // want "research"
	research.Note(q.Postcode)  // silent
}

func text(s deid.Scrubber) {
	p := ward.Load("1")
	research.Note(s.Text(p.Notes[0]))      // silent
	research.Lines(s.Words(p.Notes[0])...) // want "research"
}

func all(ps []model.Patient) (out []model.Patient) {
	for _, p := range ps {
		out = append(out, deid.Scrub(p))
	}
	return out
}

func throughCallee() {
	research.AddAll(all(ward.List())...) // silent
	counts := deid.Histogram(ward.List())
	for district, n := range counts {
		research.Note(district) // silent
		research.Count(n)       // silent
	}
	research.AddAll(relay.Same(ward.List())...) // want "research"
}
