import { spawn } from "node:child_process";
import { node, root, setUp } from "./setup.mjs";

/** `node tools/run.mjs SCRIPT ARGS…`: sets up what is missing, then runs a script with the installed Node. */
setUp();
const child = spawn(node, process.argv.slice(2), { cwd: root, stdio: "inherit" });
// The child gets the signal as well and stops in its own time; we only wait for it.
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => child.kill(signal));
child.on("exit", (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
