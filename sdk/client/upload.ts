import type { ErrorBody } from "../wire/errors.ts";
import { ApiError } from "./api-error.ts";

/** A phone's picture on a slow line takes its time. */
const TIMEOUT_MS = 120_000;

/** Sends a file as a request's body, on the API's own pages. @throws {ApiError} */
export async function upload<T>(url: string, file: Blob, language: string): Promise<T> {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), TIMEOUT_MS);
  let response: Response;
  let body: unknown;
  try {
    response = await fetch(url, {
      method: "POST",
      headers: { "Content-Type": file.type || "application/octet-stream", "Accept-Language": language },
      body: file,
      credentials: "same-origin",
      referrerPolicy: "no-referrer",
      signal: abort.signal,
    });
    body = await response.json();
  } catch (cause) {
    throw new ApiError(navigator.onLine === false ? "offline" : "unreachable", { cause });
  } finally {
    clearTimeout(timer);
  }
  if (response.ok) return body as T; // safe because the server's schemas equal the wire types
  const { error } = body as ErrorBody; // safe because every answer of the API that is not 2xx is one
  throw new ApiError(error.code, { body: error });
}
