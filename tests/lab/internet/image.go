package main

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
)

// Layers are not compressed: they cross no wire that is worth it (OCI image specification).
const (
	manifestType = "application/vnd.oci.image.manifest.v1+json"
	configType   = "application/vnd.oci.image.config.v1+json"
	layerType    = "application/vnd.oci.image.layer.v1.tar"
)

type descriptor struct {
	MediaType string `json:"mediaType"`
	Digest    string `json:"digest"`
	Size      int64  `json:"size"`
}

type manifest struct {
	SchemaVersion int          `json:"schemaVersion"`
	MediaType     string       `json:"mediaType"`
	Config        descriptor   `json:"config"`
	Layers        []descriptor `json:"layers"`
}

type rootFS struct {
	Type    string   `json:"type"`
	DiffIDs []string `json:"diff_ids"`
}

type config struct {
	Architecture string         `json:"architecture"`
	OS           string         `json:"os"`
	Config       map[string]any `json:"config"`
	RootFS       rootFS         `json:"rootfs"`
}

// makeImage puts an image name:tag, its layers and its configuration (a JSON object such as {"Env": […]}) into images/.
func makeImage(data, tag, settings string, layers []string) error {
	folder := filepath.Join(data, "images")
	if err := os.MkdirAll(filepath.Join(folder, "blobs"), 0o755); err != nil {
		return err
	}
	made := config{Architecture: runtime.GOARCH, OS: "linux", RootFS: rootFS{Type: "layers"}}
	if err := json.Unmarshal([]byte(settings), &made.Config); err != nil {
		return err
	}
	top := manifest{SchemaVersion: 2, MediaType: manifestType}
	for _, layer := range layers {
		blob, err := addFile(folder, layer)
		if err != nil {
			return err
		}
		top.Layers = append(top.Layers, blob)
		made.RootFS.DiffIDs = append(made.RootFS.DiffIDs, blob.Digest)
	}
	var err error
	if top.Config, err = addJSON(folder, configType, made); err != nil {
		return err
	}
	blob, err := addJSON(folder, manifestType, top)
	if err != nil {
		return err
	}
	name, version, _ := strings.Cut(tag, ":")
	tags := filepath.Join(folder, "tags", name)
	if err := os.MkdirAll(tags, 0o755); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(tags, version), []byte(blob.Digest), 0o644)
}

func addJSON(folder, mediaType string, value any) (descriptor, error) {
	text, err := json.Marshal(value)
	if err != nil {
		return descriptor{}, err
	}
	digest := fmt.Sprintf("sha256:%x", sha256.Sum256(text))
	blob := descriptor{MediaType: mediaType, Digest: digest, Size: int64(len(text))}
	return blob, os.WriteFile(filepath.Join(folder, "blobs", digest), text, 0o644)
}

// addFile links a layer in under its digest.
func addFile(folder, path string) (descriptor, error) {
	file, err := os.Open(path)
	if err != nil {
		return descriptor{}, err
	}
	defer file.Close()
	hash := sha256.New()
	size, err := io.Copy(hash, file)
	if err != nil {
		return descriptor{}, err
	}
	digest := fmt.Sprintf("sha256:%x", hash.Sum(nil))
	target := filepath.Join(folder, "blobs", digest)
	os.Remove(target)
	source, err := filepath.EvalSymlinks(path)
	if err != nil {
		return descriptor{}, err
	}
	return descriptor{MediaType: layerType, Digest: digest, Size: size}, os.Symlink(source, target)
}
