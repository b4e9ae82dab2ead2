package main

import (
	"archive/zip"
	"bytes"
	"cmp"
	"context"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"os"
	"slices"
	"strings"

	"golang.org/x/mod/module"
	"golang.org/x/mod/sumdb"
	"golang.org/x/mod/sumdb/dirhash"
)

// newChecksums is a checksum database that vouches for the public modules. They enter it in a fixed order, so that two
// of them show the same tree.
func newChecksums(all modules, keys string) (http.Handler, error) {
	signer, err := os.ReadFile(keys + "/sumdb.signer")
	if err != nil {
		return nil, err
	}
	public := all.public()
	lookup := func(path, version string) ([]byte, error) {
		it := module.Version{Path: path, Version: version}
		if source, ok := public[it]; ok {
			lines, err := source.sums(it)
			return []byte(lines), err
		}
		return nil, fs.ErrNotExist
	}
	server := sumdb.NewTestServer(strings.TrimSpace(string(signer)), lookup)
	for _, it := range public.sorted() {
		if _, err := server.Lookup(context.Background(), it); err != nil {
			return nil, err
		}
	}
	return sumdb.NewServer(server), nil
}

// printSums prints a go.sum that knows every module.
func printSums(data string) error {
	all, err := loadModules(data + "/modules")
	if err != nil {
		return err
	}
	for _, it := range all.sorted() {
		lines, err := all[it].sums(it)
		if err != nil {
			return err
		}
		fmt.Print(lines)
	}
	return nil
}

func (all modules) sorted() []module.Version {
	var out []module.Version
	for it := range all {
		out = append(out, it)
	}
	slices.SortFunc(out, func(a, b module.Version) int { return cmp.Compare(a.String(), b.String()) })
	return out
}

// sums are the module's two lines of a go.sum.
func (s *source) sums(it module.Version) (string, error) {
	archive, err := zip.NewReader(bytes.NewReader(s.zip), int64(len(s.zip)))
	if err != nil {
		return "", err
	}
	var names []string
	for _, file := range archive.File {
		names = append(names, file.Name)
	}
	whole, err := dirhash.Hash1(names, func(name string) (io.ReadCloser, error) { return archive.Open(name) })
	if err != nil {
		return "", err
	}
	mod := func(string) (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(s.mod)), nil }
	goMod, err := dirhash.Hash1([]string{"go.mod"}, mod)
	return fmt.Sprintf("%s %s %s\n%s %s/go.mod %s\n", it.Path, it.Version, whole, it.Path, it.Version, goMod), err
}
