import { html } from "hono/html";

interface Operation {
  summary?: string;
  parameters?: { name?: string; in?: string; required?: boolean; description?: string }[];
  requestBody?: { content?: Record<string, { schema?: unknown }> };
  responses?: Record<string, { description?: string; content?: Record<string, { schema?: unknown }> }>;
}

/** `/openapi.json` for people: every call with its parameters, body and answers. English: it is for engineers. */
export function referencePage(document: { paths?: object; info: { version: string } }): ReturnType<typeof html> {
  const calls = Object.entries(document.paths ?? {}).flatMap(([path, methods]) =>
    Object.entries(methods as Record<string, Operation>).map(([method, operation]) => ({
      path,
      method: method.toUpperCase(),
      operation,
    })),
  );
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Twuster API, version ${document.info.version}</title>
        <link rel="stylesheet" href="/pages/pages.css" />
      </head>
      <body class="reference">
        <main>
          <h1>Twuster API</h1>
          <p>
            Machine-readable: <a href="/openapi.json">/openapi.json</a>. Money is integer cents, instants are ISO 8601
            in UTC, days are Europe/Berlin.
          </p>
          <ul>
            ${calls.map(
              ({ path, method, operation }) =>
                html`<li>
                  <a href="#${anchor(method, path)}"><code>${method} ${path}</code></a> ${operation.summary ?? ""}
                </li>`,
            )}
          </ul>
          ${calls.map(({ path, method, operation }) => section(path, method, operation))}
        </main>
      </body>
    </html>`;
}

function section(path: string, method: string, operation: Operation): ReturnType<typeof html> {
  const body = operation.requestBody?.content?.["application/json"]?.schema;
  return html`<section id="${anchor(method, path)}">
    <h2><code>${method} ${path}</code></h2>
    <p>${operation.summary ?? ""}</p>
    ${
      operation.parameters?.length
        ? html`<ul>
            ${operation.parameters.map((parameter) => html`<li><code>${parameter.name}</code> (${parameter.in}${parameter.required ? ", required" : ""})</li>`)}
          </ul>`
        : ""
    }
    ${
      body
        ? html`<h3>Body</h3>
            <pre tabindex="0">${JSON.stringify(body, null, 2)}</pre>`
        : ""
    }
    ${Object.entries(operation.responses ?? {}).map(
      ([status, answer]) =>
        html`<h3>Answer ${status}</h3>
          <p>${answer.description}</p>
          <pre tabindex="0">${JSON.stringify(answer.content?.["application/json"]?.schema ?? {}, null, 2)}</pre>`,
    )}
  </section>`;
}

function anchor(method: string, path: string): string {
  return `${method}${path}`.toLowerCase().replace(/[^a-z]+/g, "-");
}
