package main

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// config is what the environment says about this process.
type config struct {
	host      string        // HOST or POD_IP; empty listens on every address
	port      string        // PORT
	dataFile  string        // MOCK_DATA_FILE; empty takes the built-in data
	delay     time.Duration // DELAY_MS: added to every API answer
	errorRate float64       // ERROR_RATE: share of API answers that are a 500
	hangRate  float64       // HANG_RATE: share of API requests that are never answered
	cutRate   float64       // CUT_RATE: share of API answers that end in the middle
	grpcRate  float64       // GRPC_ERROR_RATE: share of gRPC calls that end with status 14
	drain     time.Duration // DRAIN_MS: how long the process keeps answering after it was told to stop
	leak      int           // LEAK_KB: memory each API request never gives back
	memoryCap int           // MEMORY_CAP_MB: leaked memory at which the process dies with status 2; 0 is no cap
}

func configFrom(env func(string) string) (config, error) {
	// In cmd.exe "set PORT=8080 && payment" hands over a blank behind the number.
	read := reader{env: func(name string) string { return strings.TrimSpace(env(name)) }}
	parsed := config{
		host:      read.text("HOST", read.env("POD_IP")),
		port:      strconv.Itoa(read.whole("PORT", 8080, 65535)),
		dataFile:  read.env("MOCK_DATA_FILE"),
		delay:     read.milliseconds("DELAY_MS", 0),
		errorRate: read.share("ERROR_RATE"),
		hangRate:  read.share("HANG_RATE"),
		cutRate:   read.share("CUT_RATE"),
		grpcRate:  read.share("GRPC_ERROR_RATE"),
		drain:     read.milliseconds("DRAIN_MS", 2000),
		leak:      read.whole("LEAK_KB", 0, 1<<20) << 10,
		memoryCap: read.whole("MEMORY_CAP_MB", 0, 1<<20) << 20,
	}
	return parsed, read.err
}

// reader keeps the first thing that was wrong, so that every variable can be read on one line.
type reader struct {
	env func(string) string
	err error
}

func (r *reader) text(name, fallback string) string {
	if value := r.env(name); value != "" {
		return value
	}
	return fallback
}

func (r *reader) whole(name string, fallback, max int) int {
	text := r.env(name)
	if text == "" {
		return fallback
	}
	value, err := strconv.Atoi(text)
	if err != nil || value < 0 || value > max {
		r.refuse("%s is %q: give a whole number from 0 to %d", name, text, max)
	}
	return value
}

func (r *reader) milliseconds(name string, fallback int) time.Duration {
	return time.Duration(r.whole(name, fallback, 3600000)) * time.Millisecond
}

func (r *reader) share(name string) float64 {
	text := r.env(name)
	if text == "" {
		return 0
	}
	value, err := strconv.ParseFloat(text, 64)
	if err != nil || !(value >= 0 && value <= 1) {
		r.refuse("%s is %q: give a share from 0 to 1, such as 0.2", name, text)
	}
	return value
}

func (r *reader) refuse(format string, values ...interface{}) {
	if r.err == nil {
		r.err = fmt.Errorf(format, values...)
	}
}
