import { timingSafeEqual } from "node:crypto";
import type { Context } from "../platform/context.ts";

/** The same address all day, so that a browser loads a picture once; good until the end of the next. */
const dayMs = 86_400_000;

/**
 * Lets the desk show a picture that is not public: not listed yet, or suspended. It lies on the public pages' host all the same,
 * since nothing that was uploaded is served where people are signed in.
 * @returns `DAY.HMAC`, 128 bits
 */
export function viewTokenOf(context: Context, pictureId: string): string {
  const lastDay = Math.floor(context.clock.now().getTime() / dayMs) + 1;
  return `${lastDay}.${macOf(context, pictureId, lastDay)}`;
}

export function isViewToken(context: Context, pictureId: string, token: string): boolean {
  const [day = "", mac = ""] = token.split(".");
  const lastDay = Number(day);
  const [given, expected] = [Buffer.from(mac), Buffer.from(macOf(context, pictureId, lastDay))];
  const isOurs = given.length === expected.length && timingSafeEqual(given, expected);
  return isOurs && context.clock.now().getTime() < (lastDay + 1) * dayMs;
}

function macOf({ keys, network }: Context, pictureId: string, lastDay: number): string {
  return keys.hmac("picture-view", network.id, `${pictureId} ${lastDay}`).subarray(0, 16).toString("base64url");
}
