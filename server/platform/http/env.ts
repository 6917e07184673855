import type { Config } from "../config.ts";
import type { Context } from "../context.ts";
import type { Logger } from "../log.ts";

/** What middlewares put into a request. */
export interface ApiEnv {
  Variables: {
    requestId: string;
    log: Logger;
    /** Set on the public pages, which know their address before any network. */
    config: Config;
    /** The network named in the path; set for everything below `/v1/{network}` and `/{network}`. */
    context: Context;
    /** The caller's address as far as it can be believed; only ever stored as HMAC. */
    address: string;
  };
}
