// Package board registers itself, and shows what it is told on the ward.
package board

import "cross/enrolled/desk"

var shown []string

func init() { desk.Register(show) } // silent

func show(s string) { shown = append(shown, s) }
