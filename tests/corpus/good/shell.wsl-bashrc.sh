# --- go-proxy (WSL2) begin ---
_gp_host=
case "$(wslinfo --networking-mode 2>/dev/null)" in
  mirrored|wsl1) _gp_host=127.0.0.1 ;;
  nat) _gp_host=$(ip -4 route show default 2>/dev/null | awk '$2=="via"{print $3; exit}') ;;
esac
if [ -n "$_gp_host" ]; then
  export HTTP_PROXY="http://$_gp_host:7890" HTTPS_PROXY="http://$_gp_host:7890"
  export http_proxy="$HTTP_PROXY" https_proxy="$HTTPS_PROXY"
  export NO_PROXY='localhost,127.0.0.1,::1,corp.example' no_proxy='localhost,127.0.0.1,::1,corp.example'
fi
unset _gp_host
# --- go-proxy (WSL2) end ---
