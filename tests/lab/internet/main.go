// Command internet plays, for the closed network of the tests, every host that lies beyond the developer's machine:
// module proxies, the checksum database, a git host with a login, image registries. Each is a host name; what it does
// is in hosts.go.
//
//	internet keys DIR                 makes the root certificate and the checksum database's key
//	internet sums DATA                prints a go.sum with every module that is served
//	internet image DATA TAG ENV TAR…  makes an image of layers that are there as files
//	internet serve FLAGS              serves
package main

import (
	"crypto/tls"
	"flag"
	"fmt"
	"net/http"
	"os"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "internet:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	if len(args) < 2 {
		return fmt.Errorf("usage: internet keys|sums|image|serve …")
	}
	switch args[0] {
	case "keys":
		return makeKeys(args[1])
	case "sums":
		return printSums(args[1])
	case "image":
		return makeImage(args[1], args[2], args[3], args[4:])
	case "serve":
		return serve(args[1:])
	}
	return fmt.Errorf("unknown command %q", args[0])
}

func serve(args []string) error {
	flags := flag.NewFlagSet("serve", flag.ContinueOnError)
	address := flags.String("address", "", "IP address to listen on, ports 80 and 443")
	data := flags.String("data", "", "folder with modules/, git/ and images/")
	keys := flags.String("keys", "", "folder that `keys` made")
	log := flags.String("log", "", "file that gets a line of JSON for each request")
	modules := flags.String("module-login", "", "user:password for goproxy.corp.example, if it asks for one")
	git := flags.String("git-login", "", "user:password for git.corp.example")
	if err := flags.Parse(args); err != nil {
		return err
	}
	hosts, err := newHosts(*data, *keys, *modules, *git)
	if err != nil {
		return err
	}
	handler, err := logged(*log, hosts)
	if err != nil {
		return err
	}
	root, err := loadRoot(*keys)
	if err != nil {
		return err
	}
	failed := make(chan error)
	go func() { failed <- http.ListenAndServe(*address+":80", handler) }()
	go func() {
		server := &http.Server{
			Addr:      *address + ":443",
			Handler:   handler,
			TLSConfig: &tls.Config{GetCertificate: root.certificate},
		}
		failed <- server.ListenAndServeTLS("", "")
	}()
	return <-failed
}
