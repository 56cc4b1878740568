package dataflow

import "testing"

// BenchmarkAnalyze compares a fine look at a package of many small functions
// with a coarse one.
func BenchmarkAnalyze(b *testing.B) {
	const dir = "flow/interfaces"
	w := load(b, dir)
	saved := fine
	defer func() { fine = saved }()
	for _, look := range []struct {
		name  string
		grain grain
	}{{"fine", saved}, {"coarse", coarse}} {
		b.Run(look.name, func(b *testing.B) {
			fine = look.grain
			b.ReportAllocs()
			for b.Loop() {
				if _, err := w.check(dir, w.files[dir]); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
