package main

import (
	"bufio"
	"bytes"
	"io"
	"net/http"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"
)

const asService = "PAYMENT_TEST_RUNS_MAIN"

// TestMain lets the test binary stand for the program: started with asService it is the service itself.
func TestMain(m *testing.M) {
	if os.Getenv(asService) != "" {
		main()
		os.Exit(0)
	}
	os.Exit(m.Run())
}

func program(pairs ...string) *exec.Cmd {
	command := exec.Command(os.Args[0])
	command.Env = append([]string{asService + "=yes", "HOST=127.0.0.1", "PORT=0"}, pairs...)
	return command
}

// process is a running service and what it prints.
type process struct {
	command *exec.Cmd
	output  *bufio.Reader
	url     string
}

func startedProcess(t *testing.T, pairs ...string) *process {
	if runtime.GOOS == "windows" {
		t.Skip("os.Process.Signal sends no SIGTERM on Windows")
	}
	command := program(pairs...)
	output, err := command.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { command.Process.Kill() })
	started := &process{command: command, output: bufio.NewReader(output)}
	line := started.line(t)
	started.url = "http://" + strings.TrimSpace(line[strings.LastIndex(line, " "):])
	return started
}

func (p *process) line(t *testing.T) string {
	line, err := p.output.ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimSuffix(line, "\n")
}

func (p *process) terminate(t *testing.T) {
	if err := p.command.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
}

func TestBadInputGetsOneSentenceAndAnExitStatus(t *testing.T) {
	for pair, sentence := range map[string]string{
		"PORT=abc":                  `payment: PORT is "abc": give a whole number from 0 to 65535`,
		"PORT=65536":                `payment: PORT is "65536": give a whole number from 0 to 65535`,
		"ERROR_RATE=2":              `payment: ERROR_RATE is "2": give a share from 0 to 1, such as 0.2`,
		"DELAY_MS=soon":             `payment: DELAY_MS is "soon": give a whole number from 0 to 3600000`,
		"MOCK_DATA_FILE=none.json":  `payment: MOCK_DATA_FILE: open none.json: `,
		"MOCK_DATA_FILE=config.go":  `payment: MOCK_DATA_FILE "config.go": give one JSON object, id to user: `,
		"HOST=no-such-host.invalid": `payment: HOST "no-such-host.invalid", PORT 0: listen tcp: `,
	} {
		command := program(pair)
		var output, complaint bytes.Buffer
		command.Stdout, command.Stderr = &output, &complaint
		err := command.Run()
		exit, exited := err.(*exec.ExitError)
		if !exited || exit.ExitCode() != 1 || output.Len() > 0 ||
			!strings.HasPrefix(complaint.String(), sentence) || strings.Count(complaint.String(), "\n") != 1 {
			t.Errorf("%s: %v, stdout %q, stderr %q", pair, err, output.String(), complaint.String())
		}
	}
}

func TestTerminatedProcessFinishesWhatRunsAndSaysGoodbye(t *testing.T) {
	process := startedProcess(t, "DRAIN_MS=50")
	response, err := http.Get(process.url + "/api/export?chunks=20&pause_ms=20")
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	if _, err := io.ReadFull(response.Body, make([]byte, exportChunk)); err != nil {
		t.Fatal(err)
	}
	process.terminate(t)
	rest, err := io.ReadAll(response.Body)
	if err != nil || len(rest) != 19*exportChunk {
		t.Fatalf("got %d bytes after the signal, %v", len(rest), err)
	}
	if line := process.line(t); line != "payment dev drains for 50ms" {
		t.Fatalf("got %q", line)
	}
	if err := process.command.Wait(); err != nil {
		t.Fatalf("exit status: %v", err)
	}
}

func TestTerminatedProcessAnswersASlowRequest(t *testing.T) {
	process := startedProcess(t, "DRAIN_MS=0", "DELAY_MS=300")
	answered := make(chan int, 1)
	go func() {
		response, err := http.Get(process.url + "/api/user/1")
		if err != nil {
			answered <- 0
			return
		}
		response.Body.Close()
		answered <- response.StatusCode
	}()
	time.Sleep(100 * time.Millisecond)
	process.terminate(t)
	if status := <-answered; status != 200 {
		t.Fatalf("got %d", status)
	}
	if err := process.command.Wait(); err != nil {
		t.Fatalf("exit status: %v", err)
	}
}

func TestSecondSignalEndsTheProcessAtOnce(t *testing.T) {
	process := startedProcess(t, "DRAIN_MS=600000")
	process.terminate(t)
	process.line(t)
	process.terminate(t)
	err := process.command.Wait()
	exit, exited := err.(*exec.ExitError)
	if !exited || exit.Sys().(syscall.WaitStatus).Signal() != syscall.SIGTERM {
		t.Fatalf("got %v", err)
	}
}
