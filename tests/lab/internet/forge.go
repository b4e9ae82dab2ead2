package main

import (
	"fmt"
	"html"
	"net/http"
	"net/http/cgi"
	"os/exec"
	"path/filepath"
	"strings"
)

// newForge is a git host: repositories over smart HTTP, and the pages that lead go from a module's path to them.
func newForge(folder string) http.Handler {
	core, err := exec.Command("git", "--exec-path").Output()
	if err != nil {
		return http.NotFoundHandler()
	}
	root, _ := filepath.Abs(folder)
	backend := &cgi.Handler{
		Path: filepath.Join(strings.TrimSpace(string(core)), "git-http-backend"),
		Env:  []string{"GIT_PROJECT_ROOT=" + root, "GIT_HTTP_EXPORT_ALL=1"},
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch {
		case r.URL.Query().Get("go-get") == "1":
			discover(w, r)
		case strings.Contains(r.URL.Path, ".git/"):
			backend.ServeHTTP(w, r)
		default:
			fmt.Fprintln(w, "the lab's git host")
		}
	})
}

// discover answers `?go-get=1`: the first two elements of a path are the repository.
func discover(w http.ResponseWriter, r *http.Request) {
	parts := strings.Split(strings.Trim(r.URL.Path, "/"), "/")
	if len(parts) < 2 {
		http.NotFound(w, r)
		return
	}
	repository := html.EscapeString(r.Host + "/" + parts[0] + "/" + parts[1])
	fmt.Fprintf(w, `<meta name="go-import" content="%s git https://%s.git">`+"\n", repository, repository)
}
