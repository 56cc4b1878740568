// Package alerts is the vendor's app: it looks for acute kidney injury in blood
// tests. It serves whoever calls it.
package alerts

import "streams.example/trust/record"

// Injured tells whether the last creatinine is half as high again as the first.
func Injured(p record.Patient) bool {
	n := len(p.Creatinine)
	return n > 1 && p.Creatinine[n-1] > 1.5*p.Creatinine[0]
}
