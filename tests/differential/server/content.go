package main

import (
	"archive/zip"
	"bytes"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"maps"
	"slices"
)

// The checksum database's key; the same always, so that its text is.
var key = ed25519.NewKeyFromSeed(make([]byte, ed25519.SeedSize))

// bytes is what is sent or written.
func (c *content) bytes() ([]byte, error) {
	switch {
	case c.Zip != nil:
		return pack(c.Zip)
	case c.Note != "":
		return []byte(c.Text + sign(c.Note, c.Signer)), nil
	case c.Bytes != nil:
		return c.Bytes, nil
	}
	return []byte(c.Text), nil
}

func pack(files map[string]string) ([]byte, error) {
	var out bytes.Buffer
	archive := zip.NewWriter(&out)
	for _, name := range slices.Sorted(maps.Keys(files)) {
		file, err := archive.Create(name)
		if err != nil {
			return nil, err
		}
		if _, err := file.Write([]byte(files[name])); err != nil {
			return nil, err
		}
	}
	err := archive.Close()
	return out.Bytes(), err
}

// sign adds a signature as golang.org/x/mod/sumdb/note has it.
func sign(text, name string) string {
	signature := append(keyHash(name), ed25519.Sign(key, []byte(text))...)
	return fmt.Sprintf("%s\n— %s %s\n", text, name, base64.StdEncoding.EncodeToString(signature))
}

func keyHash(name string) []byte {
	sum := sha256.Sum256(append([]byte(name+"\n"), publicKey()...))
	return sum[:4]
}

// verifier is the text of the key for GOSUMDB.
func verifier(name string) string {
	return fmt.Sprintf("%s+%x+%s", name, keyHash(name), base64.StdEncoding.EncodeToString(publicKey()))
}

func publicKey() []byte {
	return append([]byte{1}, key.Public().(ed25519.PublicKey)...)
}
