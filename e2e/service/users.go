package main

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"os"
	"strings"
)

//go:embed users.json
var builtInUsers []byte

// byteOrderMark is what Windows editors put before UTF-8 text.
var byteOrderMark = []byte("\xef\xbb\xbf")

// users maps an id to the JSON object that is served for it.
type users map[string]json.RawMessage

func loadUsers(file string) (users, error) {
	content := builtInUsers
	if file != "" {
		read, err := os.ReadFile(file)
		if err != nil {
			return nil, fmt.Errorf("MOCK_DATA_FILE: %w", err)
		}
		content = read
	}
	var loaded users
	err := json.Unmarshal(bytes.TrimPrefix(content, byteOrderMark), &loaded)
	if err == nil && loaded == nil {
		err = errors.New("it is null")
	}
	if err != nil {
		return nil, fmt.Errorf("MOCK_DATA_FILE %q: give one JSON object, id to user: %w", file, err)
	}
	return loaded, nil
}

func (u users) serve(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		w.Header().Set("Allow", "GET, HEAD")
		answer(w, http.StatusMethodNotAllowed, "error", "a user can only be read")
		return
	}
	id := strings.TrimPrefix(r.URL.Path, "/api/user/")
	user, known := u[id]
	if !known {
		answer(w, http.StatusNotFound, "error", fmt.Sprintf("no user %q", id))
		return
	}
	answer(w, http.StatusOK, "user", user)
}
