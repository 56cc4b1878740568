package plugin

import (
	"fmt"
	"os"

	"github.com/golangci/plugin-module-register/register"
	"golang.org/x/tools/go/analysis"

	"github.com/lawful-lint/lawful/analyzers"
	"github.com/lawful-lint/lawful/annotations"
)

// golangci-lint finds its plugins by what they registered before main.
func init() { register.Plugin("lawful", New) }

// Settings are those of the linter in .golangci.yml.
type Settings struct {
	// Config is the path of the configuration file to use in place of the one
	// of the module. A relative one starts from the working directory.
	Config string `json:"config"`
	// Tests asks for findings in _test.go files too.
	Tests bool `json:"tests"`
	// Strict reports code that handles patient data and declares no purpose.
	Strict bool `json:"strict"`
	// Warnings asks for findings of that severity; nil means yes.
	Warnings *bool `json:"warnings"`
	// Notes asks for findings of that severity.
	Notes bool `json:"notes"`
}

// Plugin is the linter for one run of golangci-lint.
type Plugin struct{ settings Settings }

var _ register.LinterPlugin = (*Plugin)(nil)

// New returns the plugin for the settings as golangci-lint has decoded them.
// A setting that does not exist is an error.
func New(conf any) (register.LinterPlugin, error) {
	settings, err := register.DecodeSettings[Settings](conf)
	if err != nil {
		return nil, fmt.Errorf("%w; expected config, tests, strict, warnings or notes", err)
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
	opts := analyzers.Options{Tests: s.Tests, Strict: s.Strict, Notes: s.Notes, Warnings: s.Warnings == nil || *s.Warnings}
	file, err := find(dir, s.Config, os.Getenv(configVar))
	if err != nil {
		return nil, err
	}
	if file != "" {
		if opts.Config, err = annotations.Load(file); err != nil {
			return nil, err
		}
	}
	suffix, err := digest(file)
	if err != nil {
		return nil, err
	}
	return fit(analyzers.New(opts), suffix), nil
}
