import type { RedeemOutcome } from "../../sdk/wire/scan.ts";
import { Findings, seededRandom, type DrillReport } from "./drill-report.ts";
import { startDrillTown, type Protection } from "./drill-town.ts";

export interface RaceScanOptions {
  vouchers: number;
  /** Redemptions of each voucher, all at once, each with a key of its own. */
  scans: number;
  seed: number;
  protection?: Protection;
}

/** Many counters take the same voucher in the same moment, through two processes: one of them gets it. */
export async function raceScan({ vouchers, scans, seed, protection }: RaceScanOptions): Promise<DrillReport> {
  const findings = new Findings();
  const random = seededRandom(seed);
  const drill = await startDrillTown({ devices: 6, ...(protection ? { protection } : {}) });
  try {
    const codes = await drill.openVouchers(vouchers);
    const begin = performance.now();
    const receipts = new Set<string>();
    let redeemed = 0;
    for (const code of codes) {
      const racers = Array.from({ length: scans }, () => drill.devices[Math.floor(random() * drill.devices.length)]!); // safe because random() is below 1
      const answers: RedeemOutcome[] = await Promise.all(racers.map((device) => device.redeem(code)));
      const won = answers.filter((answer) => answer.outcome === "redeemed");
      for (const answer of won) receipts.add(answer.receiptNumber);
      redeemed += won.length;
      const lost = answers.filter(
        (answer) => answer.outcome === "already_redeemed" && answer.receiptNumber === won[0]?.receiptNumber,
      );
      if (won.length + lost.length !== scans)
        findings.problems.push(
          `${scans - won.length - lost.length} answers were neither redeemed nor already redeemed by the winner`,
        );
    }
    const seconds = (performance.now() - begin) / 1_000;
    const uses = await drill.count("SELECT count(*) FROM uses");
    findings.expect("uses", uses, vouchers);
    findings.expect("answers 'redeemed'", redeemed, vouchers);
    findings.expect("different receipt numbers", receipts.size, vouchers);
    Object.assign(findings.figures, {
      vouchers,
      scans: vouchers * scans,
      uses,
      redeemed,
      processes: drill.apis.map((api) => api.pid).join(" and "),
      seconds: seconds.toFixed(1),
      seed,
    });
    await drill.verify(findings);
    return findings.report("race-scan");
  } finally {
    await drill.close();
  }
}
