import { parseArgs } from "node:util";
import { printResult, type BenchResult } from "./bench-result.ts";
import { benchCoupons } from "./coupons.ts";
import { benchPages } from "./pages.ts";
import { benchRedeem } from "./redeem.ts";
import { benchRender } from "./render.ts";
import { benchScanner } from "./scanner.ts";
import { benchSize } from "./size.ts";

/** `npm run bench -- NAME [--clients 1,8,32 --rounds 3 --seconds 4 --profile FOLDER --seed 1 --frames 336]`; the last line is JSON. */
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    clients: { type: "string" },
    rounds: { type: "string" },
    seconds: { type: "string" },
    profile: { type: "string" },
    seed: { type: "string" },
    frames: { type: "string" },
  },
});
const benches: Record<string, () => Promise<BenchResult>> = {
  size: async () => benchSize(),
  pages: () => benchPages({ runs: Number(values.rounds ?? 5) }),
  scanner: () => benchScanner({ seed: Number(values.seed ?? 1), frames: Number(values.frames ?? 336) }),
  render: () => benchRender({ rounds: Number(values.rounds ?? 7) }),
  coupons: () => benchCoupons({ rounds: Number(values.rounds ?? 7) }),
  redeem: () =>
    benchRedeem({
      clients: (values.clients ?? "1,8,32").split(",").map(Number),
      rounds: Number(values.rounds ?? 3),
      seconds: Number(values.seconds ?? 4),
      ...(values.profile ? { profileFolder: values.profile } : {}),
    }),
};
const run = benches[positionals[0] ?? ""];
if (!run) {
  console.error(`There is no benchmark ${positionals[0] ?? ""}. There are: ${Object.keys(benches).join(", ")}.`);
  process.exit(2);
}
try {
  const result = await run();
  printResult(result);
  process.exit(result.ok ? 0 : 1);
} catch (error) {
  console.error(error);
  process.exit(1);
}
