// Package shapes holds other shapes of what claims to make data anonymous, and of
// what joins it again.
package shapes

import (
	"crypto/md5"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"fmt"
	"hash"
	"hash/fnv"
	"maps"
	"slices"
	"strings"

	"care/deid"
	"care/model"
	"rules/deidentify/tok"
)

//lawful:deidentify to=anonymised ref=A-1
func otherPackage(p model.Patient) string { // want "anonymisation-unassessed/error: otherPackage"
	return tok.Hash(p.NHSNumber)
}

//lawful:deidentify to=anonymised ref=A-1
func otherPackageDeclared(p model.Patient) string { // want "anonymisation-unassessed/error"
	return tok.Token(p.NHSNumber)
}

//lawful:deidentify to=anonymised ref=A-1
func loop(ps []model.Patient) []string { // want "anonymisation-unassessed/error: loop"
	out := make([]string, 0, len(ps))
	for _, p := range ps {
		out = append(out, fmt.Sprintf("%x", md5.Sum([]byte(p.NHSNumber))))
	}
	return out
}

//lawful:deidentify to=anonymised ref=A-1
func generic[T ~string](xs []T) []string { // want "anonymisation-unassessed/error: generic"
	var out []string
	for _, x := range xs {
		out = append(out, hexOf(x))
	}
	return out
}

func hexOf[T ~string](x T) string {
	h := sha256.New()
	h.Write([]byte(x))
	return hex.EncodeToString(h.Sum(nil))
}

type hasher struct{ h hash.Hash }

func (h *hasher) of(s string) string {
	h.h.Reset()
	h.h.Write([]byte(s))
	return hex.EncodeToString(h.h.Sum(nil))
}

//lawful:deidentify to=anonymised ref=A-1
func (h *hasher) Anonymise(p model.Patient) model.Patient { // want "anonymisation-unassessed/error: hasher.Anonymise"
	p.NHSNumber = h.of(p.NHSNumber)
	p.Name = h.of(p.Name)
	return p
}

//lawful:deidentify to=anonymised ref=A-1
func methodValue(h *hasher, p model.Patient) string { // want "anonymisation-unassessed/error: methodValue"
	f := h.of
	return f(p.NHSNumber)
}

//lawful:deidentify to=anonymised ref=A-1
func literal(p model.Patient) string { // want "anonymisation-unassessed/error: literal"
	f := func(s string) string { return hexOf(s) }
	return f(p.NHSNumber)
}

//lawful:deidentify to=anonymised ref=A-1
func fnvHash(p model.Patient) uint64 { // want "anonymisation-unassessed/error: fnvHash"
	h := fnv.New64a()
	h.Write([]byte(p.NHSNumber))
	return h.Sum64()
}

//lawful:deidentify to=anonymised ref=A-1
func nameDropped(p model.Patient) model.Patient { // want "anonymisation-unassessed/error: nameDropped"
	p.Name = ""
	p.NHSNumber = hexOf(p.NHSNumber)
	return p
}

//lawful:deidentify to=anonymised ref=A-1
func replaced(p model.Patient) string { // silent
	return strings.ReplaceAll(hexOf(p.NHSNumber), "a", "b")
}

//lawful:deidentify to=anonymised ref=A-1
func sorted(ps []model.Patient) []string { // want "anonymisation-unassessed/error: sorted"
	m := map[string]bool{}
	for _, p := range ps {
		m[hexOf(p.NHSNumber)] = true
	}
	return slices.Sorted(maps.Keys(m))
}

//lawful:deidentify to=anonymised ref=A-1
func banded(p model.Patient) (string, int) { // silent
	return hexOf(p.NHSNumber), tok.Band(p)
}

type rec struct {
	Token  string
	Number string
}

func otherPkgJoin(p model.Patient) tok.Row {
	return tok.NewRow(deid.Token(p.NHSNumber), p.NHSNumber) // want "re-identification"
}

func loopJoin(ps []model.Patient) (out []rec) {
	for _, p := range ps {
		r := rec{Token: deid.Token(p.NHSNumber)}
		r.Number = p.NHSNumber // want "re-identification"
		out = append(out, r)
	}
	return out
}

func pointerJoin(p *model.Patient) *rec {
	r := &rec{}
	r.Token = deid.Token(p.NHSNumber)
	r.Number = p.NHSNumber // want "re-identification"
	return r
}

func methodJoin(p model.Patient) rec {
	token := deid.Token
	return rec{Token: token(p.NHSNumber), Number: p.NHSNumber} // want "re-identification"
}

func tableBack(ps []model.Patient) map[string]string {
	back := make(map[string]string, len(ps))
	for i := range ps {
		t := deid.Token(ps[i].NHSNumber)
		back[t] = ps[i].NHSNumber // want "re-identification"
	}
	return back
}

func joinedLookup(scrubbed []model.Patient, byID map[string]model.Patient) {
	var out []rec
	for _, p := range scrubbed {
		out = append(out, rec{Token: p.NHSNumber}) // silent
	}
	_ = out
}

func sprint(p model.Patient) string {
	return fmt.Sprint(deid.Token(p.NHSNumber), p.NHSNumber) // want "re-identification"
}

func genericPair(p model.Patient) pair[string, string] {
	return pair[string, string]{deid.Token(p.NHSNumber), p.Name} // want "re-identification"
}

type pair[A, B any] struct {
	a A
	b B
}

func embedded(p model.Patient) any {
	return struct {
		model.Patient
		Token string
	}{p, deid.Token(p.NHSNumber)} // want "re-identification"
}

//lawful:deidentify to=aggregated // want "names no handling of small numbers"
func count(ps []model.Patient) int { return len(ps) }

func csvRow(p model.Patient) []string {
	return []string{deid.Token(p.NHSNumber), p.Name} // want "re-identification"
}

func insert(db *sql.DB, p model.Patient) {
	db.Exec("insert into keys values (?, ?)", deid.Token(p.NHSNumber), p.NHSNumber) // want "re-identification"
	db.Exec("insert into facts values (?, ?)", deid.Token(p.NHSNumber), p.Age)      // silent
}

func asMap(p model.Patient) map[string]any {
	return map[string]any{"token": deid.Token(p.NHSNumber), "band": p.Age / 10} // silent
}

func tokens(ps []model.Patient) []string {
	return []string{deid.Token(ps[0].NHSNumber), deid.Token(ps[1].NHSNumber)} // silent
}

func fresh(ps []model.Patient) (rows []rec) {
	r := rec{Token: deid.Token(ps[0].NHSNumber)}
	rows = append(rows, r)
	r = rec{}
	r.Number = ps[0].NHSNumber // silent
	return append(rows, r)
}
