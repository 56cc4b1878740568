package plugin_test

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"net/textproto"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
)

// editor is the part of an editor that talks to a language server, over its
// standard input and output. It answers what the server asks with nothing.
type editor struct {
	*testing.T
	dir string
	in  io.Writer

	mu       sync.Mutex
	changed  *sync.Cond
	last     int
	answers  map[int]json.RawMessage
	shown    map[string][]problem // by file, relative to dir
	versions map[string]int
}

// problem is what the editor shows at a place.
type problem struct {
	Range    span      `json:"range"`
	Severity int       `json:"severity"`
	Source   string    `json:"source"`
	Code     string    `json:"code,omitempty"`
	Message  string    `json:"message"`
	Related  []related `json:"relatedInformation"`
}

type related struct {
	Location struct {
		URI   string `json:"uri"`
		Range span   `json:"range"`
	} `json:"location"`
	Message string `json:"message"`
}

type span struct {
	Start position `json:"start"`
	End   position `json:"end"`
}

type position struct {
	Line      int `json:"line"`
	Character int `json:"character"`
}

// newEditor starts the server and opens the module in dir.
func newEditor(t *testing.T, dir string, settings map[string]any, server *exec.Cmd) *editor {
	t.Helper()
	e := &editor{T: t, dir: dir, answers: make(map[int]json.RawMessage), shown: make(map[string][]problem), versions: make(map[string]int)}
	e.changed = sync.NewCond(&e.mu)
	in, err := server.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := server.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	server.Dir = os.TempDir() // editors start servers anywhere
	server.Stderr = os.Stderr
	if err := server.Start(); err != nil {
		t.Fatal(err)
	}
	e.in = in
	go e.listen(out)
	t.Cleanup(func() {
		e.ask("shutdown", nil)
		e.tell("exit", nil)
		if err := server.Wait(); err != nil {
			t.Errorf("the server ends with %v", err)
		}
	})
	e.ask("initialize", map[string]any{
		"processId": os.Getpid(), "rootUri": e.uri(""), "initializationOptions": settings,
		"capabilities": map[string]any{"textDocument": map[string]any{
			"publishDiagnostics": map[string]any{"relatedInformation": true},
			"codeAction":         map[string]any{"codeActionLiteralSupport": map[string]any{"codeActionKind": map[string]any{"valueSet": []string{"quickfix"}}}},
		}},
	})
	e.tell("initialized", map[string]any{})
	return e
}

func (e *editor) uri(file string) string {
	return "file://" + filepath.ToSlash(filepath.Join(e.dir, file))
}

func (e *editor) send(message map[string]any) {
	message["jsonrpc"] = "2.0"
	body, err := json.Marshal(message)
	if err != nil {
		e.Error(err)
	}
	e.mu.Lock()
	defer e.mu.Unlock()
	if _, err := fmt.Fprintf(e.in, "Content-Length: %d\r\n\r\n%s", len(body), body); err != nil {
		e.Error(err)
	}
}

func (e *editor) tell(method string, params any) {
	e.send(map[string]any{"method": method, "params": params})
}

// ask returns the answer of the server.
func (e *editor) ask(method string, params any) json.RawMessage {
	e.Helper()
	e.mu.Lock()
	e.last++
	id := e.last
	e.mu.Unlock()
	e.send(map[string]any{"id": id, "method": method, "params": params})
	e.wait(method, func() bool { return e.answers[id] != nil })
	return e.answers[id]
}

// patience is how long the server may take, with cold caches and busy
// machines.
const patience = 3 * time.Minute

// wait waits until cond holds, which is asked with the lock held.
func (e *editor) wait(what string, cond func() bool) {
	e.Helper()
	e.mu.Lock()
	defer e.mu.Unlock()
	start := time.Now()
	defer func() {
		if took := time.Since(start); took > time.Second {
			e.Logf("%s: %.1f seconds", what, took.Seconds())
		}
	}()
	end := start.Add(patience)
	timer := time.AfterFunc(patience, e.changed.Broadcast)
	defer timer.Stop()
	for !cond() {
		if time.Now().After(end) {
			e.Fatalf("%s: not in %s; shown are %+v", what, patience, e.shown)
		}
		e.changed.Wait()
	}
}

