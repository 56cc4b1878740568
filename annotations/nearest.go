package annotations

import (
	"slices"
	"strings"
)

// sortedKeys returns the keys of m in order.
func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// maxWord bounds the words that nearest compares: longer ones are no typos.
const maxWord = 64

// NearestOf returns the candidate that is most likely meant by word, "" when
// none is likely. Case does not count. A candidate is likely when a third of
// the word's letters (or one of two), at most, would have to change (swapped
// neighbours count once), when one begins with the other or with most of it, or when the word is
// one of the hyphenated parts of the candidate. Ties go to the earlier candidate.
func NearestOf(word string, candidates []string) string {
	word = strings.ToLower(word)
	if word == "" || len(word) > maxWord {
		return ""
	}
	best, bestCost := "", 1<<30
	for _, c := range candidates {
		if cost, ok := likeness(word, strings.ToLower(c)); ok && cost < bestCost {
			best, bestCost = c, cost
		}
	}
	return best
}

// likeness rates how far two words are apart; ok is false when too far.
func likeness(word, candidate string) (cost int, ok bool) {
	fold := func(s string) string { return strings.Map(dropSeparators, s) }
	limit := max(len(word)/3, min(1, len(word)-1))
	if d := editDistance(fold(word), fold(candidate)); d <= limit {
		return d, true
	}
	if len(word) < 4 {
		return 0, false
	}
	if strings.HasPrefix(candidate, word) || strings.HasPrefix(word, candidate) && len(candidate) >= 4 {
		return 100 + max(len(word), len(candidate)), true
	}
	if n := sharedPrefix(word, candidate); n >= 4 && 3*n >= 2*len(word) {
		return 150 + len(candidate) - n, true
	}
	for _, part := range strings.Split(candidate, "-") {
		if len(part) >= 4 && editDistance(word, part) <= max(1, len(word)/4) {
			return 200 + len(candidate), true
		}
	}
	return 0, false
}

func sharedPrefix(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}

func dropSeparators(r rune) rune {
	if r == '-' || r == '_' || r == ' ' {
		return -1
	}
	return r
}

// editDistance counts insertions, deletions, substitutions and swaps of
// neighbours (optimal string alignment) between a and b, in bytes.
func editDistance(a, b string) int {
	prev2, prev, cur := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range prev {
		prev[j] = j
	}
	for i := 1; i <= len(a); i++ {
		cur[0] = i
		for j := 1; j <= len(b); j++ {
			change := 1
			if a[i-1] == b[j-1] {
				change = 0
			}
			cur[j] = min(prev[j]+1, cur[j-1]+1, prev[j-1]+change)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				cur[j] = min(cur[j], prev2[j-2]+1)
			}
		}
		prev2, prev, cur = prev, cur, prev2
	}
	return prev[len(b)]
}
