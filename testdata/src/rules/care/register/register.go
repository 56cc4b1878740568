// Package register finds its basis in the register.
//
//lawful:purpose direct-care
package register

import "care/model"

func Admit(p model.Patient) { // silent
	p.Rename("x")
}

//lawful:purpose local-audit
func Review(p model.Patient) { // silent
	p.Rename("y")
}
