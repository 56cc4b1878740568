package runner

import "testing"

func TestPercentFor(t *testing.T) {
	for _, c := range []struct {
		live uint64
		want int
	}{
		{0, freely*100 - 100},
		{freely / 4, 300},
		{freely / 2, 100},
		{freely * 3, 100},
	} {
		if got := percentFor(c.live); got != c.want {
			t.Errorf("%d in use: %d percent, want %d", c.live, got, c.want)
		}
	}
}
