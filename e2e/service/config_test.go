package main

import (
	"strings"
	"testing"
	"time"
)

func environment(pairs map[string]string) func(string) string {
	return func(name string) string { return pairs[name] }
}

func TestReadsEveryVariable(t *testing.T) {
	got, err := configFrom(environment(map[string]string{
		"PORT": "9090", "POD_IP": "127.1.2.3", "DELAY_MS": "20", "MOCK_DATA_FILE": "users.json",
		"ERROR_RATE": "0.2", "DRAIN_MS": "50", "LEAK_KB": "4", "MEMORY_CAP_MB": "64",
		"HANG_RATE": "0.3", "CUT_RATE": "0.4", "GRPC_ERROR_RATE": "0.5",
	}))
	want := config{
		host: "127.1.2.3", port: "9090", dataFile: "users.json", delay: 20 * time.Millisecond,
		errorRate: 0.2, drain: 50 * time.Millisecond, leak: 4096, memoryCap: 64 << 20,
		hangRate: 0.3, cutRate: 0.4, grpcRate: 0.5,
	}
	if err != nil || got != want {
		t.Fatalf("got %+v, %v; want %+v", got, err, want)
	}
}

func TestHostWinsOverPodAddress(t *testing.T) {
	got, _ := configFrom(environment(map[string]string{"HOST": "127.0.0.1", "POD_IP": "127.1.2.3"}))
	if got.host != "127.0.0.1" || got.port != "8080" {
		t.Fatalf("got %+v", got)
	}
}

func TestBlanksAroundAValueDoNotCount(t *testing.T) {
	got, err := configFrom(environment(map[string]string{"PORT": "9090 ", "ERROR_RATE": " 0.5", "POD_IP": "127.0.0.1 "}))
	if err != nil || got.port != "9090" || got.errorRate != 0.5 || got.host != "127.0.0.1" {
		t.Fatalf("got %+v, %v", got, err)
	}
}

func TestRefusesValuesByName(t *testing.T) {
	for name, value := range map[string]string{
		"PORT": "http", "DELAY_MS": "-1", "ERROR_RATE": "NaN", "DRAIN_MS": "1.5", "LEAK_KB": "x", "MEMORY_CAP_MB": "99999999",
	} {
		_, err := configFrom(environment(map[string]string{name: value}))
		if err == nil || !strings.Contains(err.Error(), name) || !strings.Contains(err.Error(), value) {
			t.Errorf("%s=%s: got %v", name, value, err)
		}
	}
	for _, rate := range []string{"1.1", "-0.1", "20%"} {
		if _, err := configFrom(environment(map[string]string{"ERROR_RATE": rate})); err == nil {
			t.Errorf("ERROR_RATE=%s was taken", rate)
		}
	}
}
