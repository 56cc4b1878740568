// Package shown: what a value shows of itself when it is printed, logged or encoded.
package shown

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"log"
	"log/slog"
	"strconv"
	"strings"
	"time"

	"care/model"
	"care/research"
	"care/ward"
)

// brief shows an age band, by whatever it is shown.
type brief struct{ p model.Patient }

func (b brief) band() string {
	if b.p.Age < 18 {
		return "0-17"
	}
	return "18+"
}

func (b brief) String() string               { return b.band() }
func (b brief) LogValue() slog.Value         { return slog.StringValue(b.band()) }
func (b brief) MarshalJSON() ([]byte, error) { return []byte(strconv.Quote(b.band())), nil }
func (b brief) MarshalText() ([]byte, error) { return []byte(b.band()), nil }

// named shows the name.
type named struct{ p model.Patient }

func (n named) String() string               { return n.p.Name }
func (n named) LogValue() slog.Value         { return slog.StringValue(n.p.Name) }
func (n named) MarshalJSON() ([]byte, error) { return []byte(strconv.Quote(n.p.Name)), nil }

// bed holds nobody, and looks up who is in it.
type bed int

func (b bed) String() string       { return ward.Load(strconv.Itoa(int(b))).Name }
func (b bed) LogValue() slog.Value { return slog.StringValue(ward.Load("1").Name) }

// number is text, and a method of the pointer hides it.
type number string

func (n *number) String() string { return "hidden" }

// secret is text that hides itself.
type secret string

func (s secret) String() string { return "hidden" }

// lookalike has methods of these names that nobody calls.
type lookalike struct{ p model.Patient }

func (l lookalike) String(sep string) string    { return sep }
func (l lookalike) LogValue() string            { return "" }
func (l lookalike) MarshalJSON() (string, bool) { return "", true }

// formatted decides for itself how it is printed.
type formatted struct{ p model.Patient }

func (f formatted) String() string             { return "" }
func (f formatted) Format(s fmt.State, _ rune) { fmt.Fprint(s, f.p.Name) }

// blank prints nothing.
type blank struct{ p model.Patient }

func (b blank) Format(s fmt.State, _ rune) { fmt.Fprint(s, "blank") }

func printed() {
	p := ward.Load("1")
	research.Note(fmt.Sprint(brief{p}))                         // silent
	research.Note(fmt.Sprint(named{p}))                         // want "research"
	research.Note(fmt.Sprint(bed(1)))                           // want "research"
	research.Note(fmt.Sprintln("seen", &brief{p}))              // silent
	research.Note(fmt.Sprint(lookalike{p}))                     // want "research"
	research.Note(fmt.Sprint(formatted{p}))                     // want "research"
	research.Note(fmt.Sprint(blank{p}))                         // silent
	research.Note(fmt.Sprint(secret(p.Name)))                   // silent
	research.Note(fmt.Sprint(number(p.Name)))                   // want "research"
	research.Note(fmt.Sprint(secret(p.Name), " of ", p.Name))   // want "research"
	research.Note(string(fmt.Append(nil, brief{p}, p.Version))) // silent
	research.Note(fmt.Sprint([]brief{{p}}))                     // want "research"
	var b strings.Builder
	fmt.Fprint(&b, brief{p})
	research.Note(b.String()) // silent
	fmt.Fprint(&b, named{p})
	research.Note(b.String()) // want "research"
}

// besides shows what an element of a list holds, whatever the others hide of the same.
func besides() {
	p := ward.Load("1")
	var v any
	if json.Unmarshal([]byte(p.Name), &v) == nil {
		research.Note(fmt.Sprint(secret(p.Name), v)) // want "research"
	}
	research.Note(fmt.Errorf("no %v", formatted{p}).Error()) // want "research"
	research.Note(fmt.Errorf("no %v", brief{p}).Error())     // silent
}

func withFormat(layout string) {
	p := ward.Load("1")
	n := 3
	research.Note(fmt.Sprintf("%s has %d beds", brief{p}, n))      // silent
	research.Note(fmt.Sprintf("%v", named{p}))                     // want "research"
	research.Note(fmt.Sprintf("%+v, %q, %x", brief{p}, "x", "y"))  // silent
	research.Note(fmt.Sprintf("%#v", brief{p}))                    // want "research"
	research.Note(fmt.Sprintf("%d", brief{p}))                     // want "research"
	research.Note(fmt.Sprintf("%d of %s", brief{p}, "x"))          // want "research"
	research.Note(fmt.Sprintf(layout, brief{p}))                   // want "research"
	research.Note(fmt.Sprintf("%[1]d", brief{p}))                  // want "research"
	research.Note(fmt.Sprintf("%s", []any{brief{p}, named{p}}...)) // want "research"
	research.Note(fmt.Sprintf("%T at %v", p, time.Time{}))         // silent
}

