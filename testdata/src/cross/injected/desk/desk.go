// Package desk answers questions about patients.
package desk

import "care/ward"

// Desk knows patients.
type Desk struct{}

// Get tells the name.
func (*Desk) Get(id string) string { return ward.Load(id).Name }

// Beds knows wards.
type Beds struct{}

// Get tells the site.
func (*Beds) Get(id string) string { return ward.Load(id).Site }

// Get tells the name.
func Get(id string) string { return ward.Load(id).Name }

// GetSite tells the site.
func GetSite(id string) string { return ward.Load(id).Site }
