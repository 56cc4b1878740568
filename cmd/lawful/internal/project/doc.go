// Package project knows where a module keeps its lawful.yaml, and what of it
// go vet's cache must see.
//
// In: a directory and the environment. Out: the path of the file, its content
// as analyzer options, and a digest of every such file that a go command
// started in a directory could make us read.
//
// The rule: the file that LAWFUL_CONFIG names; else the lawful.yaml beside the
// go.mod of the module, else the nearest one in a folder above (a workspace or
// repository root). One in a folder below the module's root is an error and
// not a second configuration: go vet starts its tool in each package's folder,
// but keys its cache in the folder it was started in itself, so that a change
// to such a file would go unseen.
package project
