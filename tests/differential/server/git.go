package main

import (
	"fmt"
	"net"
	"net/http"
	"net/http/cgi"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// repository is a git repository, made with fixed dates: its commits are the same always.
type repository struct {
	// Path below the folder of all: the host's name and the path there.
	Path string `json:"path"`
	// Commits, oldest first.
	Commits []struct {
		Files map[string]string `json:"files"`
		Tags  []string          `json:"tags"`
	} `json:"commits"`
}

const date = "2024-01-02T03:04:05Z"

func makeRepositories(setup *setup) error {
	for _, it := range setup.Repositories {
		folder := filepath.Join(setup.Root, "git", it.Path)
		git := func(arguments ...string) error {
			command := exec.Command("git", append([]string{"-C", folder}, arguments...)...)
			command.Env = []string{
				"PATH=" + os.Getenv("PATH"), "HOME=" + setup.Root, "GIT_CONFIG_NOSYSTEM=1",
				"GIT_AUTHOR_NAME=corp", "GIT_AUTHOR_EMAIL=dev@corp.example", "GIT_AUTHOR_DATE=" + date,
				"GIT_COMMITTER_NAME=corp", "GIT_COMMITTER_EMAIL=dev@corp.example", "GIT_COMMITTER_DATE=" + date,
			}
			if out, err := command.CombinedOutput(); err != nil {
				return fmt.Errorf("git %s: %w: %s", strings.Join(arguments, " "), err, out)
			}
			return nil
		}
		if err := os.MkdirAll(folder, 0o755); err != nil {
			return err
		}
		if err := git("init", "-q", "-b", "main"); err != nil {
			return err
		}
		for _, commit := range it.Commits {
			for name, text := range commit.Files {
				if err := write(filepath.Join(folder, name), []byte(text), 0o644); err != nil {
					return err
				}
			}
			steps := [][]string{{"add", "-A"}, {"commit", "-q", "-m", "A change"}}
			for _, tag := range commit.Tags {
				steps = append(steps, []string{"tag", tag})
			}
			for _, step := range steps {
				if err := git(step...); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// ready tells what is known only now: the commits of all tags and branches, and the checksum database's key.
func (s *server) ready() (map[string]any, error) {
	commits := map[string]map[string]string{}
	for _, it := range s.setup.Repositories {
		refs := map[string]string{}
		out, err := exec.Command("git", "-C", filepath.Join(s.setup.Root, "git", it.Path), "show-ref").Output()
		if err != nil {
			return nil, err
		}
		for line := range strings.Lines(string(out)) {
			commit, ref, _ := strings.Cut(strings.TrimSpace(line), " ")
			refs[ref] = commit
		}
		commits[it.Path] = refs
	}
	return map[string]any{"commits": commits, "key": verifier("sum.corp.example")}, nil
}

// git serves a repository.
func (s *server) git(w http.ResponseWriter, r *http.Request) {
	host := r.Host
	if name, _, err := net.SplitHostPort(host); err == nil {
		host = name
	}
	exec, err := exec.LookPath("git")
	if err != nil {
		panic(err)
	}
	handler := &cgi.Handler{
		Path: exec,
		Args: []string{"http-backend"},
		Root: "/",
		Env: []string{
			"GIT_PROJECT_ROOT=" + filepath.Join(s.setup.Root, "git", host), "GIT_HTTP_EXPORT_ALL=1", "GIT_CONFIG_COUNT=1",
			"GIT_CONFIG_KEY_0=safe.directory", "GIT_CONFIG_VALUE_0=*", "HOME=" + s.setup.Root,
			"GIT_PROTOCOL=" + r.Header.Get("Git-Protocol"),
		},
		Logger: silentLog,
	}
	handler.ServeHTTP(w, r)
}
