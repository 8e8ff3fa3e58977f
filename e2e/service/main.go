// Command payment is the demo service: a small HTTP API that drains before it ends and can be told to misbehave.
package main

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/signal"
	"syscall"
	"time"
)

func main() {
	config, err := configFrom(os.Getenv)
	if err != nil {
		fail(err)
	}
	users, err := loadUsers(config.dataFile)
	if err != nil {
		fail(err)
	}
	listener, err := net.Listen("tcp", net.JoinHostPort(config.host, config.port))
	if err != nil {
		fail(fmt.Errorf("HOST %q, PORT %s: %w", config.host, config.port, err))
	}
	// On Windows os.Interrupt is Ctrl-C and Ctrl-Break; SIGTERM stands for close, log-off and the container's shutdown event.
	stop, release := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	fmt.Printf("payment %s (%s) listens on %s\n", version, goRelease, listener.Addr())
	if err := run(stop, release, listener, newService(config, users)); err != nil {
		fail(err)
	}
}

// run serves until stop is done, drains, and returns when the last running request has its answer.
// release is called as soon as the drain begins: a second signal then ends the process at once.
func run(stop context.Context, release func(), listener net.Listener, service *service) error {
	server := &http.Server{Handler: service.handler(), ReadHeaderTimeout: 10 * time.Second}
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(listener) }()
	select {
	case err := <-failed:
		return err
	case <-stop.Done():
	}
	release()
	service.drain.begin()
	fmt.Printf("payment %s drains for %s\n", version, service.config.drain)
	time.Sleep(service.config.drain)
	return server.Shutdown(context.Background())
}

func fail(err error) {
	fmt.Fprintln(os.Stderr, "payment:", err)
	os.Exit(1)
}