func logged() {
	p := ward.Load("1")
	var a, b, c, d, e bytes.Buffer
	log.New(&a, "", 0).Println("admitted", brief{p})
	log.New(&b, "", 0).Println("admitted", named{p})
	research.Note(a.String()) // silent
	research.Note(b.String()) // want "research"
	slog.New(slog.NewJSONHandler(&c, nil)).Info("admitted", "patient", brief{p}, "also", slog.AnyValue(brief{p}))
	slog.New(slog.NewJSONHandler(&d, nil)).With("patient", named{p}).Info("admitted")
	slog.New(slog.NewJSONHandler(&e, nil)).Info("admitted", slog.Any("bed", bed(1)))
	research.Note(c.String()) // silent
	research.Note(d.String()) // want "research"
	research.Note(e.String()) // want "research"
}

// encodedError is encoded by a logger, not printed.
type encodedError struct{ p model.Patient }

func (e encodedError) Error() string                { return "hidden" }
func (e encodedError) MarshalJSON() ([]byte, error) { return []byte(e.p.Name), nil }

func loggedOtherwise() {
	p := ward.Load("1")
	var a, b, c, d bytes.Buffer
	log.New(&a, "", 0).Println(formatted{p})
	research.Note(a.String()) // want "research"
	slog.New(slog.NewJSONHandler(&b, nil)).Info("failed", "err", encodedError{p})
	research.Note(b.String()) // want "research"
	slog.New(slog.NewJSONHandler(&c, nil)).Info("seen", slog.Group("g", "bed", bed(1)))
	research.Note(c.String()) // want "research"
	slog.New(slog.NewJSONHandler(&d, nil)).Info("seen", slog.Group("g", "patient", brief{p}))
	research.Note(d.String()) // silent
}

func loggedText() {
	p := ward.Load("1")
	var a, b bytes.Buffer
	slog.New(slog.NewTextHandler(&a, nil)).Info("admitted", "patient", lookalike{p})
	slog.New(slog.NewTextHandler(&b, nil)).Info("admitted", slog.Any("patient", brief{p}))
	research.Note(a.String()) // want "research"
	research.Note(b.String()) // silent
}

func encoded() error {
	p := ward.Load("1")
	a, err := json.Marshal(brief{p})
	if err != nil {
		return err
	}
	research.Raw(a) // silent
	b, err := json.Marshal(named{p})
	if err != nil {
		return err
	}
	research.Raw(b) // want "research"
	c, err := json.Marshal(lookalike{p})
	if err != nil {
		return err
	}
	research.Raw(c) // want "research"
	d, err := xml.Marshal(brief{p})
	if err != nil {
		return err
	}
	research.Raw(d) // silent
	var e bytes.Buffer
	if err := json.NewEncoder(&e).Encode(&brief{p}); err != nil {
		return err
	}
	research.Raw(e.Bytes()) // silent
	return nil
}

// notFound says which code, and holds who.
type notFound struct {
	code string
	p    model.Patient
}

func (e *notFound) Error() string { return "not found: " + e.code }

// unknown says who.
type unknown struct{ p model.Patient }

func (e unknown) Error() string { return "unknown " + e.p.Name }

func find(p model.Patient) error { return &notFound{"N1", p} }

func failed() {
	p := ward.Load("1")
	err := fmt.Errorf("load: %w", find(p))
	research.Note(err.Error())                                     // silent
	research.Note(fmt.Sprint(err))                                 // silent
	research.Note(fmt.Sprintf("again: %v", errors.Join(err, err))) // silent
	research.Note(fmt.Errorf("load: %w", unknown{p}).Error())      // want "research"
	research.Note(fmt.Sprint(errors.Join(unknown{p}, err)))        // want "research"
	var who *notFound
	if errors.As(err, &who) {
		research.Note(who.p.Name) // want "research"
		research.Note(who.code)   // silent
	}
	defer func() {
		if r := recover(); r != nil {
			research.Note(fmt.Sprint(r))
		}
	}() // want "research"
	log.Panicf("no %s", named{p})
}
