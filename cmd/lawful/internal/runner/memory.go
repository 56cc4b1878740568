package runner

import (
	"os"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
)

// freely is how much heap a run may take before garbage is collected as often as Go
// does by default, in bytes. Most packages need less, and are done without a single
// collection, which took a third of the time.
const freely = 128 << 20

// least is the heap at which Go collects for the first time, at 100 percent.
const least = 4 << 20

// CollectRarely lets the heap grow to 128 MB before garbage is collected, and by so many
// percent of what is in use after that. It does nothing where the user has set GOGC.
func CollectRarely(growth int) {
	if os.Getenv("GOGC") != "" {
		return
	}
	debug.SetGCPercent(freely / least * 100)
	afterEach(func() {
		live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
		metrics.Read(live)
		if live[0].Value.Kind() == metrics.KindUint64 {
			debug.SetGCPercent(percentFor(live[0].Value.Uint64(), growth))
		}
	})
}

// percentFor is how much a heap with so many bytes in use may grow, at least by growth.
func percentFor(live uint64, growth int) int {
	return max(growth, int(freely*100/max(live, 1))-100)
}

// afterEach calls f after each collection: a finalizer runs after the collection that
// finds its object gone, and makes the next such object.
func afterEach(f func()) {
	type mark struct{ _ *int } // with a pointer, so that it is not allocated with others
	runtime.SetFinalizer(&mark{}, func(*mark) {
		f()
		afterEach(f)
	})
}
