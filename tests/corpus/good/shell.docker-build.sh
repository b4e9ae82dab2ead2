docker build --build-arg GOPROXY=https://goproxy.cn,direct -t app .
docker build --build-arg HTTP_PROXY --build-arg HTTPS_PROXY --build-arg NO_PROXY -t app .
docker build --secret id=https_proxy,env=HTTPS_PROXY -t app .
docker build --secret id=netrc,src="$HOME/.netrc" --build-arg GOPROXY -t app .
