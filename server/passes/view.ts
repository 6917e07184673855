import type { PassView } from "../../sdk/wire/pass.ts";
import type { Context } from "../platform/context.ts";
import { kindOf } from "../kind.ts";
import { findPassState } from "./store.ts";

/** What the holder of a code may know: never where it was used. */
export async function findPassView(context: Context, code: string): Promise<PassView | undefined> {
  const pass = await findPassState(context, code);
  return pass && kindOf(context, pass.kind).pass.view(context, pass);
}
