import { Hono } from "hono";
import { secureHeaders } from "hono/secure-headers";
import { z } from "zod";
import { checkoutPage } from "./checkout-page.ts";
import type { TestPayment, TestPayments } from "./payments.ts";

const wish = z.strictObject({
  amountCents: z.int().min(1).max(100_000_000),
  description: z.string().max(200),
  mode: z.enum(["test", "live"]),
  returnUrl: z.url(),
  noticeUrl: z.url(),
});
/** What the checkout page lets a tester try: how the notice behaves, apart from what the payer does. */
const choice = z.object({
  action: z.enum(["pay", "fail", "leave"]),
  notice: z.enum(["once", "late", "lost", "thrice", "early"]),
});

/**
 * A payment provider for test networks, shaped like the real ones: create with an idempotency key, send the payer
 * to a checkout page, a notice that only names the payment, and a status that has to be read.
 *
 * POST /payments        → 201 {id, checkoutUrl, state}; 403 for a live network
 * GET  /payments/{id}   → {id, state, amountCents, bookingReference}
 * GET  /checkout/{id}   → the payer's page
 */
export function createTestProviderApp(options: {
  payments: TestPayments;
  key: string;
  lateMs: number;
  log: (message: string) => void;
}): Hono {
  const { payments, key, lateMs } = options;
  const app = new Hono();
  app.use(
    secureHeaders({
      contentSecurityPolicy: { defaultSrc: ["'none'"], styleSrc: ["'unsafe-inline'"], frameAncestors: ["'none'"] },
      referrerPolicy: "no-referrer",
    }),
  );
  app.use("/payments/*", async (c, next) =>
    c.req.header("Authorization") === `Bearer ${key}` ? next() : c.json({ error: "unauthorized" }, 401),
  );

  app.get("/livez", (c) => c.json({ pid: process.pid }));
  app.post("/payments", async (c) => {
    const parsed = wish.safeParse(await c.req.json().catch(() => undefined));
    const idempotencyKey = c.req.header("Idempotency-Key");
    if (!parsed.success || !idempotencyKey) return c.json({ error: "invalid" }, 400);
    const { mode, ...rest } = parsed.data;
    if (mode === "live") return c.json({ error: "test_provider_refuses_live_networks" }, 403);
    const payment = await payments.create(idempotencyKey, rest);
    return c.json(
      { id: payment.id, state: payment.state, checkoutUrl: `${new URL(c.req.url).origin}/checkout/${payment.id}` },
      201,
    );
  });
  app.get("/payments/:id", (c) => {
    const payment = payments.find(c.req.param("id"));
    if (!payment) return c.json({ error: "not_found" }, 404);
    const { id, state, amountCents, bookingReference } = payment;
    return c.json({ id, state, amountCents, bookingReference });
  });

  app.get("/checkout/:id", (c) => {
    const payment = payments.find(c.req.param("id"));
    return payment ? c.html(checkoutPage(payment)) : c.notFound();
  });
  app.post("/checkout/:id", async (c) => {
    const parsed = choice.safeParse(await c.req.parseBody());
    const before = payments.find(c.req.param("id"));
    if (!before) return c.notFound();
    if (!parsed.success) return c.redirect(c.req.path, 303);
    const { action, notice } = parsed.data;
    // A notice that overtakes the payment: the reader finds it open and has to come back.
    if (notice === "early") await notify(before);
    const payment =
      action === "leave" ? before : await payments.decide(before.id, action === "pay" ? "paid" : "failed");
    if (payment && action !== "leave") schedule(payment, notice);
    return c.redirect(before.returnUrl, 303);
  });

  function schedule(payment: TestPayment, notice: "once" | "late" | "lost" | "thrice" | "early"): void {
    if (notice === "once") void notify(payment);
    if (notice === "late") setTimeout(() => void notify(payment), lateMs);
    if (notice === "thrice") for (const wait of [0, 50, 200]) setTimeout(() => void notify(payment), wait);
  }

  async function notify(payment: TestPayment): Promise<void> {
    try {
      const body = JSON.stringify({ id: payment.id });
      await fetch(payment.noticeUrl, {
        method: "POST",
        body,
        headers: { "Content-Type": "application/json" },
        signal: AbortSignal.timeout(5_000),
      });
    } catch {
      options.log("a notice did not arrive"); // as with real providers, nobody waits for it
    }
  }
  return app;
}
