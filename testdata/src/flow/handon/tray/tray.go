// Package tray hands on, for other packages.
package tray

// Slip is a piece of paper.
type Slip struct {
	Text, Place string
	Under       *Slip
}

// Giver gives.
type Giver interface{ Give() string }

// Taker takes.
type Taker interface{ Take(s *Slip) }

// Pass puts what it gets on a slip.
func Pass(get func() string, put func(*Slip)) { put(&Slip{Text: get(), Place: "B2"}) }

// Under puts it below another slip.
func Under(get func() string, put func(*Slip)) {
	s := &Slip{Place: "B2"}
	s.Under = &Slip{Text: get()}
	put(s)
}

// Stack puts it into a stack.
func Stack[T any](get func() T, put func([]T)) {
	var stack []T
	for range 2 {
		stack = append(stack, get())
	}
	put(stack)
}

// Between is Pass with interfaces.
func Between(g Giver, t Taker) { t.Take(&Slip{Text: g.Give(), Place: "B2"}) }

// Tray keeps both ends.
type Tray struct {
	Get func() string
	Put func(*Slip)
}

// Run hands on.
func (t Tray) Run() { t.Put(&Slip{Text: t.Get(), Place: "B2"}) }
