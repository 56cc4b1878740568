// Command lawful checks that patient data is used for the purposes it was
// obtained for, or under a declared lawful basis.
//
// It is one binary: a command of its own ("lawful check ./...") and the tool of
// go vet ("go vet -vettool=$(which lawful) ./..."). Both run the same analyzers
// and give the same findings. "lawful help" tells the rest.
//
// Exit codes of the command: 0 for nothing found, 1 for findings, 2 when it
// could not run or a package could not be analysed.
package main

import (
	"os"
	"path/filepath"

	"github.com/lawful-lint/lawful/cmd/lawful/internal/runner"
	"github.com/lawful-lint/lawful/cmd/lawful/internal/vet"
)

func main() {
	args := arguments(os.Args)
	runner.CollectRarely(heapGrowth(args))
	os.Exit(newApp(runner.Lawful()).run(args))
}

// heapGrowth is by how many percent the heap may grow before garbage is collected. go vet
// runs as many processes as there are processors, most of which stay below the size at
// which this counts: those that do not are held close to what they need.
func heapGrowth(args []string) int {
	if vet.Handles(args) {
		return 25
	}
	return 100
}

// arguments is the command line without the program's name, which may stand
// for the subcommand gopls.
func arguments(line []string) []string {
	if name := filepath.Base(line[0]); name == goplsName || name == goplsName+".exe" {
		return append([]string{"gopls"}, line[1:]...)
	}
	return line[1:]
}
