package record

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"reflect"

	"github.com/lawful-lint/lawful/cmd/lawful/internal/finding"
)

// JSONSchema describes the JSON form of a record, as a JSON Schema: a stable
// contract for other tools. Within a version fields are only ever added.
//
//go:embed schema.json
var JSONSchema string

// WriteJSON writes all of a record.
func WriteJSON(w io.Writer, r *Record) error {
	return finding.WriteJSON(w, r)
}

// ReadJSON reads what WriteJSON wrote. name is for messages: what is no record,
// half of one, or one of another version is an error with its place.
func ReadJSON(name string, data []byte) (*Record, error) {
	var head struct {
		Version int `json:"version"`
	}
	if err := json.Unmarshal(data, &head); err != nil {
		return nil, fault(name, data, err)
	}
	if head.Version != Version {
		return nil, fmt.Errorf("%s:1:1: found a record of version %d; expected %d: lawful report -o writes it anew", name, head.Version, Version)
	}
	r := new(Record)
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.DisallowUnknownFields()
	if err := dec.Decode(r); err != nil {
		return nil, fault(name, data, err)
	}
	if dec.More() {
		return nil, fmt.Errorf("%s: found text behind the record; expected its end", place(name, data, dec.InputOffset()))
	}
	r.fill()
	return r, nil
}

func fault(name string, data []byte, err error) error {
	offset := int64(len(data))
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch {
	case errors.As(err, &syntax):
		offset = syntax.Offset
	case errors.As(err, &kind):
		offset = kind.Offset
		err = fmt.Errorf("%s: found a %s", kind.Field, kind.Value)
	}
	return fmt.Errorf("%s: not a record: %v; expected what lawful report -format json writes", place(name, data, offset), err)
}

// place is file:line:column of an offset in bytes.
func place(name string, data []byte, offset int64) string {
	before := data[:min(int(offset), len(data))]
	line := bytes.Count(before, []byte("\n")) + 1
	return fmt.Sprintf("%s:%d:%d", name, line, max(1, len(before)-bytes.LastIndexByte(before, '\n')-1))
}

// fill makes every list that JSON must have a list: null is none.
func (r *Record) fill() { fillLists(reflect.ValueOf(r).Elem()) }

func fillLists(v reflect.Value) {
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			fillLists(v.Field(i))
		}
	case reflect.Slice:
		if v.IsNil() {
			v.Set(reflect.MakeSlice(v.Type(), 0, 0))
		}
		for i := range v.Len() {
			fillLists(v.Index(i))
		}
	}
}
