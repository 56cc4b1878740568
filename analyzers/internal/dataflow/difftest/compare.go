package difftest

import (
	"context"
	"fmt"
	"runtime/debug"
	"slices"
)

// Score counts how the analysis and the truth compare, sink by sink.
type Score struct {
	Programs int
	Broken   int // programs some run of which did not come to its end
	Sites    int // sinks; those that no run reached are not counted further
	Dead     int // sinks that no run reached
	Tainted  int // sinks that patient data reached
	Reported int // reached sinks that the analysis reported
	Missed   int // tainted, not reported, and all was followed: bugs
	GivenUp  int // tainted, not reported, in programs of which not all was followed, and that is said
	False    int // reported, reached, not tainted
}

// FalseRate is the share of the reports that are false alarms, 0 without
// reports.
func (s Score) FalseRate() float64 {
	if s.Reported == 0 {
		return 0
	}
	return float64(s.False) / float64(s.Reported)
}

// TaintedRate is the share of the reached sinks that are tainted.
func (s Score) TaintedRate() float64 {
	if s.Sites == s.Dead {
		return 0
	}
	return float64(s.Tainted) / float64(s.Sites-s.Dead)
}

// String is the score in one line.
func (s Score) String() string {
	return fmt.Sprintf("%d programs (%d broken), %d sinks (%d never reached): %d tainted (%.0f %%), %d reported, %d missed, %d not followed, %d false alarms (%.1f %% of the reports)",
		s.Programs, s.Broken, s.Sites, s.Dead, s.Tainted, 100*s.TaintedRate(), s.Reported, s.Missed, s.GivenUp, s.False, 100*s.FalseRate())
}

// Add adds the counts of t to s.
func (s *Score) Add(t Score) {
	s.Programs += t.Programs
	s.Broken += t.Broken
	s.Sites += t.Sites
	s.Dead += t.Dead
	s.Tainted += t.Tainted
	s.Reported += t.Reported
	s.Missed += t.Missed
	s.GivenUp += t.GivenUp
	s.False += t.False
}

// Difference is a sink for which analysis and truth differ.
type Difference struct {
	Program *Program
	Site    int
}

// String is the program, and what to look at in it.
func (d Difference) String() string {
	return fmt.Sprintf("seed %d, Sink%d:\n%s", d.Program.Seed, d.Site, d.Program)
}

// Result is the comparison of a batch of programs.
type Result struct {
	Score  Score
	Missed []Difference
	False  []Difference
}

// Compare executes and analyses the programs of seeds from, from+1, … in one
// batch. dir is a folder to build in, see Execute. It fails when a generated
// program does not compile or the analysis itself fails, with the program in
// the error.
func Compare(ctx context.Context, dir string, from uint64, n int, analyse Analysis) (Result, error) {
	var r Result
	programs := make([]*Program, n)
	reports := make([][]int, n)
	for i := range programs {
		p := Generate(from + uint64(i))
		sites, err := p.analyse(analyse)
		if err != nil {
			return r, fmt.Errorf("seed %d: %v\n%s", p.Seed, err, p)
		}
		programs[i], reports[i] = p, sites
	}
	truths, err := Execute(ctx, dir, programs)
	if err != nil {
		return r, err
	}
	for i, p := range programs {
		r.count(p, truths[i], reports[i])
	}
	return r, nil
}

// analyse checks the program and returns what the analysis reports. A panic
// of the analysis is an error.
func (p *Program) analyse(analyse Analysis) (sites []int, err error) {
	app, err := Check(p)
	if err != nil {
		return nil, err
	}
	defer func() {
		if x := recover(); x != nil {
			err = fmt.Errorf("the analysis panics: %v\n%s", x, debug.Stack())
		}
	}()
	return analyse(app)
}

// count adds one program to the result. Its dead sinks are left out: code
// that never runs has no truth.
func (r *Result) count(p *Program, truth Truth, reported []int) {
	r.Score.Programs++
	if truth.Broken > 0 {
		r.Score.Broken++
	}
	for site, state := range truth.Sites {
		r.Score.Sites++
		told := slices.Contains(reported, site)
		switch state {
		case Unreached:
			r.Score.Dead++
			continue
		case Tainted:
			r.Score.Tainted++
			switch {
			case told:
			case slices.Contains(reported, NotFollowed):
				r.Score.GivenUp++
			default:
				r.Score.Missed++
				r.Missed = append(r.Missed, Difference{p, site})
			}
		case Clean:
			if told {
				r.Score.False++
				r.False = append(r.False, Difference{p, site})
			}
		}
		if told {
			r.Score.Reported++
		}
	}
}
