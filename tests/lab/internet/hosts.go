package main

import (
	"fmt"
	"net"
	"net/http"
)

// hosts answers for every host of the lab, by the name that is asked for. Where a host is reached from, and from where
// not at all, is the business of the network.
type hosts map[string]http.Handler

func newHosts(data, keys, moduleLogin, gitLogin string) (hosts, error) {
	mods, err := loadModules(data + "/modules")
	if err != nil {
		return nil, err
	}
	sums, err := newChecksums(mods, keys)
	if err != nil {
		return nil, err
	}
	images := registry(data + "/images")
	return hosts{
		// As the real ones do: proxy.golang.org answers 404 for /sumdb/, goproxy.cn passes it on.
		"proxy.golang.org":      moduleProxy{modules: mods.public()},
		"goproxy.cn":            moduleProxy{modules: mods.public(), sums: sums},
		"sum.golang.org":        sums,
		"sum.golang.google.cn":  sums,
		"registry-1.docker.io":  images,
		"github.com":            newForge(data + "/git"),
		"goproxy.corp.example":  withLogin(moduleLogin, moduleProxy{modules: mods, sums: sums}),
		"git.corp.example":      withLogin(gitLogin, newForge(data+"/git")),
		"registry.corp.example": images,
	}, nil
}

func (h hosts) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	name := r.Host
	if host, _, err := net.SplitHostPort(name); err == nil {
		name = host
	}
	if handler, ok := h[name]; ok {
		handler.ServeHTTP(w, r)
		return
	}
	fmt.Fprintf(w, "%s of the lab\n", name)
}

// withLogin asks for user:password as a host does that tells git and go to send one; empty means none is needed.
func withLogin(login string, next http.Handler) http.Handler {
	if login == "" {
		return next
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if user, password, ok := r.BasicAuth(); !ok || user+":"+password != login {
			w.Header().Set("WWW-Authenticate", `Basic realm="lab"`)
			http.Error(w, "sign in first", http.StatusUnauthorized)
			return
		}
		next.ServeHTTP(w, r)
	})
}
