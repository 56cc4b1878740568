// Package tok makes tokens.
package tok

import (
	"crypto/sha256"
	"encoding/hex"

	"care/model"
)

// Hash is neutral.
func Hash(s string) string {
	sum := sha256.Sum256([]byte(s))
	return hex.EncodeToString(sum[:])
}

// Token is declared.
//
//lawful:deidentify to=pseudonymised ref=P-1
func Token(s string) string { return Hash(s) }

// Row joins.
type Row struct{ Token, Number string }

// NewRow joins what it is given.
func NewRow(token, number string) Row { return Row{token, number} }

// Band is more.
func Band(p model.Patient) int { return p.Age / 10 }
