package annotations

import (
	"go/types"
	"strconv"
	"strings"
)

// SlotPlace is a place of a signature: the receiver (Index 0), a parameter or a
// result.
type SlotPlace struct {
	Kind  SlotKind
	Index int
}

// SlotKind tells the places of a signature apart.
type SlotKind uint8

// The kinds of places.
const (
	ReceiverSlot SlotKind = iota
	ArgSlot
	ResultSlot
)

// FindSlot returns the place that a word means in a signature: the name of a
// parameter, a named result or the receiver; else receiver, argN or resultN.
// Names come first, so that a parameter called arg1 means itself.
func FindSlot(sig *types.Signature, word string) (SlotPlace, bool) {
	if word == "" || word == "_" {
		return SlotPlace{}, false
	}
	if recv := sig.Recv(); recv != nil && (recv.Name() == word) {
		return SlotPlace{ReceiverSlot, 0}, true
	}
	for _, t := range []struct {
		kind SlotKind
		vars *types.Tuple
	}{{ArgSlot, sig.Params()}, {ResultSlot, sig.Results()}} {
		for i := range t.vars.Len() {
			if t.vars.At(i).Name() == word {
				return SlotPlace{t.kind, i}, true
			}
		}
	}
	if word == "receiver" {
		return SlotPlace{ReceiverSlot, 0}, sig.Recv() != nil
	}
	if n, ok := slotIndex(word, "arg"); ok {
		return SlotPlace{ArgSlot, n}, n < sig.Params().Len()
	}
	if n, ok := slotIndex(word, "result"); ok {
		return SlotPlace{ResultSlot, n}, n < sig.Results().Len()
	}
	return SlotPlace{}, false
}

func slotIndex(word, prefix string) (int, bool) {
	digits, ok := strings.CutPrefix(word, prefix)
	if !ok {
		return 0, false
	}
	n, err := strconv.Atoi(digits)
	return n, err == nil && n >= 0 && strconv.Itoa(n) == digits
}

// slotNames are the words that mean something in a signature.
func slotNames(sig *types.Signature) []string {
	var names []string
	if sig.Recv() != nil {
		names = append(names, "receiver")
	}
	for i := range sig.Params().Len() {
		names = append(names, slotWord("arg", i))
		if n := sig.Params().At(i).Name(); n != "" && n != "_" {
			names = append(names, n)
		}
	}
	for i := range sig.Results().Len() {
		names = append(names, slotWord("result", i))
		if n := sig.Results().At(i).Name(); n != "" && n != "_" {
			names = append(names, n)
		}
	}
	return names
}
