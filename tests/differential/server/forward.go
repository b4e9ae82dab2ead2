package main

import (
	"bytes"
	"context"
	"crypto/tls"
	"encoding/binary"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"strconv"
)

var silentLog = log.New(io.Discard, "", 0)

// pass is what a forward proxy does with a request.
func (s *server) pass(w http.ResponseWriter, r *http.Request, q question) {
	q.Ask, q.Pass, q.To = "pass", "get", r.URL.Host
	if r.Method == http.MethodConnect {
		q.Pass, q.To = "connect", r.RequestURI
	}
	if values := r.Header.Values("Proxy-Authorization"); len(values) > 0 {
		value := login(values[0])
		q.Login = &value
	}
	reply, isThere := s.ask(q)
	if !isThere {
		panic(http.ErrAbortHandler)
	}
	if reply.Act != "through" {
		s.write(w, r, reply)
		return
	}
	local := r.Context().Value(http.LocalAddrContextKey).(net.Addr).(*net.TCPAddr)
	if q.Pass == "connect" {
		origin, err := s.dial(local, q.To)
		if err != nil {
			panic(err)
		}
		client, buffer, err := w.(http.Hijacker).Hijack()
		if err != nil {
			panic(err)
		}
		io.WriteString(client, "HTTP/1.1 200 Connection established\r\n\r\n")
		join(client, buffer, origin)
		return
	}
	out := r.Clone(r.Context())
	out.RequestURI = ""
	out.Header.Del("Proxy-Authorization")
	transport := &http.Transport{
		DisableCompression: true,
		DisableKeepAlives:  true,
		DialContext:        func(_ context.Context, _, to string) (net.Conn, error) { return s.dial(local, to) },
	}
	response, err := transport.RoundTrip(out)
	if err != nil {
		panic(http.ErrAbortHandler)
	}
	defer response.Body.Close()
	for name, values := range response.Header {
		w.Header()[name] = values
	}
	if response.Header.Get("Content-Type") == "" {
		w.Header()["Content-Type"] = nil
	}
	w.WriteHeader(response.StatusCode)
	if _, err := io.Copy(w, response.Body); err != nil {
		panic(http.ErrAbortHandler)
	}
}

// dial connects from the proxy's own address, by which the origin knows it.
func (s *server) dial(local *net.TCPAddr, to string) (net.Conn, error) {
	host, port, err := net.SplitHostPort(to)
	if err != nil {
		host, port = to, "80"
	}
	s.mutex.Lock()
	ip := s.resolve(host)
	s.mutex.Unlock()
	if ip == "" {
		return nil, fmt.Errorf("no such host: %s", host)
	}
	dialer := net.Dialer{LocalAddr: &net.TCPAddr{IP: local.IP}}
	return dialer.Dial("tcp", net.JoinHostPort(ip, port))
}

// join copies both ways until one side ends.
func join(client net.Conn, from io.Reader, origin net.Conn) {
	done := make(chan struct{}, 2)
	go func() { io.Copy(origin, from); done <- struct{}{} }()
	go func() {
		// What resets us resets the client.
		if _, err := io.Copy(client, origin); err != nil {
			below := client
			if it, isTLS := client.(*tls.Conn); isTLS {
				below = it.NetConn()
			}
			if it, isTCP := below.(*net.TCPConn); isTCP {
				it.SetLinger(0)
				it.Close()
			}
		}
		done <- struct{}{}
	}()
	<-done
	client.Close()
	origin.Close()
}

// serveSocks speaks SOCKS5 at an address.
func (s *server) serveSocks(address string) error {
	listener, err := net.Listen("tcp", net.JoinHostPort(address, strconv.Itoa(s.setup.SocksPort)))
	if err != nil {
		return err
	}
	go func() {
		for {
			connection, err := listener.Accept()
			if err != nil {
				return
			}
			go func() {
				defer connection.Close()
				s.socks(connection.(*net.TCPConn))
			}()
		}
	}()
	return nil
}

func (s *server) socks(connection *net.TCPConn) error {
	q := question{Ask: "pass", Pass: "socks", Host: s.host(connection), Port: s.setup.SocksPort}
	version := []byte{0}
	if _, err := io.ReadFull(connection, version); err != nil || version[0] != 5 {
		connection.Read(make([]byte, 4096)) // What is left unread would end as a reset.
		connection.Write([]byte{5, 0})      // Some do not look at what they read.
		return err
	}
	methods, err := counted(connection, 0)
	if err != nil {
		return err
	}
	method := byte(0)
	if bytes.Contains(methods, []byte{2}) {
		method = 2 // A login, if the client has one.
	}
	connection.Write([]byte{5, method})
	if method == 2 {
		user, err := counted(connection, 1)
		if err != nil {
			return err
		}
		password, err := counted(connection, 0)
		if err != nil {
			return err
		}
		connection.Write([]byte{1, 0})
		value := string(user) + ":" + string(password)
		q.Login = &value
	}
	head := make([]byte, 4)
	if _, err := io.ReadFull(connection, head); err != nil {
		return err
	}
	var host string
	switch head[3] {
	case 1, 4:
		address := make([]byte, map[byte]int{1: 4, 4: 16}[head[3]])
		io.ReadFull(connection, address)
		host = net.IP(address).String()
	default:
		name, err := counted(connection, 0)
		if err != nil {
			return err
		}
		host = string(name)
	}
	number := make([]byte, 2)
	if _, err := io.ReadFull(connection, number); err != nil {
		return err
	}
	q.To = net.JoinHostPort(host, strconv.Itoa(int(binary.BigEndian.Uint16(number))))
	reply, isThere := s.ask(q)
	if !isThere {
		return nil
	}
	answer := []byte{5, reply.Socks, 0, 1, 0, 0, 0, 0, 0, 0}
	switch reply.Act {
	case "silent":
		s.wait()
		return nil
	case "through":
	default:
		connection.Write(answer)
		return nil
	}
	origin, err := s.dial(connection.LocalAddr().(*net.TCPAddr), q.To)
	if err != nil {
		return err
	}
	connection.Write(answer)
	join(connection, connection, origin)
	return nil
}

// counted reads bytes behind their number, after some others.
func counted(from io.Reader, skip int) ([]byte, error) {
	head := make([]byte, skip+1)
	if _, err := io.ReadFull(from, head); err != nil {
		return nil, err
	}
	out := make([]byte, head[skip])
	_, err := io.ReadFull(from, out)
	return out, err
}
