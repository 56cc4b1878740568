// Package study asks whom its constructor was given.
//
//lawful:purpose research
package study

// Source answers questions.
type Source interface{ Get(id string) string }

// Study keeps the source that it asks.
type Study struct {
	source Source
	ask    func(id string) string
	rows   []string
}

// New keeps an interface.
func New(s Source) *Study { return &Study{source: s} }

// NewFunc keeps a function.
func NewFunc(f func(id string) string) *Study { return &Study{ask: f} }

// Run asks the interface.
func (s *Study) Run(id string) { s.rows = append(s.rows, s.source.Get(id)) }

// RunFunc asks the function.
func (s *Study) RunFunc(id string) { s.rows = append(s.rows, s.ask(id)) }
