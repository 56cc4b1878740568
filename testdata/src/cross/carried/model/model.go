// Package model shows patients by methods.
package model

// View tells who somebody is.
type View interface {
	ID() string
	Site() string
}

// Full is a View that keeps both.
type Full struct{ Who, Where string }

// ID is who it is.
func (f Full) ID() string { return f.Who }

// Site is where they are.
func (f Full) Site() string { return f.Where }

// State holds a View.
type State struct {
	In  View
	Now func() string
}

// Deep holds a State.
type Deep struct{ S *State }
