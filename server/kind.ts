import type { OpenAPIHono } from "@hono/zod-openapi";
import type { Hono } from "hono";
import type { LegalParties, LegalText } from "./legal/legal.de.ts";
import type { DeliveryKind } from "./mail/delivery-kind.ts";
import type { LineKind } from "./orders/line-kind.ts";
import type { KindPages, SalePages } from "./pages/kind-pages.ts";
import type { PassKind } from "./passes/pass-kind.ts";
import type { Context } from "./platform/context.ts";
import type { ApiEnv } from "./platform/http/env.ts";

/** How a kind is ordered. */
export interface Sale {
  line: LineKind;
  delivery: DeliveryKind;
  pages: SalePages;
  /** What the law wants said of it: shown on the hosted pages, and in the mail (§ 312f BGB). */
  legal(parties: LegalParties, language: "de" | "en"): { withdrawal: LegalText; terms: LegalText };
}

/** Everything a slice brings so that its things can be sold, carried and scanned. Registered in kinds.ts, one line each. */
export interface Kind {
  /** As in the lines of orders and in passes; never changed. */
  kind: string;
  pass: PassKind;
  pages: KindPages;
  /** Absent where it is not ordered. */
  sale?: Sale;
  /** Its part of the API, below `/v1/{network}`. */
  routes: readonly OpenAPIHono<ApiEnv>[];
  /** Its hosted pages, below `/{network}`. */
  hosted: readonly Hono<ApiEnv>[];
  /** What falls due with time; called every few minutes, does nothing twice. */
  housekeeping: readonly ((context: Context) => Promise<unknown>)[];
}

/** The kind of a pass that is there. */
export function kindOf({ kinds }: Context, kind: string): Kind {
  const found = kinds.get(kind);
  if (!found) throw new Error(`no kind of pass is called ${kind}`);
  return found;
}
