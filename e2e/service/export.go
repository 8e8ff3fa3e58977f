package main

import (
	"bytes"
	"net/http"
	"strconv"
	"time"
)

const (
	exportChunk     = 1024
	exportMaxChunks = 100000
	exportMaxPause  = 60000
)

// serveExport streams chunks of 1 KiB with a pause before each: a download that outlives a switch.
// /api/export?chunks=20&pause_ms=100
func serveExport(w http.ResponseWriter, r *http.Request) {
	chunks, chunksGood := wholeParameter(r, "chunks", exportMaxChunks)
	pause, pauseGood := wholeParameter(r, "pause_ms", exportMaxPause)
	if !chunksGood || !pauseGood {
		answer(w, http.StatusBadRequest, "error", "chunks (0 to 100000) and pause_ms (0 to 60000) must be whole numbers")
		return
	}
	w.Header().Set("Content-Type", "application/octet-stream")
	line := append(bytes.Repeat([]byte{'.'}, exportChunk-1), '\n')
	for i := 0; i < chunks; i++ {
		select {
		case <-r.Context().Done():
			return
		case <-time.After(time.Duration(pause) * time.Millisecond):
		}
		if _, err := w.Write(line); err != nil {
			return
		}
		w.(http.Flusher).Flush()
	}
}

func wholeParameter(r *http.Request, name string, max int) (int, bool) {
	value, err := strconv.Atoi(r.URL.Query().Get(name))
	return value, err == nil && value >= 0 && value <= max
}
