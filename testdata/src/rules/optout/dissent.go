package optout

import (
	"care/model"
	"care/relay"
)

//lawful:check dissent
func sharable(p model.Patient) (model.Patient, bool) { return p, p.Age > 0 }

//lawful:purpose direct-care
//lawful:basis direct-care-default
func refer(p model.Patient) {
	relay.Label(p) // want "withdrawal-not-honoured: patient data Patient is shared on implied consent and no dissent check guards Label"
	relay.Label(p) // silent
}

//lawful:purpose direct-care
//lawful:basis direct-care-default
func referName(p model.Patient) {
	relay.Upper(p.Site) // silent
	relay.Upper(p.Name) // want "withdrawal-not-honoured: .*Patient.Name"
}

//lawful:purpose direct-care
//lawful:basis direct-care-default
func asked(p model.Patient) {
	if p, ok := sharable(p); ok {
		relay.Label(p) // silent
	}
}

// The basis of all direct care is no sign of sharing.
//
//lawful:purpose direct-care
func chart(p model.Patient) {
	relay.Label(p) // silent
}

//lawful:purpose direct-care
//lawful:basis direct-care-default
func inside(p model.Patient) {
	chart(p) // silent
}

//lawful:purpose direct-care
//lawful:basis direct-care-default
func askedInVain(p model.Patient) {
	sharable(p)
	relay.Label(p) // want "withdrawal-not-honoured: "
}

//lawful:purpose direct-care
//lawful:basis direct-care-default
func askedForNothing(p model.Patient) {
	_, _ = sharable(p)
	relay.Label(p) // want "withdrawal-not-honoured: "
}
