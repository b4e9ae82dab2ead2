//! The icon, in the page itself: a browser that finds none asks for `/favicon.ico`, which is somebody else's on a host where
//! the page has a folder of its own.

/// The same as in `index.html`.
pub(super) const ICON: &str = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'%3E%3Cpath d='M16 2 28 9v14l\
    -12 7L4 23V9Z' fill='%230f766e' stroke='%230f766e' stroke-width='2' stroke-linejoin='round'/%3E%3Cpath d='M1\
    0 20.5v-3a4 4 0 0 1 4-4h8m-3.5-3.5L22 13.5 18.5 17' fill='none' stroke='%23fff' stroke-width='2.5' stroke-li\
    necap='round' stroke-linejoin='round'/%3E%3Ccircle cx='10' cy='21.5' r='2.5' fill='%23fff'/%3E%3C/svg%3E";
