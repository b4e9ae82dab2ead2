//! The configurations in `hosting/`, on the real servers that they are for: one contract for all of them.
#![cfg(all(feature = "pages", feature = "serve", unix))]

#[path = "hosting/apache.rs"]
mod apache;
#[path = "hosting/caddy.rs"]
mod caddy;
#[path = "hosting/client.rs"]
mod client;
#[path = "hosting/container.rs"]
mod container;
#[path = "hosting/contract.rs"]
mod contract;
#[path = "hosting/nginx.rs"]
mod nginx;
#[path = "hosting/own.rs"]
mod own;
#[path = "hosting/server.rs"]
mod server;
#[path = "hosting/site.rs"]
mod site;
#[path = "hosting/told.rs"]
mod told;
#[path = "hosting/twins.rs"]
mod twins;
