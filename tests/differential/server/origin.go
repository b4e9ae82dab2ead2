package main

import (
	"crypto/tls"
	"encoding/base64"
	"encoding/json"
	"errors"
	"net"
	"net/http"
	"slices"
	"strings"
	"sync"
	"time"
)

// server is everything that listens, and the case that runs.
type server struct {
	setup        *setup
	certificates map[string]*tls.Certificate
	output       sync.Mutex

	mutex     sync.Mutex
	isRunning bool
	// pending are the questions without a reply.
	pending map[int]chan json.RawMessage
	last    int
	// silent counts those who were told to say nothing, and wait for the end of the case.
	silent int
	// lastSign is when anybody asked or was told something.
	lastSign time.Time
	ended    chan struct{}
	// hosts is the text of /etc/hosts.
	hosts string
}

func (s *server) touch() { s.lastSign = time.Now() }

func (s *server) listen() error {
	for address, name := range s.setup.Addresses {
		ports := s.setup.Ports
		if slices.Contains(s.setup.Forward, name) {
			ports = s.setup.ForwardPorts
			if err := s.serveSocks(address); err != nil {
				return err
			}
		}
		for port, isTLS := range ports {
			listener, err := net.ListenTCP("tcp", &net.TCPAddr{IP: net.ParseIP(address), Port: port})
			if err != nil {
				return err
			}
			queue := &queue{address: listener.Addr(), connections: make(chan net.Conn)}
			go s.accept(listener, queue, isTLS)
			go (&http.Server{Handler: s, ErrorLog: silentLog}).Serve(queue)
		}
	}
	return nil
}

// queue is a listener of connections that have TLS behind them.
type queue struct {
	address     net.Addr
	connections chan net.Conn
}

func (q *queue) Accept() (net.Conn, error) { return <-q.connections, nil }
func (q *queue) Close() error              { return nil }
func (q *queue) Addr() net.Addr            { return q.address }

func (s *server) accept(listener *net.TCPListener, queue *queue, isTLS bool) {
	for {
		connection, err := listener.Accept()
		if err != nil {
			return
		}
		go func() {
			if isTLS {
				connection = s.shake(connection.(*net.TCPConn))
			}
			if connection != nil {
				queue.connections <- connection
			}
		}()
	}
}

// shake begins TLS, or does what the host does instead; nil if there is nothing to talk with.
func (s *server) shake(connection *net.TCPConn) net.Conn {
	where := question{Ask: "shake", Host: s.host(connection), Port: port(connection), Via: s.via(connection.RemoteAddr())}
	reply, isThere := s.ask(where)
	if !isThere {
		connection.Close()
		return nil
	}
	switch reply.Shake {
	case "silent":
		s.wait()
		connection.Close()
		return nil
	case "reset":
		connection.Read(make([]byte, 1)) // After the client's first word it always sees the same error.
		reset(connection)
		return nil
	case "plain":
		connection.Read(make([]byte, 4096))
		connection.Write([]byte("HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"))
		connection.Close()
		return nil
	}
	out := tls.Server(connection, &tls.Config{
		Certificates: []tls.Certificate{*s.certificates[reply.Shake]},
		NextProtos:   []string{"http/1.1"},
	})
	if err := out.Handshake(); err != nil {
		var record tls.RecordHeaderError
		var alert *net.OpError
		switch {
		case errors.As(err, &record):
			// What TLS says to a client that speaks plain HTTP: a fatal alert.
			connection.Write([]byte{21, 3, 1, 0, 2, 2, 22})
			where.Ask = "plain-on-tls"
			s.tell(where)
		case errors.As(err, &alert) && alert.Op == "remote error":
			// Not so where the client simply went away: it may connect more often than it has use for.
			where.Ask = "tls-refused"
			s.tell(where)
		}
		connection.Close()
		return nil
	}
	return out
}

func (s *server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	local := r.Context().Value(http.LocalAddrContextKey).(net.Addr).(*net.TCPAddr)
	q := question{Ask: "answer", Host: s.setup.Addresses[local.IP.String()], Port: local.Port, Method: r.Method, Scheme: "http"}
	if r.TLS != nil {
		q.Scheme = "https"
	}
	if remote, err := net.ResolveTCPAddr("tcp", r.RemoteAddr); err == nil {
		q.Via = s.via(remote)
	}
	q.Target = r.RequestURI
	q.Git = strings.HasPrefix(r.UserAgent(), "git/")
	if values := r.Header.Values("Authorization"); len(values) > 0 {
		q.Authorization = &values[0]
	}
	if r.Method == http.MethodConnect || !strings.HasPrefix(r.RequestURI, "/") {
		s.pass(w, r, q)
		return
	}
	if host := r.Host; host != "" {
		if name, _, err := net.SplitHostPort(host); err == nil {
			host = name
		}
		q.Host = strings.Trim(host, "[]")
	}
	if reply, isThere := s.ask(q); isThere {
		s.write(w, r, reply)
	} else {
		panic(http.ErrAbortHandler)
	}
}

// write does what the host does.
func (s *server) write(w http.ResponseWriter, r *http.Request, reply reply) {
	switch reply.Act {
	case "git":
		s.git(w, r)
		return
	case "silent":
		s.wait()
		panic(http.ErrAbortHandler)
	case "closed":
		panic(http.ErrAbortHandler)
	case "reset":
		connection, _, err := w.(http.Hijacker).Hijack()
		if err == nil {
			if it, isTLS := connection.(*tls.Conn); isTLS {
				connection = it.NetConn()
			}
			reset(connection.(*net.TCPConn))
		}
		return
	}
	body, err := reply.Body.bytes()
	if err != nil {
		panic(err)
	}
	header := w.Header()
	header["Content-Type"] = nil
	if reply.ContentType != "" {
		header.Set("Content-Type", reply.ContentType)
	}
	if reply.Location != "" {
		header.Set("Location", reply.Location)
	}
	if reply.Status == http.StatusUnauthorized {
		header.Set("WWW-Authenticate", `Basic realm="corp"`)
	}
	if reply.Status == http.StatusProxyAuthRequired {
		header.Set("Proxy-Authenticate", `Basic realm="corp"`)
	}
	if reply.Cut {
		header.Set("Content-Length", "100000")
	}
	w.WriteHeader(reply.Status)
	w.Write(body)
	if reply.Cut {
		w.(http.Flusher).Flush()
		panic(http.ErrAbortHandler)
	}
}

// wait waits for the end of the case.
func (s *server) wait() {
	s.mutex.Lock()
	ended := s.ended
	s.mutex.Unlock()
	<-ended
}

func reset(connection *net.TCPConn) {
	connection.SetLinger(0)
	connection.Close()
}

func (s *server) host(connection net.Conn) string {
	return s.setup.Addresses[connection.LocalAddr().(*net.TCPAddr).IP.String()]
}

func port(connection net.Conn) int { return connection.LocalAddr().(*net.TCPAddr).Port }

// via is the forward proxy that a connection comes from.
func (s *server) via(remote net.Addr) string {
	name := s.setup.Addresses[remote.(*net.TCPAddr).IP.String()]
	if slices.Contains(s.setup.Forward, name) {
		return name
	}
	return ""
}

// login is what a header says, decoded if it is basic authentication.
func login(value string) string {
	if rest, isBasic := strings.CutPrefix(value, "Basic "); isBasic {
		if text, err := base64.StdEncoding.DecodeString(rest); err == nil {
			return string(text)
		}
	}
	return value
}
