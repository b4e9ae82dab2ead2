FROM registry.corp.example/library/golang:1.27-trixie AS build
WORKDIR /src
COPY . .
RUN --network=none --mount=type=cache,target=/root/.cache/go-build \
    GOPROXY=off GOTOOLCHAIN=local CGO_ENABLED=0 go build -mod=vendor -trimpath -o /out/app ./cmd/app

FROM scratch
COPY --from=build /out/app /app
USER 10001
ENTRYPOINT ["/app"]
