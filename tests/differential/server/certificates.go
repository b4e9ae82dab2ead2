package main

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"math/big"
	"net"
	"path/filepath"
	"time"
)

// authority signs certificates.
type authority struct {
	key         *ecdsa.PrivateKey
	certificate *x509.Certificate
}

// issue makes what servers show, by its kind, and the files Root/tls/ca.pem and Root/tls/other.pem.
func issue(setup *setup) (map[string]*tls.Certificate, error) {
	known, err := newAuthority("Known", filepath.Join(setup.Root, "tls/ca.pem"))
	if err != nil {
		return nil, err
	}
	other, err := newAuthority("Other", filepath.Join(setup.Root, "tls/other.pem"))
	if err != nil {
		return nil, err
	}
	now := time.Now()
	out := map[string]*tls.Certificate{}
	for kind, it := range map[string]struct {
		by    *authority
		names []string
		until time.Time
	}{
		"good":       {known, setup.Names, now.Add(24 * time.Hour)},
		"unknown":    {other, setup.Names, now.Add(24 * time.Hour)},
		"expired":    {known, setup.Names, now.Add(-24 * time.Hour)},
		"wrong-host": {known, []string{"elsewhere.corp.example", "10.9.9.9"}, now.Add(24 * time.Hour)},
	} {
		if out[kind], err = it.by.leaf(it.names, it.until); err != nil {
			return nil, err
		}
	}
	return out, nil
}

func newAuthority(name, file string) (*authority, error) {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return nil, err
	}
	template := template(name, time.Now().Add(24*time.Hour))
	template.IsCA, template.BasicConstraintsValid, template.KeyUsage = true, true, x509.KeyUsageCertSign
	data, err := x509.CreateCertificate(rand.Reader, template, template, &key.PublicKey, key)
	if err != nil {
		return nil, err
	}
	certificate, err := x509.ParseCertificate(data)
	if err != nil {
		return nil, err
	}
	return &authority{key, certificate}, write(file, pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: data}), 0o644)
}

func (a *authority) leaf(names []string, until time.Time) (*tls.Certificate, error) {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return nil, err
	}
	template := template("leaf", until)
	template.ExtKeyUsage = []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth}
	for _, name := range names {
		if ip := net.ParseIP(name); ip != nil {
			template.IPAddresses = append(template.IPAddresses, ip)
		} else {
			template.DNSNames = append(template.DNSNames, name)
		}
	}
	data, err := x509.CreateCertificate(rand.Reader, template, a.certificate, &key.PublicKey, a.key)
	return &tls.Certificate{Certificate: [][]byte{data}, PrivateKey: key}, err
}

func template(name string, until time.Time) *x509.Certificate {
	return &x509.Certificate{
		SerialNumber: big.NewInt(time.Now().UnixNano()),
		Subject:      pkix.Name{CommonName: name},
		NotBefore:    time.Now().Add(-48 * time.Hour),
		NotAfter:     until,
	}
}
