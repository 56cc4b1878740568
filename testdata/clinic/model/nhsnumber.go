package model

import (
	"errors"
	"strings"
)

// NHSNumber is a valid NHS number in its plain ten-digit form.
//
//lawful:data patient
type NHSNumber string

// Errors of [ParseNHSNumber]. They do not repeat the input, so that they can
// be logged.
var (
	ErrNHSNumberLength = errors.New("an NHS number has ten digits")
	ErrNHSNumberDigit  = errors.New("an NHS number holds digits only")
	ErrNHSNumberCheck  = errors.New("the check digit of the NHS number is wrong")
)

// ParseNHSNumber reads an NHS number, with or without the usual spaces, and
// verifies its modulus-11 check digit.
func ParseNHSNumber(s string) (NHSNumber, error) {
	digits := strings.ReplaceAll(s, " ", "")
	if len(digits) != 10 {
		return "", ErrNHSNumberLength
	}
	sum := 0
	for i, r := range digits {
		if r < '0' || r > '9' {
			return "", ErrNHSNumberDigit
		}
		if i < 9 {
			sum += int(r-'0') * (10 - i)
		}
	}
	if check := (11 - sum%11) % 11; check == 10 || check != int(digits[9]-'0') {
		return "", ErrNHSNumberCheck
	}
	return NHSNumber(digits), nil
}

// String returns the number in the printed form 3-3-4.
func (n NHSNumber) String() string {
	if len(n) != 10 {
		return string(n)
	}
	return string(n[:3]) + " " + string(n[3:6]) + " " + string(n[6:])
}
