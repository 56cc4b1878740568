package dataflow

import "math/bits"

// objSet is a set of objects, a bit for each.
type objSet []uint64

func (s *objSet) put(id objID) {
	i := int(id) / 64
	for len(*s) <= i {
		*s = append(*s, 0)
	}
	(*s)[i] |= 1 << (id % 64)
}

func (s *objSet) add(t objSet) {
	for len(*s) < len(t) {
		*s = append(*s, 0)
	}
	for i, word := range t {
		(*s)[i] |= word
	}
}

func lowest(word uint64) int { return bits.TrailingZeros64(word) }

func (s objSet) has(id objID) bool {
	i := int(id) / 64
	return i < len(s) && s[i]&(1<<(id%64)) != 0
}
