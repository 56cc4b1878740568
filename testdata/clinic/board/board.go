// Package board keeps the live picture that the screens on the wards show.
package board

import (
	"slices"
	"sync"

	"clinic.example/clinic/model"
)

var (
	// Mu guards Occupants.
	Mu sync.RWMutex
	// Occupants are the stays that are open now, in no particular order.
	Occupants []model.Encounter
	// Departures receives every stay that ends. Sending never blocks a ward:
	// see [Depart].
	Departures = make(chan model.Encounter, 64)
	// Capacity is the number of staffed beds.
	Capacity = capacity()
)

func capacity() int {
	beds := 0
	for _, w := range model.Wards() {
		beds += w.Beds
	}
	return beds
}

// Arrive puts a stay on the board.
func Arrive(enc model.Encounter) {
	Mu.Lock()
	defer Mu.Unlock()
	Occupants = append(Occupants, enc)
}

// Depart takes a stay off the board and announces it. The announcement is
// dropped when nobody has been listening for a while.
func Depart(enc model.Encounter) {
	Mu.Lock()
	Occupants = slices.DeleteFunc(Occupants, func(o model.Encounter) bool { return o.ID == enc.ID })
	Mu.Unlock()
	select {
	case Departures <- enc:
	default:
	}
}

// Occupied returns how many beds are taken.
func Occupied() int {
	Mu.RLock()
	defer Mu.RUnlock()
	return len(Occupants)
}

// Waiting returns how many departures wait in the channel.
func Waiting() int { return len(Departures) }

// OnWard returns the open stays of one ward.
func OnWard(ward string) []model.Encounter {
	Mu.RLock()
	defer Mu.RUnlock()
	var stays []model.Encounter
	for _, enc := range Occupants {
		if enc.Ward == ward {
			stays = append(stays, enc)
		}
	}
	return stays
}
