// Package letter builds letters out of options.
package letter

// Letter is a letter.
type Letter struct {
	To            []string
	Subject, Body string
	head          map[string]string
}

// Option sets one thing.
type Option func(*Letter)

// Subject sets the subject.
func Subject(s string) Option { return func(l *Letter) { l.Subject = s } }

// Body sets the body.
func Body(s string) Option { return func(l *Letter) { l.Body = s } }

// To adds a receiver.
func To(s string) Option { return func(l *Letter) { l.To = append(l.To, s) } }

// Failing is an option that can fail.
type Failing func(*Letter) error

// New applies the options.
func New(opts ...Option) *Letter {
	l := &Letter{head: map[string]string{}}
	for _, o := range opts {
		o(l)
	}
	return l
}

// Make applies options that can fail.
func Make(opts ...Failing) (*Letter, error) {
	l := &Letter{}
	for _, o := range opts {
		if err := o(l); err != nil {
			return nil, err
		}
	}
	return l, nil
}
