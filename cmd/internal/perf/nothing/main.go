// Nothing is a tool of go vet that does nothing: what go vet takes with it is
// what go vet takes by itself.
package main

import "golang.org/x/tools/go/analysis/unitchecker"

func main() { unitchecker.Main() }
