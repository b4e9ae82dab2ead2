package main

import (
	"fmt"
	"net/netip"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
)

// enter furnishes the namespaces that this process was started in.
func enter(setup *setup) error {
	commands := []string{"link set lo up", "addr add " + setup.Nobody + "/32 dev lo"}
	for address := range setup.Addresses {
		it, err := netip.ParseAddr(address)
		if err != nil {
			return err
		}
		if !it.IsLoopback() {
			commands = append(commands, fmt.Sprintf("addr add %s/%d dev lo", it, it.BitLen()))
		}
	}
	ip := exec.Command("ip", "-batch", "-")
	ip.Stdin = strings.NewReader(strings.Join(commands, "\n") + "\n")
	if out, err := ip.CombinedOutput(); err != nil {
		return fmt.Errorf("ip: %w: %s", err, out)
	}
	if err := syscall.Mount("tmpfs", setup.Root, "tmpfs", 0, "mode=755"); err != nil {
		return fmt.Errorf("mount %s: %w", setup.Root, err)
	}
	// No name server: names come from one file only.
	for file, text := range map[string]string{"hosts": "", "nsswitch.conf": "hosts: files\n", "resolv.conf": ""} {
		own := filepath.Join(setup.Root, file)
		if err := os.WriteFile(own, []byte(text), 0o644); err != nil {
			return err
		}
		if err := syscall.Mount(own, "/etc/"+file, "", syscall.MS_BIND, ""); err != nil {
			return fmt.Errorf("mount /etc/%s: %w", file, err)
		}
	}
	for path, content := range setup.Files {
		data, err := content.bytes()
		if err != nil {
			return err
		}
		if err := write(path, data, 0o644); err != nil {
			return err
		}
	}
	for _, name := range setup.Programs {
		if file, err := exec.LookPath(name); err == nil {
			os.MkdirAll(filepath.Join(setup.Root, "bin"), 0o755)
			if err := os.Symlink(file, filepath.Join(setup.Root, "bin", name)); err != nil {
				return err
			}
		}
	}
	for name, text := range setup.Scripts {
		if err := write(filepath.Join(setup.Root, "bin", name), []byte(text), 0o755); err != nil {
			return err
		}
	}
	return nil
}

func write(path string, data []byte, mode os.FileMode) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	return os.WriteFile(path, data, mode)
}
