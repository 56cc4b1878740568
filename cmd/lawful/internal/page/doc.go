// Package page writes the record of processing as one page of HTML.
//
// In: a [record.Record]. Out: a file that needs no other and no network, to be
// opened from a disk, mailed or printed. It holds summary figures, the map of
// package flowmap, a table of the activities that can be filtered, and each
// activity in full with the route of its data and the lines of source on it.
//
// Without its script the page shows everything and filters nothing. The script
// changes only what is hidden; no text of the record is ever read as HTML, and
// a content security policy lets no other script run and nothing be loaded.
//
// What it does not handle: words and colours of a hospital of its own; editing.
package page
