package runner

import "testing"

func TestPercentFor(t *testing.T) {
	for _, c := range []struct {
		live         uint64
		growth, want int
	}{
		{0, 100, freely*100 - 100},
		{freely / 4, 100, 300},
		{freely / 2, 100, 100},
		{freely * 3, 100, 100},
		{freely * 3, 25, 25},
	} {
		if got := percentFor(c.live, c.growth); got != c.want {
			t.Errorf("%d in use: %d percent, want %d", c.live, got, c.want)
		}
	}
}
