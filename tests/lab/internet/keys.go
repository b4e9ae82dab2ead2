package main

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"errors"
	"math/big"
	"os"
	"path/filepath"
	"sync"
	"time"

	"golang.org/x/mod/sumdb/note"
)

// makeKeys writes root.pem and root.key, the certificate authority that the lab's machines take for a public one, and
// sumdb.verifier and sumdb.signer, the checksum database's key. The key's name is the real one, so that its text is as
// long as the real one's.
func makeKeys(folder string) error {
	signer, verifier, err := note.GenerateKey(rand.Reader, "sum.golang.org")
	if err != nil {
		return err
	}
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return err
	}
	template := newCertificate("Lab Public Root", 10*365*24*time.Hour)
	template.IsCA, template.BasicConstraintsValid = true, true
	template.KeyUsage = x509.KeyUsageCertSign
	certificate, err := x509.CreateCertificate(rand.Reader, template, template, &key.PublicKey, key)
	if err != nil {
		return err
	}
	private, err := x509.MarshalECPrivateKey(key)
	if err != nil {
		return err
	}
	for name, text := range map[string][]byte{
		"sumdb.signer":   []byte(signer + "\n"),
		"sumdb.verifier": []byte(verifier + "\n"),
		"root.pem":       pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: certificate}),
		"root.key":       pem.EncodeToMemory(&pem.Block{Type: "EC PRIVATE KEY", Bytes: private}),
	} {
		if err := os.WriteFile(filepath.Join(folder, name), text, 0o600); err != nil {
			return err
		}
	}
	return nil
}

func newCertificate(name string, life time.Duration) *x509.Certificate {
	now := time.Now()
	return &x509.Certificate{
		SerialNumber: big.NewInt(now.UnixNano()),
		Subject:      pkix.Name{CommonName: name},
		NotBefore:    now.Add(-time.Hour),
		NotAfter:     now.Add(life),
	}
}

// root mints a certificate for each name that is asked for.
type root struct {
	tls.Certificate
	mutex  sync.Mutex
	minted map[string]*tls.Certificate
}

func loadRoot(folder string) (*root, error) {
	pair, err := tls.LoadX509KeyPair(filepath.Join(folder, "root.pem"), filepath.Join(folder, "root.key"))
	return &root{Certificate: pair, minted: map[string]*tls.Certificate{}}, err
}

func (r *root) certificate(hello *tls.ClientHelloInfo) (*tls.Certificate, error) {
	name := hello.ServerName
	if name == "" {
		return nil, errors.New("the client names no host")
	}
	r.mutex.Lock()
	defer r.mutex.Unlock()
	if minted, ok := r.minted[name]; ok {
		return minted, nil
	}
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return nil, err
	}
	template := newCertificate(name, 24*time.Hour)
	template.DNSNames = []string{name}
	template.KeyUsage = x509.KeyUsageDigitalSignature
	template.ExtKeyUsage = []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth}
	certificate, err := x509.CreateCertificate(rand.Reader, template, r.Leaf, &key.PublicKey, r.PrivateKey)
	if err != nil {
		return nil, err
	}
	minted := &tls.Certificate{Certificate: [][]byte{certificate}, PrivateKey: key}
	r.minted[name] = minted
	return minted, nil
}
