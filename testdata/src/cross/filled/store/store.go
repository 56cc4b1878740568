// Package store fills what it is given.
package store

import (
	"io"

	"care/ward"
)

// Row is a row, of which nobody says what it holds.
type Row struct{ Who, Where string }

// Names fills in who somebody is.
type Names struct{}

// Fill fills a row.
func (Names) Fill(id string, to *Row) error {
	p := ward.Load(id)
	to.Who = p.Name
	to.Where = p.Site
	return nil
}

// Rows makes a row.
type Rows struct{}

// Fill makes it.
func (Rows) Fill(id string, to *Row) error {
	p := ward.Load(id)
	*to = Row{Who: p.Name, Where: p.Site}
	return nil
}

// Wards fills in where.
type Wards struct{}

// Fill fills a row.
func (Wards) Fill(id string, to *Row) error {
	*to = Row{Who: "somebody", Where: ward.Load(id).Site}
	return nil
}

// Write writes who.
func (Names) Write(id string, to io.Writer) { io.WriteString(to, ward.Load(id).Name) }

// Write writes where.
func (Wards) Write(id string, to io.Writer) { io.WriteString(to, ward.Load(id).Site) }
