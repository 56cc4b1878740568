package plugin_test

import (
	"context"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/lawful-lint/lawful/cmd/internal/clinic"
)

// protocolLibrary is with what VS Code speaks to language servers.
const protocolLibrary = "vscode-languageserver-protocol@3.18.5"

// TestVSCode drives gopls with the library that VS Code uses: real VS Code
// needs a display and a download of its own.
func TestVSCode(t *testing.T) {
	server := withGopls(t, "node")
	dir, modules := clinic.Copy(t), t.TempDir()
	for _, tool := range []string{"node", "npm"} {
		if _, err := exec.LookPath(tool); err != nil {
			clinic.Skip(t, "no "+tool+" on the PATH; install it, with apt-get install npm or the like")
		}
	}
	install := exec.Command("npm", "install", "--silent", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix", modules, protocolLibrary)
	if out, err := install.CombinedOutput(); err != nil {
		clinic.Skip(t, protocolLibrary+" is not to be had: "+string(out))
	}
	script, err := filepath.Abs(filepath.Join("testdata", "vscode.js"))
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 2*patience)
	defer cancel()
	node := exec.CommandContext(ctx, server.Path, script, dir, admission, crossing, "\t//lawful:basis portal-analytics\n"+crossing)
	node.Env = append(server.Env, "NODE_PATH="+filepath.Join(modules, "node_modules"))
	node.Dir, node.Stderr = os.TempDir(), os.Stderr
	out, err := node.Output()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	var saw struct {
		Found []struct {
			problem
			Href    string
			Related int
		}
		Fixes, After []string
	}
	if err := json.Unmarshal(out, &saw); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	var got, want []string
	for _, p := range saw.Found {
		got = append(got, asShown(admission, []problem{p.problem})...)
		if p.Related == 0 || !strings.Contains(p.Href, "#"+p.Code) {
			t.Errorf("%d places of the route and the link %q to %s", p.Related, p.Href, p.Code)
		}
	}
	for _, f := range clinic.Check(t, dir) {
		if f.File == admission {
			want = append(want, f.String())
		}
	}
	if !slices.Equal(got, want) || len(want) == 0 {
		t.Errorf("VS Code's library is told %q, want %q", got, want)
	}
	if !slices.Contains(saw.Fixes, "declare a lawful basis for this statement") {
		t.Errorf("fixes are %q", saw.Fixes)
	}
	if len(saw.After) != 1 {
		t.Errorf("after the edit: %q", saw.After)
	}
}
