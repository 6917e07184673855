import { registerHooks } from "node:module";

/**
 * For `node --import`: the statements without their guards, so that the drills are known to see a double use.
 * The server has no such switch; its text is changed on the way in.
 */
const guards: Record<string, string[]> = {
  "/server/passes/statements.ts": [
    " AND passes.state = 'open'",
    "\n    AND NOT EXISTS (SELECT 1 FROM idempotency_keys k WHERE k.network_id = $1 AND k.actor = $11 AND k.key = $12)",
    " AND passes.state = 'redeemed' AND passes.cycle = target.cycle",
    "\n    AND NOT EXISTS (SELECT 1 FROM idempotency_keys k WHERE k.network_id = $1 AND k.actor = $9 AND k.key = $10)",
  ],
  "/server/coupons/statements.ts": [" AND NOT promised.entitlement = ANY (passes.used_entitlements)"],
  "/server/coupons/set-aside.ts": [
    " AND (coupons.total_limit IS NULL OR coupons.taken < coupons.total_limit)",
    "\n      WHERE excluded.daily_limit IS NULL OR coupon_days.taken < excluded.daily_limit",
  ],
};

registerHooks({
  load: (url, context, nextLoad) => {
    const loaded = nextLoad(url, context);
    const file = Object.keys(guards).find((name) => url.endsWith(name));
    if (!file) return loaded;
    let source = String(loaded.source);
    for (const guard of guards[file]!) {
      if (source.split(guard).length !== 2) throw new Error(`the guard is not where it was: ${guard}`);
      source = source.replace(guard, "");
    }
    return { ...loaded, source };
  },
});
