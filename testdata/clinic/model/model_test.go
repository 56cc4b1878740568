package model

import (
	"errors"
	"testing"
	"time"
)

func TestParseNHSNumber(t *testing.T) {
	for _, tt := range []struct {
		in   string
		want NHSNumber
		err  error
	}{
		{"9990041008", "9990041008", nil},
		{"999 004 1008", "9990041008", nil},
		{"9990041009", "", ErrNHSNumberCheck},
		{"999004100", "", ErrNHSNumberLength},
		{"99900410O8", "", ErrNHSNumberDigit},
		{"", "", ErrNHSNumberLength},
	} {
		got, err := ParseNHSNumber(tt.in)
		if got != tt.want || !errors.Is(err, tt.err) {
			t.Errorf("ParseNHSNumber(%q) = %q, %v, want %q, %v", tt.in, got, err, tt.want, tt.err)
		}
	}
	if got := NHSNumber("9990041008").String(); got != "999 004 1008" {
		t.Errorf("String() = %q", got)
	}
}

func TestAge(t *testing.T) {
	p := Patient{BirthDate: time.Date(1948, 3, 14, 0, 0, 0, 0, time.UTC)}
	for _, tt := range []struct {
		at   time.Time
		want int
	}{
		{time.Date(2026, 3, 13, 0, 0, 0, 0, time.UTC), 77},
		{time.Date(2026, 3, 14, 0, 0, 0, 0, time.UTC), 78},
	} {
		if got := p.Age(tt.at); got != tt.want {
			t.Errorf("Age(%s) = %d, want %d", tt.at.Format(time.DateOnly), got, tt.want)
		}
	}
}

func TestResultRange(t *testing.T) {
	for _, tt := range []struct {
		r                  Result
		abnormal, critical bool
	}{
		{Result{Value: 5, Low: 4, High: 6}, false, false},
		{Result{Value: 6.5, Low: 4, High: 6}, true, false},
		{Result{Value: 9, Low: 4, High: 6}, true, true},
		{Result{Value: 2.5, Low: 4, High: 6}, true, true},
		{Result{Value: 100}, false, false},
	} {
		if a, c := tt.r.Abnormal(), tt.r.Critical(); a != tt.abnormal || c != tt.critical {
			t.Errorf("%v: abnormal %t, critical %t, want %t, %t", tt.r.Value, a, c, tt.abnormal, tt.critical)
		}
	}
}
