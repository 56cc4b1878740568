package plugin_test

import (
	"bufio"
	"cmp"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/lawful-lint/lawful/cmd/internal/clinic"
)

// codeServer is VS Code as a server that browsers connect to, of which a package
// registry has all that is needed.
const codeServer = "code-server@4.100.3"

// TestVSCode opens the clinic in VS Code, in a headless browser. The extension
// for Go is not in a registry, and a small one of our own takes its place.
func TestVSCode(t *testing.T) {
	clinic.SkipLate(t)
	env := withGopls(t, "node").Env
	browser, err := exec.LookPath("chromium")
	if err != nil {
		browser, err = exec.LookPath("google-chrome")
	}
	if _, npm := exec.LookPath("npm"); err != nil || npm != nil {
		clinic.Skip(t, "no npm and chromium, or google-chrome, on the PATH; install them, with apt-get install npm chromium or the like")
	}
	s := &vscode{T: t, env: env, dir: t.TempDir(), clinic: clinic.Copy(t)}
	s.install()
	saw := s.run(browser)

	var got, want []string
	for _, p := range saw.Found {
		got = append(got, asShown(admission, []problem{p.problem})...)
		if p.Related == 0 || !strings.Contains(p.Href, "#"+p.Code) {
			t.Errorf("%d places of the route and the link %q to %s", p.Related, p.Href, p.Code)
		}
	}
	for _, f := range clinic.Check(t, s.clinic) {
		if f.File == admission {
			want = append(want, f.String())
		}
	}
	if !slices.Equal(got, want) || len(want) == 0 {
		t.Errorf("VS Code shows %q, want %q", got, want)
	}
	if len(saw.Covered) != 1 || len(saw.Again) != 2 {
		t.Errorf("with a basis: %q; without it again: %q", saw.Covered, saw.Again)
	}
	if saw.Fixed != "\t//lawful:basis a6= a9= route=" || !saw.Unsaved {
		t.Errorf("after one of the fixes %q the line is %q", saw.Fixes, saw.Fixed)
	}
}

// vscode is one session in VS Code.
type vscode struct {
	*testing.T
	env         []string
	dir, clinic string
}

// sawInVSCode is what its extension wrote down.
type sawInVSCode struct {
	Found []struct {
		problem
		Href    string
		Related int
	}
	Covered, Again, Fixes []string
	Fixed, Error          string
	Unsaved               bool
}

// install lays out VS Code, the extension, and the settings that the README
// tells of.
func (s *vscode) install() {
	s.Helper()
	server, extension := filepath.Join(s.dir, "server"), filepath.Join(s.dir, "extensions", "session")
	if err := errors.Join(os.MkdirAll(server, 0o777), os.CopyFS(extension, os.DirFS(filepath.Join("testdata", "vscode")))); err != nil {
		s.Fatal(err)
	}
	s.npm(server, codeServer)
	s.npm(filepath.Join(server, "node_modules", "code-server", "lib", "vscode"))
	s.npm(extension)
	s.write(filepath.Join(s.dir, "extensions", "extensions.json"), []any{map[string]any{
		"identifier": map[string]any{"id": "lawful-lint.lawful-session"}, "version": "0.0.1", "relativeLocation": "session",
		"location": map[string]any{"$mid": 1, "scheme": "file", "path": extension},
	}})
	lawful, err := exec.LookPath("lawful")
	if err == nil {
		err = os.Symlink(lawful, filepath.Join(s.dir, "lawful-gopls"))
	}
	if err != nil {
		s.Fatal(err)
	}
	s.env = append(s.env, "PATH="+s.dir+string(filepath.ListSeparator)+os.Getenv("PATH"), "EXTENSIONS_GALLERY={}")
	s.write(filepath.Join(s.clinic, ".vscode", "settings.json"), map[string]any{
		"go.alternateTools": map[string]any{"gopls": "lawful-gopls"},
		"files.autoSave":    "off", // unlike in a window of its own, it is on in a browser
		"lawful.session":    map[string]any{"file": admission, "from": crossing, "to": "\t//lawful:basis portal-analytics\n", "out": s.out()},
	})
}

func (s *vscode) out() string { return filepath.Join(s.dir, "saw.json") }

// npm installs packages in dir: those named, or those of the package.json there.
// Nothing of them is run.
func (s *vscode) npm(dir string, packages ...string) {
	s.Helper()
	cmd := exec.Command("npm", append([]string{"install", "--silent", "--no-audit", "--no-fund", "--ignore-scripts", "--omit=dev"}, packages...)...)
	cmd.Dir = dir
	if out, err := cmd.CombinedOutput(); err != nil {
		clinic.Skip(s.T, "not to be had from npm: "+strings.Join(packages, " ")+" "+err.Error()+"\n"+string(out))
	}
}

func (s *vscode) write(file string, what any) {
	s.Helper()
	data, err := json.Marshal(what)
	if err == nil {
		err = os.MkdirAll(filepath.Dir(file), 0o777)
	}
	if err == nil {
		err = os.WriteFile(file, data, 0o666)
	}
	if err != nil {
		s.Fatal(err)
	}
}

// run starts VS Code and a browser, and returns what the extension saw.
func (s *vscode) run(browser string) (saw sawInVSCode) {
	s.Helper()
	main := filepath.Join(s.dir, "server", "node_modules", "code-server", "lib", "vscode", "out", "server-main.js")
	server := exec.CommandContext(s.Context(), "node", main, "--host", "127.0.0.1", "--port", "0", "--without-connection-token", "--accept-server-license-terms",
		"--telemetry-level", "off", "--disable-workspace-trust", "--force-disable-user-env", "--server-data-dir", filepath.Join(s.dir, "data"), "--extensions-dir", filepath.Join(s.dir, "extensions"))
	server.Env = s.env
	out, err := server.StdoutPipe()
	if err == nil {
		err = server.Start()
	}
	if err != nil {
		s.Fatal(err)
	}
	s.Cleanup(func() { server.Process.Kill(); server.Wait() })
	address := bound(out)
	if address == "" {
		s.Fatal("VS Code does not tell its address")
	}
	go io.Copy(io.Discard, out)

	tab := exec.CommandContext(s.Context(), browser, "--headless", "--no-sandbox", "--disable-gpu", "--remote-debugging-port=0",
		"--user-data-dir="+filepath.Join(s.dir, "browser"), "http://"+address+"/?folder="+s.clinic)
	if err := tab.Start(); err != nil {
		s.Fatal(err)
	}
	s.Cleanup(func() { tab.Process.Kill(); tab.Wait() })
	for end := time.Now().Add(2 * patience); ; time.Sleep(100 * time.Millisecond) {
		data, err := os.ReadFile(s.out())
		switch {
		case err == nil:
			err = json.Unmarshal(data, &saw)
		case errors.Is(err, fs.ErrNotExist) && time.Now().Before(end):
			continue
		}
		if err = cmp.Or(err, textError(saw.Error)); err != nil {
			s.Fatal(err)
		}
		return saw
	}
}

func textError(text string) error {
	if text == "" {
		return nil
	}
	return errors.New(text)
}

// bound is the address that the server says it listens on, "" when it ends
// without saying so.
func bound(out io.Reader) string {
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		if _, address, ok := strings.Cut(lines.Text(), "Server bound to "); ok {
			address, _, _ = strings.Cut(address, " ")
			return address
		}
	}
	return ""
}
