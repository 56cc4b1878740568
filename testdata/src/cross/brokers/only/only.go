// Package only brings publisher and worker together without calling either.
package only

import (
	"cross/brokers/ward"
	"cross/brokers/worker"
)

// Jobs are run elsewhere.
func Jobs() []func() {
	_ = ward.Admit
	return []func(){worker.Run, worker.Lookup} // want "research"
}
