package dataflow

import (
	"bytes"
	"encoding/binary"
	"maps"
	"slices"
)

// Facts carry what all imports know of cells, but a package asks for few of them. So each
// cell is written by itself, and stays as it was read until somebody asks; what was not
// asked for, or has not grown, is passed on as it is.

// storedCell is a cell as imports wrote it, in as many ways as they know it.
type storedCell [][]byte

// inCell is what a cell is known to hold.
func (p *analysis) inCell(key string) *node {
	c, ok := p.stored[key]
	if !ok {
		return p.cells[key]
	}
	delete(p.stored, key)
	var n *node
	for _, b := range c {
		n = p.u.join(n, p.decodeCell(b))
	}
	if n != nil {
		p.cells[key], p.imported[key] = n, n
		if len(c) == 1 {
			p.passedOn[key] = c[0]
		}
	}
	return n
}

// inCellBefore is what imports know of a cell.
func (p *analysis) inCellBefore(key string) *node {
	p.inCell(key)
	return p.imported[key]
}

// encodeCells writes the cells, each with whether it holds patient data.
func (p *analysis) encodeCells() []byte {
	for _, key := range slices.Sorted(maps.Keys(p.stored)) {
		if len(p.stored[key]) > 1 {
			p.inCell(key)
		}
	}
	keys := slices.AppendSeq(slices.Collect(maps.Keys(p.cells)), maps.Keys(p.stored))
	if len(keys) == 0 {
		return nil
	}
	slices.Sort(keys)
	out := binary.AppendUvarint(nil, uint64(len(keys)))
	for _, key := range keys {
		out = appendRaw(out, []byte(key), p.encodeCell(key))
	}
	return out
}

func (p *analysis) encodeCell(key string) []byte {
	if c := p.stored[key]; len(c) == 1 {
		return c[0]
	}
	n := p.cells[key]
	if b := p.passedOn[key]; b != nil && n == p.imported[key] {
		return b
	}
	e := newEncoder(p.u)
	e.node(n)
	return slices.Concat([]byte{bit(hasSource(n))}, e.table(), e.buf)
}

func bit(b bool) byte {
	if b {
		return 1
	}
	return 0
}

// storeCells notes the cells of one import.
func (p *analysis) storeCells(b []byte) {
	if len(b) == 0 || p.Policy == nil {
		return
	}
	d := &decoder{p: p, buf: b}
	for range d.len() {
		key, cell := string(d.raw()), d.raw()
		if d.err != nil || len(cell) == 0 {
			p.count("facts")
			return
		}
		p.u.holdsData = p.u.holdsData || cell[0] != 0
		if !slices.ContainsFunc(p.stored[key], func(c []byte) bool { return bytes.Equal(c, cell) }) {
			p.stored[key] = append(p.stored[key], cell)
		}
	}
}

func (p *analysis) decodeCell(b []byte) *node {
	d := &decoder{p: p, buf: b[1:]}
	d.table()
	n := d.node()
	if d.err != nil {
		p.count("facts")
		return nil
	}
	return n
}
