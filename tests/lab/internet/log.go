package main

import (
	"encoding/json"
	"net"
	"net/http"
	"os"
	"sync"
	"time"
)

// request is a line of the log: who asked for what, which way it came, and what the answer was.
type request struct {
	// Time is in seconds since 1970.
	Time   float64 `json:"time"`
	From   string  `json:"from"`
	Method string  `json:"method"`
	Host   string  `json:"host"`
	Path   string  `json:"path"`
	// Agent is what the program calls itself.
	Agent string `json:"agent"`
	// User is the name of a login, never its password.
	User string `json:"user"`
	Code int    `json:"code"`
}

// status remembers an answer's code.
type status struct {
	http.ResponseWriter
	code int
}

func (s *status) WriteHeader(code int) {
	s.code = code
	s.ResponseWriter.WriteHeader(code)
}

// Unwrap lets the server's own optional methods through.
func (s *status) Unwrap() http.ResponseWriter { return s.ResponseWriter }

func logged(path string, next http.Handler) (http.Handler, error) {
	file, err := os.OpenFile(path, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o644)
	if err != nil {
		return nil, err
	}
	var mutex sync.Mutex
	lines := json.NewEncoder(file)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		answer := &status{w, http.StatusOK}
		now := float64(time.Now().UnixMicro()) / 1e6
		next.ServeHTTP(answer, r)
		from, _, _ := net.SplitHostPort(r.RemoteAddr)
		user, _, _ := r.BasicAuth()
		mutex.Lock()
		defer mutex.Unlock()
		lines.Encode(request{now, from, r.Method, r.Host, r.URL.RequestURI(), r.UserAgent(), user, answer.code})
	}), nil
}
