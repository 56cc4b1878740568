// Package app moves the desk's answers within their tables.
package app

import "cross/moved/desk"

func move() {
	desk.Set[0] = desk.Set[1]                         // want "research"
	copy(desk.Copied, []*desk.Answer{desk.Copied[1]}) // want "research"
	desk.Field[0].Give = desk.Field[1].Give           // want "research"
	desk.Again = []*desk.Answer{desk.Again[1]}        // want "research"
	desk.Plain[0] = desk.Plain[1]                     // want "research"
	desk.Other[1] = desk.Other[0]                     // silent
	desk.Back[0] = desk.Back[0]                       // silent
}
