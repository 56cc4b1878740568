// Package flowmap draws the record of processing as a map: direct care on the
// left, the secondary uses in the middle, and recipients outside the program on
// the right, with an arrow for each activity between them.
//
// In: a [record.Record]. Out: a [Map], which is arrows in their order, folded
// when there are many, and from it SVG or Mermaid text. Nothing but the record
// goes into either, so that the same record gives the same picture.
//
// The columns are given, and each arrow has a row to itself: no arrow crosses
// another, nor a box, and the picture is read as a table is. That is why no
// general graph layout is used.
//
// What it does not handle: how code calls code (the routes are in the record);
// measuring of text, which is estimated from its characters. What a label has no
// room for is counted there, and is in its tooltip.
package flowmap
