package main

import (
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"testing"
	"time"
)

func started(t *testing.T, config config) (*httptest.Server, *service) {
	users, err := loadUsers(config.dataFile)
	if err != nil {
		t.Fatal(err)
	}
	service := newService(config, users)
	server := httptest.NewServer(service.handler())
	t.Cleanup(server.Close)
	return server, service
}

func get(t *testing.T, url string) (*http.Response, map[string]interface{}) {
	response, err := http.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	var body map[string]interface{}
	if err := json.NewDecoder(response.Body).Decode(&body); err != nil {
		t.Fatal(err)
	}
	return response, body
}

func TestEveryAnswerShowsVersionAndGoRelease(t *testing.T) {
	server, _ := started(t, config{})
	for path, status := range map[string]int{"/api/user/1": 200, "/api/user/9": 404, "/healthz": 200, "/readyz": 200, "/api/export": 400} {
		response, body := get(t, server.URL+path)
		if response.StatusCode != status || response.Header.Get("X-Version") != version ||
			response.Header.Get("X-Go-Version") != goRelease || body["version"] != version || body["go"] != goRelease {
			t.Errorf("%s: got %d %v %v", path, response.StatusCode, response.Header, body)
		}
	}
}

func dataFile(t *testing.T, content string) string {
	file := filepath.Join(t.TempDir(), "data.json")
	if err := os.WriteFile(file, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

func TestServesTheGivenData(t *testing.T) {
	server, _ := started(t, config{dataFile: dataFile(t, `{"42": {"name": "Barbara"}}`)})
	_, body := get(t, server.URL+"/api/user/42")
	if body["user"].(map[string]interface{})["name"] != "Barbara" {
		t.Fatalf("got %v", body)
	}
}

func TestTakesDataThatAWindowsEditorSaved(t *testing.T) {
	users, err := loadUsers(dataFile(t, "\xef\xbb\xbf{\"42\": {}}"))
	if _, known := users["42"]; err != nil || !known {
		t.Fatalf("got %v, %v", users, err)
	}
}

func TestRefusesDataThatIsNoObject(t *testing.T) {
	for _, content := range []string{`[1]`, `null`, ``, `{"1": {}} {}`} {
		if _, err := loadUsers(dataFile(t, content)); err == nil {
			t.Errorf("%q was taken", content)
		}
	}
	if _, err := loadUsers("missing.json"); err == nil {
		t.Error("a missing file was taken")
	}
}

func TestUsersCanOnlyBeRead(t *testing.T) {
	server, _ := started(t, config{})
	response, err := http.Post(server.URL+"/api/user/1", "application/json", nil)
	if err != nil || response.StatusCode != http.StatusMethodNotAllowed {
		t.Fatalf("got %v, %v", response, err)
	}
	response.Body.Close()
}

func TestExportStreamsEveryChunk(t *testing.T) {
	server, _ := started(t, config{})
	response, err := http.Get(server.URL + "/api/export?chunks=5&pause_ms=1")
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil || len(body) != 5*exportChunk {
		t.Fatalf("got %d bytes, %v", len(body), err)
	}
}

func TestErrorRateFailsTheApiAndNotTheProbes(t *testing.T) {
	server, _ := started(t, config{errorRate: 1})
	if response, _ := get(t, server.URL+"/api/user/1"); response.StatusCode != 500 || response.Header.Get("X-Version") != version {
		t.Fatalf("got %v", response)
	}
	if response, _ := get(t, server.URL+"/readyz"); response.StatusCode != 200 {
		t.Fatalf("got %v", response)
	}
}

func TestHangingRequestEndsWithItsCaller(t *testing.T) {
	server, _ := started(t, config{hangRate: 1})
	client := http.Client{Timeout: 100 * time.Millisecond}
	if response, err := client.Get(server.URL + "/api/user/1"); err == nil {
		t.Fatalf("got %v", response)
	}
	if response, _ := get(t, server.URL+"/readyz"); response.StatusCode != 200 {
		t.Fatalf("got %v", response)
	}
}

func TestCutAnswerEndsInTheMiddle(t *testing.T) {
	server, _ := started(t, config{cutRate: 1})
	response, err := http.Get(server.URL + "/api/user/1")
	if err != nil || response.StatusCode != 200 {
		t.Fatalf("got %v, %v", response, err)
	}
	defer response.Body.Close()
	if body, err := io.ReadAll(response.Body); err != io.ErrUnexpectedEOF {
		t.Fatalf("got %q, %v", body, err)
	}
}

func TestGrpcCallEndsWithAStatus(t *testing.T) {
	for rate, status := range map[float64]string{0: "0", 1: "14"} {
		server, _ := started(t, config{grpcRate: rate})
		response, err := http.Post(server.URL+"/payment.Payments/Pay", "application/grpc", nil)
		if err != nil || response.StatusCode != 200 || response.Header.Get("Grpc-Status") != status {
			t.Errorf("rate %v: got %v, %v", rate, response, err)
		}
		response.Body.Close()
	}
}

func TestErrorRateIsAShare(t *testing.T) {
	faults := newFaults(config{errorRate: 0.2})
	failed := 0
	for i := 0; i < 10000; i++ {
		if faults.next() {
			failed++
		}
	}
	// Six standard deviations around 2,000.
	if failed < 1760 || failed > 2240 {
		t.Fatalf("%d of 10000 failed", failed)
	}
}

func TestDelayHoldsTheApiAndNotTheProbes(t *testing.T) {
	server, _ := started(t, config{delay: 200 * time.Millisecond})
	begin := time.Now()
	get(t, server.URL+"/api/user/1")
	if took := time.Since(begin); took < 200*time.Millisecond {
		t.Fatalf("answered after %s", took)
	}
}

func TestLeakingProcessDiesAboveItsCap(t *testing.T) {
	faults := newFaults(config{leak: 1 << 20, memoryCap: 3 << 20})
	died := 0
	faults.die = func() { died++ }
	for i := 0; i < 3; i++ {
		faults.next()
	}
	if died != 0 {
		t.Fatal("died at its cap, not above it")
	}
	if faults.next(); died != 1 {
		t.Fatal("lives above its cap")
	}
}
