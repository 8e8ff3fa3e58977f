package main

import (
	"net/http"
	"sync/atomic"
)

// drain knows whether the process was told to stop.
type drain struct{ begun int32 }

func (d *drain) begin()       { atomic.StoreInt32(&d.begun, 1) }
func (d *drain) active() bool { return atomic.LoadInt32(&d.begun) == 1 }

// wrap keeps answering while the process drains and asks each caller to open its next connection elsewhere.
// (http.Server.SetKeepAlivesEnabled would also cut idle connections, and with them a request that is on its way.)
func (d *drain) wrap(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if d.active() {
			w.Header().Set("Connection", "close")
		}
		next.ServeHTTP(w, r)
	})
}

func (d *drain) serveReady(w http.ResponseWriter, _ *http.Request) {
	if d.active() {
		answer(w, http.StatusServiceUnavailable, "status", "draining")
		return
	}
	answer(w, http.StatusOK, "status", "ready")
}
