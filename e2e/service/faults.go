package main

import (
	"fmt"
	"math/rand"
	"net/http"
	"os"
	"sync"
	"time"
)

// faults makes the API misbehave as the environment asked; probes stay honest.
type faults struct {
	config config
	die    func()
	mutex  sync.Mutex
	random *rand.Rand
	leaked [][]byte
	held   int
}

func newFaults(config config) *faults {
	return &faults{
		config: config,
		die:    outOfMemory,
		random: rand.New(rand.NewSource(time.Now().UnixNano() + int64(os.Getpid()))),
	}
}

func (f *faults) wrap(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		time.Sleep(f.config.delay)
		if f.chosen(f.config.hangRate) {
			<-r.Context().Done()
			return
		}
		if f.chosen(f.config.cutRate) {
			cutOff(w)
		}
		if f.next() {
			answer(w, http.StatusInternalServerError, "error", "this answer was chosen to fail (ERROR_RATE)")
			return
		}
		next.ServeHTTP(w, r)
	})
}

// next leaks what this request owes and says whether its answer fails.
func (f *faults) next() bool {
	f.mutex.Lock()
	defer f.mutex.Unlock()
	if f.config.leak > 0 {
		f.leaked = append(f.leaked, make([]byte, f.config.leak))
		f.held += f.config.leak
	}
	if f.config.memoryCap > 0 && f.held > f.config.memoryCap {
		f.die()
	}
	return f.random.Float64() < f.config.errorRate
}

// chosen draws one request of this share.
func (f *faults) chosen(share float64) bool {
	f.mutex.Lock()
	defer f.mutex.Unlock()
	return f.random.Float64() < share
}

// cutOff sends the beginning of an answer and closes the connection.
func cutOff(w http.ResponseWriter) {
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Content-Length", "1000")
	w.WriteHeader(http.StatusOK)
	w.Write([]byte(`{"user":`))
	w.(http.Flusher).Flush()
	panic(http.ErrAbortHandler)
}

// outOfMemory ends the process as the Go runtime does when the system refuses memory: a line on stderr and status 2.
func outOfMemory() {
	fmt.Fprintln(os.Stderr, "fatal error: out of memory (MEMORY_CAP_MB)")
	os.Exit(2)
}
