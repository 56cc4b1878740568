// Package app changes what the desk overwrites with.
package app

import (
	"care/ward"
	"cross/overwritten/desk"
)

func tell() {
	(&desk.Desk{}).Tell(func() { desk.Site = ward.Load("1").Name }) // want "research"
	(&desk.Desk{}).Told(func() { desk.Room = ward.Load("1").Site }) // silent
}

func point() {
	(&desk.Desk{}).Point(func() { desk.Site = ward.Load("1").Name }) // want "research"
	(&desk.Desk{}).Told(func() { desk.Room = "t" })                  // silent
}
