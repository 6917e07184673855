import type { ErrorCode } from "../../sdk/wire/errors.ts";
import type { TestDevice } from "../../demo/testing/device.ts";

/**
 * Who asks, and where they are at home: all that a refused request and its accepted twin may differ in. `params` take
 * the place of the subject's: another network or partner in the path, another bearer's secret.
 */
export interface Actor {
  headers?: Record<string, string>;
  device?: TestDevice;
  params?: Partial<Record<"network" | "partnerId" | "secret" | "token" | "linkId", string>>;
}

/** Who is refused, and how. */
export type Refused = readonly [
  who: string,
  actor: Actor,
  status: number,
  code: ErrorCode,
  fields?: Record<string, string>,
];

/** What is asked about: the path's parameters by name; `secret` is what a bearer shows in body, query or header. */
export type Subject = Record<string, string>;

/** One operation as everybody asks it. A row is data: how the request is sent is the same for all (send.ts). */
export interface Row {
  /** What the accepted twin is answered. */
  status: number;
  /** Makes the subject; called once for all actors, since the refused ones change nothing. */
  prepare?(): Promise<Subject>;
  /** What follows the `?`. */
  query?(subject: Subject): string;
  /** JSON, or a file's bytes. */
  body?(subject: Subject): object | Uint8Array;
  /** A plain form instead. */
  form?(subject: Subject): Record<string, string>;
  accepted(subject: Subject): Actor | Promise<Actor>;
  /** @param operation e.g. `post /v1/{network}/scans` */
  refused(subject: Subject, operation: string): readonly Refused[] | Promise<readonly Refused[]>;
  /** Who may ask the same at home, and must see nothing of ours there; for what is read. */
  neighbours?: readonly Actor[];
  /** A POST that only looks: its twin, too, changes nothing. */
  isReading?: boolean;
}

/** What most rows say of themselves; who is accepted and refused comes from actors.ts. */
export type Asked = Omit<Row, "status" | "accepted" | "refused" | "neighbours"> & {
  /** Default 200. */
  status?: number;
  /** Who else is refused. */
  also?: readonly Refused[];
};

/** `get /v1/{network}/…` → its row, or the sentence that says why everybody may ask. */
export type Rows = Record<`${"get" | "post" | "put"} /${string}`, Row | string>;
