package stdfmt

import (
	"errors"
	"fmt"
	"log"

	"care/model"
	"care/research"
	"care/ward"
)

// Of a value only its type is told, or where it is.

func types(v any, width int) {
	p := ward.Load("1")
	research.Note(fmt.Sprintf("cannot scan %T", p))                // silent
	research.Note(fmt.Sprintf("%p: %5T %%", &p, p.Name))           // silent
	research.Note(fmt.Sprintf("%T %s", p, p.Site))                 // silent
	research.Note(fmt.Errorf("from %T: %w", p, errBusy).Error())   // silent
	research.Note(fmt.Sprintf("%T %s", p.Site, p.Name))            // want "research"
	research.Note(fmt.Sprintf("%-3s %T", p.Name, p.Site))          // want "research"
	research.Note(fmt.Sprintf("%v of %T", p, p))                   // want "research"
	research.Note(fmt.Sprintf("%[2]T %[1]s", p.Name, p.Site))      // want "research"
	research.Note(fmt.Sprintf("%*T %s", width, p.Site, p.Name))    // want "research"
	research.Note(fmt.Sprintf("%T", p.Site, p.Name))               // want "research"
	research.Note(fmt.Sprintf(ward.Site()+"%T", p.Name))           // want "research"
	research.Note(fmt.Sprintf("%T", []any{p.Name, p.Postcode}...)) // want "research"
	research.Note(fmt.Sprint("%T", p.Name))                        // want "research"
	research.Note(listed("%T", p.Name))                            // want "research"
}

var errBusy = errors.New("busy")

// listed is no formatting at all.
func listed(format string, args ...any) string { return format + args[0].(string) }

type column struct{ p model.Patient }

func (s *column) Scan(src any) error {
	p, ok := src.(model.Patient)
	if !ok {
		return fmt.Errorf("unsupported type %T", src)
	}
	s.p = p
	return nil
}

func scan() {
	var s column
	research.Record(s.Scan(ward.Load("1")))              // silent
	research.Record(fmt.Errorf("of %v", ward.Load("1"))) // want "research"
	log.Printf("%T", s)
}
