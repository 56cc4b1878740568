// Package desk tells those who have registered.
package desk

import "care/ward"

var (
	hooks   []func(string)
	ticks   []func(string)
	drivers = map[string]Driver{}
)

// Driver is told of admissions.
type Driver interface{ Admit(name string) }

// Register adds one who is told of patients.
func Register(f func(string)) { hooks = append(hooks, f) }

// RegisterTick adds one who is told of no patient.
func RegisterTick(f func(string)) { ticks = append(ticks, f) }

// RegisterDriver adds a driver.
func RegisterDriver(name string, d Driver) { drivers[name] = d }

// Admit tells all.
func Admit(id string) {
	p := ward.Load(id)
	for _, f := range hooks {
		f(p.Name)
	}
	for _, f := range ticks {
		f(p.Site)
	}
	for _, d := range drivers {
		d.Admit(p.Name)
	}
}
