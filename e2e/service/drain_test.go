package main

import (
	"context"
	"io"
	"net"
	"net/http"
	"testing"
	"time"
)

// serving runs the service as main does and returns its address, the stop signal and the result of run.
func serving(t *testing.T, config config) (string, context.CancelFunc, chan error) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	users, err := loadUsers("")
	if err != nil {
		t.Fatal(err)
	}
	stop, signal := context.WithCancel(context.Background())
	t.Cleanup(signal)
	ended := make(chan error, 1)
	go func() { ended <- run(stop, func() {}, listener, newService(config, users)) }()
	return "http://" + listener.Addr().String(), signal, ended
}

func TestDrainingAnswersTurnsUnreadyAndAsksForNewConnections(t *testing.T) {
	url, signal, ended := serving(t, config{drain: time.Second})
	get(t, url+"/api/user/1")
	signal()
	for unready := false; !unready; {
		response, _ := get(t, url+"/readyz")
		unready = response.StatusCode == http.StatusServiceUnavailable
	}
	response, _ := get(t, url+"/api/user/1")
	if response.StatusCode != 200 || !response.Close {
		t.Fatalf("got %d, close %v", response.StatusCode, response.Close)
	}
	if err := <-ended; err != nil && err != http.ErrServerClosed {
		t.Fatal(err)
	}
	if _, err := http.Get(url + "/api/user/1"); err == nil {
		t.Fatal("still answers after the drain")
	}
}

func TestDrainingFinishesARunningDownload(t *testing.T) {
	url, signal, ended := serving(t, config{})
	response, err := http.Get(url + "/api/export?chunks=10&pause_ms=20")
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	signal()
	body, err := io.ReadAll(response.Body)
	if err != nil || len(body) != 10*exportChunk {
		t.Fatalf("got %d bytes, %v", len(body), err)
	}
	if err := <-ended; err != nil {
		t.Fatal(err)
	}
}
