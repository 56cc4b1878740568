// Package deident takes what identifies people out of their records.
package deident

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"clinic.example/clinic/model"
)

// minKey is the shortest key that [NewKeyring] accepts, in bytes.
const minKey = 32

// ErrShortKey is returned for a key that could be guessed.
var ErrShortKey = errors.New("pseudonymisation key is shorter than 32 bytes")

// Record is a patient record under a pseudonym. Whoever holds the key can find
// the person again.
type Record struct {
	Pseudonym  string
	Sex        string
	Age        int
	Conditions []string
}

// Keyring makes pseudonyms with a secret key.
type Keyring struct {
	key []byte
}

// NewKeyring returns a Keyring for the given key.
func NewKeyring(key []byte) (*Keyring, error) {
	if len(key) < minKey {
		return nil, ErrShortKey
	}
	return &Keyring{key: slices.Clone(key)}, nil
}

// Pseudonymise replaces what identifies the patient with a keyed hash of the
// NHS number. The same patient always gets the same pseudonym.
//
//lawful:deidentify to=pseudonymised ref=PSEUD-2
func (k *Keyring) Pseudonymise(p model.Patient, now time.Time) Record {
	mac := hmac.New(sha256.New, k.key)
	mac.Write([]byte(p.NHSNumber))
	r := Record{Pseudonym: hex.EncodeToString(mac.Sum(nil)), Sex: p.Sex, Age: p.Age(now)}
	for _, c := range p.Conditions {
		r.Conditions = append(r.Conditions, c.Code)
	}
	return r
}

// Banded is a person as one of many: an age band of ten years and the first
// part of a postcode.
type Banded struct {
	AgeBand string
	Area    string
	Sex     string
}

// Anonymise generalises a record until it fits many people. The assessment
// named in the directive says for which releases that is enough.
//
//lawful:deidentify to=anonymised ref=ANON-7
func Anonymise(p model.Patient, now time.Time) Banded {
	area, _, _ := strings.Cut(p.Postcode, " ")
	return Banded{AgeBand: ageBand(p.Age(now)), Area: strings.TrimRight(area, "0123456789"), Sex: p.Sex}
}

// BandCount is how many patients fall into an age band.
type BandCount struct {
	AgeBand  string `parquet:"age_band"`
	Patients int64  `parquet:"patients"`
}

// Count counts patients by age band and leaves out bands with fewer than
// minimum of them. The bands are in ascending order.
//
//lawful:deidentify to=aggregated ref=SDC-3
func Count(patients []model.Patient, now time.Time, minimum int64) []BandCount {
	counts := make(map[string]int64)
	for _, p := range patients {
		counts[ageBand(p.Age(now))]++
	}
	var bands []BandCount
	for band, n := range counts {
		if n >= minimum {
			bands = append(bands, BandCount{AgeBand: band, Patients: n})
		}
	}
	slices.SortFunc(bands, func(a, b BandCount) int { return strings.Compare(a.AgeBand, b.AgeBand) })
	return bands
}

func ageBand(age int) string {
	if age >= 90 {
		return "90 and over"
	}
	low := age / 10 * 10
	return fmt.Sprintf("%02d to %02d", low, low+9)
}
