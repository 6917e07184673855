import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { folder, typeFiles } from "./type-files.ts";

/** `npm run types`: writes what the elements say about themselves into sdk/types/, for editors and compilers. */
for (const [name, text] of await typeFiles()) writeFileSync(join(folder, name), text);
