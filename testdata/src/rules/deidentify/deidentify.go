// Package deidentify: what claims to make data anonymous, and what does.
package deidentify

import (
	"crypto/aes"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"strings"

	"care/model"
)

//lawful:deidentify to=anonymised ref=ANON-1
func hashed(p model.Patient) string { // want "anonymisation-unassessed/error: hashed only hashes, encrypts, tokenises or renames: that is pseudonymised, not anonymised"
	sum := sha256.Sum256([]byte(p.NHSNumber))
	return hex.EncodeToString(sum[:])
}

//lawful:deidentify to=anonymised ref=ANON-1
func truncated(p model.Patient) string { // want "anonymisation-unassessed/error: truncated"
	sum := sha256.Sum256([]byte(strings.ToUpper(p.NHSNumber)))
	token := hex.EncodeToString(sum[:])
	return token[:12]
}

//lawful:deidentify to=anonymised ref=ANON-1
func throughHelper(p model.Patient) model.Patient { // want "anonymisation-unassessed/error: throughHelper"
	return model.Patient{NHSNumber: token(p.NHSNumber), Age: p.Age}
}

func token(s string) string {
	mac := hmac.New(sha256.New, []byte("k"))
	mac.Write([]byte(s))
	return base64.StdEncoding.EncodeToString(mac.Sum(nil))
}

//lawful:deidentify to=aggregated ref=AGG-1
func encrypted(rows [][]byte, key []byte) ([][]byte, error) { // want "anonymisation-unassessed/error: encrypted"
	block, err := aes.NewCipher(key)
	if err != nil {
		return nil, err
	}
	for i := 0; i < len(rows); i++ {
		block.Encrypt(rows[i], rows[i])
	}
	return rows, nil
}

var table = map[string]string{}

//lawful:deidentify to=anonymised ref=ANON-1
func tokenised(p model.Patient) string { // want "anonymisation-unassessed/error: tokenised"
	if t, ok := table[p.NHSNumber]; ok {
		return t
	}
	b := make([]byte, 8)
	if _, err := rand.Read(b); err != nil {
		return ""
	}
	table[p.NHSNumber] = hex.EncodeToString(b)
	return table[p.NHSNumber]
}

//lawful:deidentify to=pseudonymised ref=PSEUD-1
func pseudonym(p model.Patient) string { // silent
	return token(p.NHSNumber)
}

//lawful:deidentify to=anonymised ref=ANON-2
func banded(p model.Patient) (string, int) { // silent
	return token(p.NHSNumber), p.Age / 10 * 10
}

//lawful:deidentify to=anonymised ref=ANON-2
func district(p model.Patient) string { // silent
	sum := sha256.Sum256([]byte(p.Postcode[:3]))
	return hex.EncodeToString(sum[:])
}

//lawful:deidentify to=artificial ref=SYN-1
func invented() string { // silent
	b := make([]byte, 8)
	_, _ = rand.Read(b)
	return hex.EncodeToString(b)
}

//lawful:deidentify to=anonymised // want "anonymisation-unassessed: coarse is said to make data anonymised and names no assessment"
func coarse(p model.Patient) int {
	return p.Age / 10
}

//lawful:deidentify to=aggregated // want "anonymisation-unassessed: counts is said to make data aggregated and names no handling of small numbers"
func counts(ps []model.Patient) map[int]int {
	out := map[int]int{}
	for _, p := range ps {
		out[p.Age/10]++
	}
	return out
}

//lawful:deidentify to=aggregated ref=SDC-3
func suppressed(ps []model.Patient) map[int]int { // silent
	return counts(ps)
}

// Scrubber cannot be looked into.
type Scrubber interface {
	// Text takes names out.
	//
	//lawful:deidentify to=anonymised // want "anonymisation-unassessed: Scrubber.Text"
	Text(s string) string
}
