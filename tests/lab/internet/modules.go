package main

import (
	"bytes"
	"fmt"
	"io/fs"
	"net/http"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/mod/module"
	"golang.org/x/mod/zip"
)

// modules are the versions that are served: path@version to what is known of it.
type modules map[module.Version]*source

type source struct{ mod, zip []byte }

// loadModules reads folders named path@version.
func loadModules(root string) (modules, error) {
	found := modules{}
	err := filepath.WalkDir(root, func(folder string, entry fs.DirEntry, err error) error {
		if err != nil || !entry.IsDir() || !strings.Contains(entry.Name(), "@") {
			return err
		}
		name, err := filepath.Rel(root, folder)
		if err != nil {
			return err
		}
		path, version, _ := strings.Cut(name, "@")
		it := module.Version{Path: path, Version: version}
		var packed bytes.Buffer
		if err := zip.CreateFromDir(&packed, it, folder); err != nil {
			return err
		}
		mod, err := os.ReadFile(filepath.Join(folder, "go.mod"))
		if err != nil {
			return err
		}
		found[it] = &source{mod: mod, zip: packed.Bytes()}
		return fs.SkipDir
	})
	return found, err
}

// public leaves out what only the company has.
func (all modules) public() modules {
	out := modules{}
	for it, source := range all {
		if !strings.Contains(it.Path, ".corp.example") {
			out[it] = source
		}
	}
	return out
}

// moduleProxy speaks the GOPROXY protocol (https://go.dev/ref/mod#goproxy-protocol), and relays the checksum database
// if it has one.
type moduleProxy struct {
	modules modules
	sums    http.Handler
}

func (p moduleProxy) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if rest, ok := strings.CutPrefix(r.URL.Path, "/sumdb/sum.golang.org"); ok && p.sums != nil {
		if rest == "/supported" {
			return
		}
		inner := r.Clone(r.Context())
		inner.URL.Path = rest
		p.sums.ServeHTTP(w, inner)
		return
	}
	path, what, ok := strings.Cut(strings.TrimPrefix(r.URL.Path, "/"), "/@")
	path, err := module.UnescapePath(path)
	if !ok || err != nil || !p.answer(w, path, what) {
		http.Error(w, "not found: the lab has no such module", http.StatusNotFound)
	}
}

func (p moduleProxy) answer(w http.ResponseWriter, path, what string) bool {
	isKnown := false
	for it, source := range p.modules {
		if it.Path != path {
			continue
		}
		info := fmt.Sprintf(`{"Version":%q,"Time":"2025-01-01T00:00:00Z"}`, it.Version)
		switch what {
		case "v/list":
			fmt.Fprintln(w, it.Version)
		case "latest", "v/" + it.Version + ".info":
			fmt.Fprintln(w, info)
		case "v/" + it.Version + ".mod":
			w.Write(source.mod)
		case "v/" + it.Version + ".zip":
			w.Write(source.zip)
		default:
			continue
		}
		isKnown = true
	}
	return isKnown
}
