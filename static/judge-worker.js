// Starts the judge's wasm in a worker of the view Fix.
import start from "./judge.js";

start();
