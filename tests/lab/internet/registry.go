package main

import (
	"net/http"
	"os"
	"path/filepath"
	"strings"
)

// registry hands out images (https://distribution.github.io/distribution/spec/api/): a folder blobs/ with files named
// by their digests, and tags/ with files that name a manifest's digest.
func registry(folder string) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		path := strings.TrimPrefix(r.URL.Path, "/v2/")
		w.Header().Set("Docker-Distribution-Api-Version", "registry/2.0")
		if path == "" {
			w.Header().Set("Content-Type", "application/json")
			w.Write([]byte("{}"))
			return
		}
		if name, reference, ok := strings.Cut(path, "/manifests/"); ok {
			if digest, err := os.ReadFile(filepath.Join(folder, "tags", name, reference)); err == nil {
				reference = string(digest)
			}
			w.Header().Set("Content-Type", manifestType)
			serveBlob(w, r, folder, reference)
			return
		}
		if _, digest, ok := strings.Cut(path, "/blobs/"); ok {
			w.Header().Set("Content-Type", "application/octet-stream")
			serveBlob(w, r, folder, digest)
			return
		}
		http.NotFound(w, r)
	})
}

func serveBlob(w http.ResponseWriter, r *http.Request, folder, digest string) {
	w.Header().Set("Docker-Content-Digest", digest)
	http.ServeFile(w, r, filepath.Join(folder, "blobs", filepath.Base(digest)))
}
