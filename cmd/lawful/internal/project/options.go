package project

import (
	"github.com/lawful-lint/lawful/analyzers"
	"github.com/lawful-lint/lawful/annotations"
)

// Configure reads the configuration file and puts it into o; "" leaves o
// without one. Its error holds a line "file:line:column: message" for every
// mistake in the file.
func Configure(o *analyzers.Options, file string) error {
	if file == "" {
		return nil
	}
	config, err := annotations.Load(file)
	if err != nil {
		return err
	}
	o.Config = config
	return nil
}
