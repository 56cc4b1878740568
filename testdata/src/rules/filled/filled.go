// Package filled: a skeleton that nobody has filled in says nothing.
package filled

import (
	"care/research"
	"care/ward"
)

func simple() {
	//lawful:basis a6= a9= route= // want "malformed-directive: found a6= with nothing after it" "malformed-directive: found a9=" "malformed-directive: found route="
	research.Add(ward.Load("1")) // want "uncovered-crossing: "
}
