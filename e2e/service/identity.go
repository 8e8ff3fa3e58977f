package main

import (
	"encoding/json"
	"net/http"
	"runtime"
)

// version is set at link time: -ldflags "-X main.version=2.0.0".
var version = "dev"

// goRelease is the Go release that built this binary.
var goRelease = runtime.Version()

// signed puts the version and the Go release on every answer, failed ones included.
func signed(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("X-Version", version)
		w.Header().Set("X-Go-Version", goRelease)
		next.ServeHTTP(w, r)
	})
}

// answer writes one JSON object that holds the version, the Go release and one field of its own.
func answer(w http.ResponseWriter, status int, field string, value interface{}) {
	body, err := json.Marshal(map[string]interface{}{field: value, "version": version, "go": goRelease})
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	w.Write(append(body, '\n'))
}
