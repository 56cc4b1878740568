// Package testing replays old results through a trial before it is let near a
// ward.
//
//lawful:purpose direct-care // basis: R06
package testing

import "clinic.example/clinic/model"

// Replay counts the results that would have raised an alarm.
func Replay(results []model.Result) int {
	n := 0
	for _, r := range results {
		if r.Critical() { // silent: the package is at fault, not each line of it
			n++
		}
	}
	return n
}
