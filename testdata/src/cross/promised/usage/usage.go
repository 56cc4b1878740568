// Package usage learns how the wards are used: its interface says so by itself,
// whoever implements it.
//
//lawful:purpose medical-research
package usage

// Tracker takes what happened.
//
//lawful:purpose medical-research
type Tracker interface{ Track(what string) }

// Memory is a tracker.
type Memory struct{ lines []string }

// Track keeps it.
func (m *Memory) Track(what string) { m.lines = append(m.lines, what) }
