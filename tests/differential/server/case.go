package main

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"time"
)

const limit = 90 * time.Second

// runCase runs the go command and says how it ended.
func (s *server) runCase(it *testCase) {
	out := map[string]any{}
	if err := s.execute(it, out); err != nil {
		out["error"] = err.Error()
	}
	s.mutex.Lock()
	s.isRunning = false
	for id, answer := range s.pending {
		delete(s.pending, id)
		close(answer)
	}
	if s.ended != nil {
		close(s.ended)
		s.ended = nil
	}
	s.say(map[string]any{"done": out})
	s.mutex.Unlock()
}

func (s *server) execute(it *testCase, out map[string]any) error {
	work := filepath.Join(s.setup.Root, "w")
	if err := os.RemoveAll(work); err != nil {
		return err
	}
	for _, folder := range []string{"home", "tmp", "src"} {
		if err := os.MkdirAll(filepath.Join(work, folder), 0o755); err != nil {
			return err
		}
	}
	for path, text := range it.Files {
		if err := write(path, []byte(text), 0o644); err != nil {
			return err
		}
	}
	if err := os.WriteFile("/etc/hosts", []byte(it.Hosts), 0o644); err != nil {
		return err
	}
	s.mutex.Lock()
	s.hosts = it.Hosts
	s.isRunning, s.silent, s.ended = true, 0, make(chan struct{})
	s.touch()
	s.mutex.Unlock()

	var stdout, stderr bytes.Buffer
	command := exec.Command(it.Program, it.Arguments...)
	command.Dir, command.Env = it.Folder, it.Variables
	command.Stdout, command.Stderr = &stdout, &stderr
	command.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	// A child of go's that outlives it must not hold the output.
	command.WaitDelay = time.Second
	if err := command.Start(); err != nil {
		return err
	}
	ended := make(chan error, 1)
	go func() { ended <- command.Wait() }()
	err := s.watch(command, time.Duration(it.Quiet)*time.Millisecond, ended, out)
	syscall.Kill(-command.Process.Pid, syscall.SIGKILL)
	out["stdout"], out["stderr"] = stdout.String(), stderr.String()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) && !errors.Is(err, exec.ErrWaitDelay) {
		return err
	}
	out["exit"] = command.ProcessState.ExitCode()
	return nil
}

// watch waits for the end, or for silence.
func (s *server) watch(command *exec.Cmd, quiet time.Duration, ended chan error, out map[string]any) error {
	began := time.Now()
	for {
		select {
		case err := <-ended:
			return err
		case <-time.After(20 * time.Millisecond):
		}
		s.mutex.Lock()
		isQuiet := s.silent > 0 && time.Since(s.lastSign) > quiet
		s.mutex.Unlock()
		if isQuiet || time.Since(began) > limit {
			out["hangs"], out["timeout"] = isQuiet, !isQuiet
			syscall.Kill(-command.Process.Pid, syscall.SIGKILL)
			return <-ended
		}
	}
}

// resolve finds a name in the case's hosts; the lock is held.
func (s *server) resolve(name string) string {
	name = strings.ToLower(strings.TrimSuffix(name, "."))
	if _, isAddress := s.setup.Addresses[name]; isAddress {
		return name
	}
	for line := range strings.Lines(s.hosts) {
		words := strings.Fields(line)
		for _, word := range words[min(1, len(words)):] {
			if word == name {
				return words[0]
			}
		}
	}
	return ""
}
