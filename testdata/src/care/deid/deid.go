// Package deid takes the person out of the data.
package deid

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"strings"

	"care/model"
)

// Scrub keeps an age band and a district.
//
//lawful:deidentify to=anonymised ref=ANON-7
func Scrub(p model.Patient) model.Patient {
	district, _, _ := strings.Cut(p.Postcode, " ")
	return model.Patient{Age: p.Age / 10 * 10, Postcode: district}
}

// Token replaces a number by a keyed token.
//
//lawful:deidentify to=pseudonymised ref=PSEUD-2
func Token(nhs string) string {
	mac := hmac.New(sha256.New, []byte("k"))
	mac.Write([]byte(nhs))
	return hex.EncodeToString(mac.Sum(nil))
}

// Histogram counts by district, small numbers left out.
//
//lawful:deidentify to=aggregated ref=AGG-3
func Histogram(ps []model.Patient) map[string]int {
	counts := map[string]int{}
	for _, p := range ps {
		district, _, _ := strings.Cut(p.Postcode, " ")
		counts[district]++
	}
	for k, n := range counts {
		if n < 5 {
			delete(counts, k)
		}
	}
	return counts
}

// Synthesise draws a made-up person.
//
//lawful:deidentify to=artificial ref=SYN-1
func Synthesise(like model.Patient) model.Patient {
	return model.Patient{Name: "Synthetic", Age: like.Age}
}

// Scrubber is a de-identification service.
type Scrubber interface {
	// Text takes names out of free text.
	//
	//lawful:deidentify to=anonymised ref=ANON-8
	Text(s string) string
	// Words splits free text.
	Words(s string) []string
}
