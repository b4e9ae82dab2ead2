# --- go-proxy begin ---
export HTTP_PROXY='http://proxy.corp.example:3128'
export HTTPS_PROXY="$HTTP_PROXY"
export NO_PROXY='localhost,127.0.0.1,::1,corp.example'
export http_proxy="$HTTP_PROXY" https_proxy="$HTTPS_PROXY" no_proxy="$NO_PROXY"
export GOPROXY='https://goproxy.cn|https://goproxy.io|direct'
# --- go-proxy end ---
