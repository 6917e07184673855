import { randomUUID } from "node:crypto";
import type { Answer } from "../../demo/testing/ask.ts";
import type { Actor, Row, Subject } from "./row.ts";

interface Place {
  url: string;
  network: string;
}

/** One request, the same for every actor but for what the actor brings. Redirects are not followed. */
export async function send(
  place: Place,
  operation: string,
  row: Row,
  subject: Subject,
  actor: Actor,
): Promise<Answer & { text: string }> {
  const [method = "", template = ""] = operation.split(" ");
  const filled: Subject = { network: place.network, ...subject, ...actor.params };
  const path = fill(template, filled);
  const query = row.query ? `?${row.query(filled)}` : "";
  const body = bodyOf(row, filled);
  const once = async (): Promise<Response> =>
    fetch(`${place.url}${path}${query}`, {
      method: method.toUpperCase(),
      redirect: "manual",
      headers: {
        Origin: place.url,
        ...(method !== "get" ? { "Idempotency-Key": subject["key"] ?? randomUUID() } : {}),
        ...(body ? { "Content-Type": body.type } : {}),
        ...(await signatureOf(actor, { method, path, body: body?.content, key: subject["key"] })),
        ...actor.headers,
      },
      body: body?.content ?? null,
    });
  let response = await once();
  const nonce = response.headers.get("Twuster-Nonce");
  if (actor.device && nonce) {
    // As every client does: a stale nonce comes back with a fresh one.
    const isStale = response.status === 401 && nonce !== actor.device.nonce;
    actor.device.nonce = nonce;
    if (isStale) response = await once();
  }
  const text = await response.text();
  const isJson = response.headers.get("Content-Type")?.startsWith("application/json");
  return {
    status: response.status,
    headers: response.headers,
    body: isJson ? (JSON.parse(text) as unknown) : {},
    text,
  };
}

/** @throws where the subject lacks a parameter */
function fill(template: string, params: Subject): string {
  return template.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = params[name];
    if (value === undefined) throw new Error(`${template}: the row prepares no ${name}`);
    return encodeURIComponent(value);
  });
}

type Body = { type: string; content: string | Uint8Array<ArrayBuffer> };
function bodyOf(row: Row, subject: Subject): Body | undefined {
  if (row.form)
    return {
      type: "application/x-www-form-urlencoded",
      content: new URLSearchParams(row.form(subject)).toString(),
    };
  const body = row.body?.(subject);
  if (body instanceof Uint8Array) return { type: "image/png", content: new Uint8Array(body) };
  return body && { type: "application/json", content: JSON.stringify(body) };
}

async function signatureOf(
  { device }: Actor,
  parts: { method: string; path: string; body: Body["content"] | undefined; key: string | undefined },
): Promise<Record<string, string>> {
  if (!device) return {};
  const token = await device.sign({
    method: parts.method === "get" ? "GET" : "POST",
    path: parts.path,
    nonce: device.nonce,
    body: typeof parts.body === "string" ? parts.body : "",
    ...(parts.method === "get" ? {} : { idempotencyKey: parts.key }),
  });
  return { Authorization: `Twuster-Device ${token}` };
}
