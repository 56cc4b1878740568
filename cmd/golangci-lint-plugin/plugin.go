package plugin

import (
	"os"

	"github.com/golangci/plugin-module-register/register"
	"golang.org/x/tools/go/analysis"

	"github.com/lawful-lint/lawful/analyzers"
)

// golangci-lint finds its plugins by what they registered before main.
func init() { register.Plugin("lawful", New) }

// Plugin is the linter for one run of golangci-lint.
type Plugin struct{ settings Settings }

var _ register.LinterPlugin = (*Plugin)(nil)

// New returns the plugin for the settings as golangci-lint has decoded them.
// A setting that does not exist is an error.
func New(conf any) (register.LinterPlugin, error) {
	settings, err := decode(conf)
	if err != nil {
		return nil, err
	}
	return &Plugin{settings}, nil
}

// GetLoadMode tells golangci-lint that the analyzers need types.
func (*Plugin) GetLoadMode() string { return register.LoadModeTypesInfo }

// BuildAnalyzers reads the configuration file, found from the working
// directory, and returns the analyzers. A mistake in the file is an error with
// a line "file:line:column: message" for each.
func (p *Plugin) BuildAnalyzers() ([]*analysis.Analyzer, error) {
	dir, err := os.Getwd()
	if err != nil {
		return nil, err
	}
	return p.analyzers(dir)
}

func (p *Plugin) analyzers(dir string) ([]*analysis.Analyzer, error) {
	s := p.settings
	config, suffix, err := s.read(dir, os.Getenv(configVar))
	if err != nil {
		return nil, err
	}
	opts := analyzers.Options{Config: config, Tests: s.Tests, Strict: s.Strict, Notes: s.Notes, Warnings: s.Warnings == nil || *s.Warnings}
	return fit(analyzers.New(opts), suffix), nil
}