// listen takes in what the server says, until it ends.
func (e *editor) listen(out io.Reader) {
	r := bufio.NewReader(out)
	for {
		header, err := textproto.NewReader(r).ReadMIMEHeader()
		if err != nil {
			return
		}
		n, _ := strconv.Atoi(header.Get("Content-Length"))
		body := make([]byte, n)
		if _, err := io.ReadFull(r, body); err != nil {
			return
		}
		e.hear(body)
	}
}

func (e *editor) hear(body []byte) {
	var m struct {
		ID            any
		Method        string
		Result, Error json.RawMessage
		Params        struct {
			URI         string
			Diagnostics []problem
		}
	}
	if err := json.Unmarshal(body, &m); err != nil && m.Method == "textDocument/publishDiagnostics" {
		e.Errorf("%v: %s", err, body)
	}
	if m.Method != "" && m.ID != nil {
		e.send(map[string]any{"id": m.ID, "result": nil})
		return
	}
	e.mu.Lock()
	defer e.mu.Unlock()
	switch id, _ := m.ID.(float64); {
	case m.Method == "textDocument/publishDiagnostics":
		name, _ := filepath.Rel(e.dir, filepath.FromSlash(strings.TrimPrefix(m.Params.URI, "file://")))
		e.shown[filepath.ToSlash(name)] = m.Params.Diagnostics
	case m.Method == "":
		e.answers[int(id)] = slices.Concat(m.Result, m.Error)
	}
	e.changed.Broadcast()
}

// open shows a file, whose text may differ from what is saved.
func (e *editor) open(file, text string) {
	e.versions[file] = 1
	e.tell("textDocument/didOpen", map[string]any{
		"textDocument": map[string]any{"uri": e.uri(file), "languageId": "go", "version": 1, "text": text}})
}

// edit gives an open file another text and does not save it.
func (e *editor) edit(file, text string) {
	e.versions[file]++
	e.tell("textDocument/didChange", map[string]any{
		"textDocument":   map[string]any{"uri": e.uri(file), "version": e.versions[file]},
		"contentChanges": []any{map[string]any{"text": text}}})
}

// lawful waits until what lawful's analyzers say of a file is as wanted, and
// returns it.
func (e *editor) lawful(what, file string, wanted func([]problem) bool) []problem {
	e.Helper()
	var found []problem
	e.wait(what, func() bool {
		all, ok := e.shown[file]
		found = slices.DeleteFunc(slices.Clone(all), func(p problem) bool { return !strings.HasPrefix(p.Source, "lawful") })
		return ok && wanted(found)
	})
	return found
}

// fix returns the text after the quick fix with that title for a problem.
func (e *editor) fix(file, text string, p problem, title string) string {
	e.Helper()
	answer := e.ask("textDocument/codeAction", map[string]any{
		"textDocument": map[string]any{"uri": e.uri(file)}, "range": p.Range,
		"context": map[string]any{"diagnostics": []problem{p}, "only": []string{"quickfix"}}})
	type edit struct {
		Range   span
		NewText string
	}
	var actions []struct {
		Title string
		Edit  struct {
			Changes         map[string][]edit
			DocumentChanges []struct{ Edits []edit }
		}
	}
	if err := json.Unmarshal(answer, &actions); err != nil {
		e.Fatalf("%v: %s", err, answer)
	}
	for _, a := range actions {
		if a.Title != title {
			continue
		}
		edits := a.Edit.Changes[e.uri(file)]
		for _, c := range a.Edit.DocumentChanges {
			edits = append(edits, c.Edits...)
		}
		if len(edits) == 1 {
			r := edits[0].Range
			return text[:offset(text, r.Start.Line, r.Start.Character)] + edits[0].NewText + text[offset(text, r.End.Line, r.End.Character):]
		}
	}
	e.Fatalf("no quick fix %q with one edit for %q: %s", title, p.Message, answer)
	return ""
}

// offset is that of a place in a text of ASCII lines.
func offset(text string, line, character int) int {
	at := 0
	for range line {
		at += strings.IndexByte(text[at:], '\n') + 1
	}
	return at + character
}
