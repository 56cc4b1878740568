// Package relay is neutral: data passes through it.
package relay

import (
	"fmt"
	"strings"

	"care/depot"
	"care/model"
	"care/research"
)

// Same gives back what it is given.
func Same[T any](v T) T { return v }

// Box gives back what it is given, boxed.
func Box(v any) any { return v }

// Upper changes the case.
func Upper(s string) string { return strings.ToUpper(s) }

// Wrap goes through another package.
func Wrap(s string) string { return depot.Echo(strings.TrimSpace(s)) }

// First gives back its first argument.
func First(a, b string) string {
	if b == "" {
		return a
	}
	return a
}

// Swap exchanges.
func Swap(a, b string) (string, string) { return b, a }

// Put writes through a pointer.
func Put(dst *string, s string) { *dst = s }

// Clear overwrites through a pointer.
func Clear(dst *string) { *dst = "" }

// Send passes text on to the study.
func Send(s string) { research.Note(strings.TrimSpace(s)) }

// Forward passes anything on through another package.
func Forward(v any) { depot.Deliver(v) }

// Drop keeps nothing but a length.
func Drop(s string) { depot.Keep(s) }

// SendSecond passes its second argument on to the study.
func SendSecond(a, b string) {
	depot.Keep(a)
	research.Note(b)
}

// Label derives a text.
func Label(p model.Patient) string { return fmt.Sprintf("%s (%s)", p.Name, p.NHSNumber) }

// Stamp derives a text from what is carved out.
func Stamp(p model.Patient) string { return fmt.Sprintf("%s#%d", p.Site, p.Version) }

// Size counts.
func Size(s string) int { return len(s) }

// Apply calls f with v.
func Apply[T, U any](v T, f func(T) U) U { return f(v) }

// Run calls f.
func Run(f func()) { f() }

// Each calls f with every element.
func Each(xs []string, f func(string)) {
	for _, x := range xs {
		f(x)
	}
}

// Name asks for a name.
func Name(n model.Named) string { return n.GetName() }
