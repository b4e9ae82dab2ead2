package main

import (
	"encoding/json"
	"os"
)

// setup is the first line that the test writes.
type setup struct {
	// Addresses of hosts, each with the host's name; those with ports are listened on.
	Addresses map[string]string `json:"addresses"`
	// Nobody listens at this address.
	Nobody string `json:"nobody"`
	// Ports of a host, each true if it speaks TLS.
	Ports map[int]bool `json:"ports"`
	// ForwardPorts of a forward proxy, the same.
	ForwardPorts map[int]bool `json:"forward_ports"`
	// SocksPort of a forward proxy.
	SocksPort int `json:"socks_port"`
	// Forward names the hosts that are forward proxies.
	Forward []string `json:"forward"`
	// Names are what certificates are good for.
	Names []string `json:"names"`
	// Root is the folder of everything, an empty memory file system.
	Root string `json:"root"`
	// Repositories to make below Root/git.
	Repositories []repository `json:"repositories"`
	// Files to write once.
	Files map[string]content `json:"files"`
	// Programs for PATH.
	Programs []string `json:"programs"`
	// Scripts for PATH, by name.
	Scripts map[string]string `json:"scripts"`
}

// told is every further line: a case to run, or the reply to a question.
type told struct {
	Run   *testCase       `json:"run"`
	ID    int             `json:"id"`
	Reply json.RawMessage `json:"reply"`
}

// testCase is a run of the go command.
type testCase struct {
	// Hosts is the text of /etc/hosts.
	Hosts string `json:"hosts"`
	// Files to write, by absolute path.
	Files map[string]string `json:"files"`
	// Program and its arguments.
	Program   string   `json:"program"`
	Arguments []string `json:"arguments"`
	// Variables of the process, all of them.
	Variables []string `json:"variables"`
	// Quiet is how many milliseconds without a word, after somebody fell silent, mean that go waits for ever.
	Quiet int `json:"quiet"`
	// Folder to run in.
	Folder string `json:"folder"`
}

// question is what the server asks the test.
type question struct {
	ID int `json:"id"`
	// Ask is shake, answer or pass; or what is only told: tls-refused, plain-on-tls.
	Ask  string `json:"ask"`
	Host string `json:"host"`
	Port int    `json:"port"`
	Via  string `json:"via,omitempty"`

	Scheme        string  `json:"scheme,omitempty"`
	Method        string  `json:"method,omitempty"`
	Target        string  `json:"target,omitempty"`
	Authorization *string `json:"authorization,omitempty"`
	Git           bool    `json:"git,omitempty"`

	// Of a forward proxy: connect, get or socks, whom to reach, and the login in its header.
	Pass  string  `json:"pass,omitempty"`
	To    string  `json:"to,omitempty"`
	Login *string `json:"login,omitempty"`
}

// reply is what a host does: one of its fields says it.
type reply struct {
	// Closed, reset, silent, git, through; or empty for a response.
	Act         string  `json:"act"`
	Status      int     `json:"status"`
	Location    string  `json:"location"`
	ContentType string  `json:"content_type"`
	Body        content `json:"body"`
	// Cut ends the connection before the body's end.
	Cut bool `json:"cut"`
	// Socks is the number of a refusal.
	Socks byte `json:"socks"`
	// Shake: good, unknown, expired, wrong-host, plain, reset, silent.
	Shake string `json:"shake"`
}

// content is what a body or a file holds.
type content struct {
	Text string `json:"text"`
	// Bytes, in base64.
	Bytes []byte `json:"bytes"`
	// Zip holds files by name.
	Zip map[string]string `json:"zip"`
	// Note is signed, and follows Text.
	Note   string `json:"note"`
	Signer string `json:"signer"`
}

// say writes a line.
func (s *server) say(it any) {
	line, err := json.Marshal(it)
	if err != nil {
		panic(err)
	}
	s.output.Lock()
	defer s.output.Unlock()
	os.Stdout.Write(append(line, '\n'))
}

// ask asks the test; false after the case has ended.
func (s *server) ask(q question) (reply, bool) {
	s.mutex.Lock()
	if !s.isRunning {
		s.mutex.Unlock()
		return reply{}, false
	}
	s.last++
	q.ID = s.last
	answer := make(chan json.RawMessage, 1)
	s.pending[q.ID] = answer
	s.touch()
	s.say(q)
	s.mutex.Unlock()
	raw, isThere := <-answer
	if !isThere {
		return reply{}, false
	}
	var out reply
	if err := json.Unmarshal(raw, &out); err != nil {
		panic(err)
	}
	if out.Act == "silent" || out.Shake == "silent" {
		s.mutex.Lock()
		s.silent++
		s.touch()
		s.mutex.Unlock()
	}
	return out, true
}

// tell says what needs no reply.
func (s *server) tell(q question) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	if s.isRunning {
		s.touch()
		s.say(q)
	}
}

// settle hands a reply to who asked.
func (s *server) settle(id int, raw json.RawMessage) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	if answer, isThere := s.pending[id]; isThere {
		delete(s.pending, id)
		answer <- raw
	}
}
