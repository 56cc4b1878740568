package plugin

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"regexp"
	"strings"

	"github.com/golangci/plugin-module-register/register"

	"github.com/lawful-lint/lawful/annotations"
)

// Settings are those of the linter in .golangci.yml.
type Settings struct {
	// Config takes the place of the module's configuration file: the path of
	// another one, which starts from the working directory if it is relative,
	// or what such a file would say.
	Config any `json:"config"`
	// Catalogue switches groups of the catalogue, as the configuration does,
	// which it wins over.
	Catalogue map[string]any `json:"catalogue"`
	// Tests asks for findings in _test.go files too.
	Tests bool `json:"tests"`
	// Strict reports code that handles patient data and declares no purpose.
	Strict bool `json:"strict"`
	// Warnings asks for findings of that severity; nil means yes.
	Warnings *bool `json:"warnings"`
	// Notes asks for findings of that severity.
	Notes bool `json:"notes"`
}

// decode reads the settings as golangci-lint has decoded them. One that does
// not exist is an error.
func decode(conf any) (Settings, error) {
	s, err := register.DecodeSettings[Settings](conf)
	if err != nil {
		return s, fmt.Errorf("%w; expected config, catalogue, tests, strict, warnings or notes", err)
	}
	switch s.Config.(type) {
	case nil, string, map[string]any:
		return s, nil
	}
	return s, fmt.Errorf("config: %v; expected the path of a %s, or what one says", s.Config, annotations.ConfigName)
}

// read returns the configuration for a run started in dir, nil for none, and a
// short hash of the file it is in.
func (s *Settings) read(dir, env string) (*annotations.Config, string, error) {
	config, suffix, err := s.base(dir, env)
	if err != nil || len(s.Catalogue) == 0 {
		return config, suffix, err
	}
	switches, err := inline("catalogue", map[string]any{"version": 1, "catalogue": s.Catalogue})
	if err != nil {
		return nil, "", err
	}
	if config == nil {
		return switches, suffix, nil
	}
	joined := *config
	joined.Catalogue = make(map[string]annotations.Level)
	maps.Copy(joined.Catalogue, config.Catalogue)
	maps.Copy(joined.Catalogue, switches.Catalogue)
	return &joined, suffix, nil
}

// base is read without the settings for the catalogue.
func (s *Settings) base(dir, env string) (*annotations.Config, string, error) {
	if written, ok := s.Config.(map[string]any); ok {
		config, err := inline("config", written)
		return config, "inline", err
	}
	name, _ := s.Config.(string)
	file, err := find(dir, name, env)
	if err != nil {
		return nil, "", err
	}
	suffix, err := digest(file)
	if err != nil || file == "" {
		return nil, suffix, err
	}
	config, err := annotations.Load(file)
	return config, suffix, err
}

// midnight is what becomes of a date on its way through golangci-lint.
var midnight = regexp.MustCompile(`"(\d{4}-\d\d-\d\d)T00:00:00Z"`)

// inline reads a configuration that is part of the settings. Of a mistake, the
// line would be one of a file that nobody has written.
func inline(setting string, written map[string]any) (*annotations.Config, error) {
	data, err := json.MarshalIndent(written, "", " ")
	if err != nil {
		return nil, err
	}
	config, err := annotations.ParseConfig(setting, midnight.ReplaceAll(data, []byte(`"$1"`)))
	var faults annotations.Faults
	if !errors.As(err, &faults) {
		return config, err
	}
	var b strings.Builder
	for _, f := range faults {
		fmt.Fprintf(&b, "%s: %s\n", setting, f.Message)
	}
	return nil, errors.New(strings.TrimSpace(b.String()))
}
