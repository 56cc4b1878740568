// Package study copies what it is given.
//
//lawful:purpose research
package study

import "os"

var (
	Line   [80]byte
	Buffer []byte
)

// Band is a wristband.
type Band struct{ Raw [10]byte }

func Copy(b *Band)  { copy(Line[:], b.Raw[:]) }
func Print(b *Band) { os.Stdout.Write(b.Raw[:]) }
func Fill(b *Band)  { copy(b.Raw[:], "x") }
