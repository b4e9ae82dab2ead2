git config --global http.proxy http://proxy.corp.example:3128
git config --global http.https://git.corp.example.proxy ""
git config --global url."ssh://git@git.corp.example/".insteadOf "https://git.corp.example/"
