// Package shelf gives out boxed values, of types written in one of two ways.
package shelf

// Row is a row.
type Row struct{ Text, Place string }

// Line is another name of Row.
type Line = Row

// Index is another name of a map.
type Index = map[string]string

// Page is another name of a type of some parameter.
type Page[T any] = []T

// Chan boxes a channel.
func Chan(v any) any {
	c := make(chan any, 1)
	c <- v
	return c
}

// Slice boxes a slice.
func Slice(v any) any { return []any{v, "B2"} }

// Map boxes a map.
func Map(v any) any { return map[string]any{"who": v, "ward": "B2"} }

// OldMap boxes a map, in the older spelling.
func OldMap(v any) any { return map[string]interface{}{"who": v, "ward": "B2"} }

// Func boxes a function.
func Func(v any) any { return func() any { return v } }

// Struct boxes a struct without a name.
func Struct(v any) any {
	return struct{ Who, Ward any }{v, "B2"}
}

// Nested boxes a map of slices.
func Nested(v any) any { return map[string][]any{"who": {v}, "ward": {"B2"}} }

// Pointer boxes a row.
func Pointer(s string) any { return &Line{Text: s, Place: "B2"} }

// Rows boxes rows.
func Rows(s string) any { return []Line{{Text: s, Place: "B2"}} }

// Indexed boxes a map.
func Indexed(s string) any {
	m := Index{"who": s, "ward": "B2"}
	return m
}

// Paged boxes a page.
func Paged(s string) any { return Page[string]{s, "B2"} }

// Bytes boxes bytes.
func Bytes(s string) any { return []byte(s) }

// Runes boxes runes.
func Runes(s string) any { return []rune(s) }

// Text takes a row out of its box.
func Text(v any) string { return v.(*Row).Text }

// Who takes a name out of a map.
func Who(v any) any { return v.(map[string]interface{})["who"] }
