import type { Network } from "../networks/network.ts";
import type { Kind } from "../kind.ts";
import type { PaymentProvider } from "../payments/provider.ts";
import type { Clock } from "./clock.ts";
import type { Config } from "./config.ts";
import type { Keyring } from "./crypto/keyring.ts";
import type { Database } from "./database/database.ts";
import type { Logger } from "./log.ts";

/** What an installation consists of; made once by compose.ts. */
export interface Platform {
  config: Config;
  clock: Clock;
  log: Logger;
  database: Database;
  keys: Keyring;
  /** What is sold, carried and scanned (kinds.ts). */
  kinds: ReadonlyMap<string, Kind>;
  /** The ways to pay, by method. */
  providers: ReadonlyMap<string, PaymentProvider>;
  /** Tells the worker that the outbox has something due. */
  wake(): void;
}

/** What a use case gets: the installation and the one network it acts in. */
export interface Context extends Platform {
  network: Network;
}
