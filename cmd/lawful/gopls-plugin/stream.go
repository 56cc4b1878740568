package plugin

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/textproto"
	"net/url"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
)

// stream passes the editor's messages on to gopls, and puts some of its own
// between them.
type stream struct {
	seen func(dir string) // told of folders before gopls is

	mu    sync.Mutex
	out   io.Writer
	ready bool // gopls takes notifications
}

// copy passes on everything until in ends. What does not look like messages of
// the protocol passes as it is.
func (s *stream) copy(in io.Reader) error {
	r := bufio.NewReader(in)
	for {
		if start, err := r.Peek(len("Content-")); err != nil || !bytes.EqualFold(start, []byte("Content-")) {
			_, err := io.Copy(s.out, r)
			return err
		}
		body, err := readMessage(r)
		if err != nil {
			return err
		}
		m := parse(body)
		for _, dir := range m.folders() {
			s.seen(dir)
		}
		if err := s.write(body, m.Method == "initialized"); err != nil {
			return err
		}
	}
}

func readMessage(r *bufio.Reader) ([]byte, error) {
	header, err := textproto.NewReader(r).ReadMIMEHeader()
	if err != nil {
		return nil, err
	}
	n, err := strconv.Atoi(header.Get("Content-Length"))
	if err != nil || n < 0 {
		return nil, fmt.Errorf("Content-Length %q; expected a number", header.Get("Content-Length"))
	}
	body := make([]byte, n)
	_, err = io.ReadFull(r, body)
	return body, err
}

// write writes one message, whole.
func (s *stream) write(body []byte, ready bool) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.ready = s.ready || ready
	_, err := fmt.Fprintf(s.out, "Content-Length: %d\r\n\r\n%s", len(body), body)
	return err
}

// invalidate makes gopls drop what it knows of all packages, as it does when
// the list of vendored modules has changed. The file need not exist.
func (s *stream) invalidate(dir string) error {
	s.mu.Lock()
	ready := s.ready
	s.mu.Unlock()
	if !ready {
		return nil
	}
	uri := url.URL{Scheme: "file", Path: "/" + strings.TrimPrefix(filepath.ToSlash(dir), "/") + "/vendor/modules.txt"}
	body, err := json.Marshal(map[string]any{
		"jsonrpc": "2.0",
		"method":  "workspace/didChangeWatchedFiles",
		"params":  map[string]any{"changes": []any{map[string]any{"uri": uri.String(), "type": 2}}},
	})
	if err != nil {
		return err
	}
	return s.write(body, false)
}

// message is what matters here of a message of the editor.
type message struct {
	Method string
	Params struct {
		RootPath         string
		RootURI          string
		WorkspaceFolders []struct{ URI string }
		Event            struct{ Added []struct{ URI string } }
		TextDocument     struct{ URI string }
	}
}

// telling are the methods whose parameters name folders or files.
var telling = []string{`"initialize"`, `"workspace/didChangeWorkspaceFolders"`, `"textDocument/didOpen"`}

func parse(body []byte) (m message) {
	if bytes.Contains(body, []byte(`"initialized"`)) {
		_ = json.Unmarshal(body, &m) // gopls will tell what is wrong with it
	}
	for _, method := range telling {
		if bytes.Contains(body, []byte(method)) {
			_ = json.Unmarshal(body, &m)
		}
	}
	return m
}

// folders are the folders that the message is about.
func (m *message) folders() []string {
	var dirs []string
	add := func(path string) {
		if filepath.IsAbs(path) {
			dirs = append(dirs, filepath.Clean(path))
		}
	}
	add(m.Params.RootPath)
	add(path(m.Params.RootURI))
	for _, f := range append(m.Params.WorkspaceFolders, m.Params.Event.Added...) {
		add(path(f.URI))
	}
	if m.Method == "textDocument/didOpen" {
		add(filepath.Dir(path(m.Params.TextDocument.URI)))
	}
	return dirs
}

// path is the name of the file that a URI names, "" when it names none.
func path(uri string) string {
	u, err := url.Parse(uri)
	if err != nil || u.Scheme != "file" {
		return ""
	}
	name := u.Path
	if len(name) > 2 && name[0] == '/' && name[2] == ':' { // /c:/folder
		name = strings.ToUpper(name[1:2]) + name[2:]
	}
	return filepath.FromSlash(name)
}
