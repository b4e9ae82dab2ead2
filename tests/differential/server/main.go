// Command server lends a scripted world real sockets, in network and mount namespaces of its own: TLS, HTTP, forward
// proxies, git repositories. It decides nothing: what anybody answers is asked for on standard output, a line of JSON a
// question, and told on standard input. It runs the go command of a case and says how it ended.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
)

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "server:", err)
		os.Exit(1)
	}
}

func run() error {
	lines := bufio.NewReader(os.Stdin)
	var setup setup
	if err := readLine(lines, &setup); err != nil {
		return err
	}
	if err := enter(&setup); err != nil {
		return err
	}
	certificates, err := issue(&setup)
	if err != nil {
		return err
	}
	if err := makeRepositories(&setup); err != nil {
		return err
	}
	it := &server{setup: &setup, certificates: certificates, pending: map[int]chan json.RawMessage{}}
	if err := it.listen(); err != nil {
		return err
	}
	ready, err := it.ready()
	if err != nil {
		return err
	}
	it.say(map[string]any{"ready": ready})
	for {
		var told told
		if err := readLine(lines, &told); err != nil {
			return nil // The test is gone.
		}
		if told.Run != nil {
			go it.runCase(told.Run)
		} else {
			it.settle(told.ID, told.Reply)
		}
	}
}

func readLine(lines *bufio.Reader, into any) error {
	line, err := lines.ReadBytes('\n')
	if err != nil {
		return err
	}
	return json.Unmarshal(line, into)
}
