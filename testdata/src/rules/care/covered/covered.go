// Package covered has its basis on the package clause.
//
//lawful:purpose direct-care
//lawful:basis a6=public-task task=care a9=health-care secrecy=professional route=implied-consent role=care-team relationship=admission // silent
package covered

import "care/model"

func Admit(p model.Patient) { // silent
	p.Rename("x")
}
