import type { Finding } from "./finding.ts";
import { german, type DoctorMessages } from "./messages.de.ts";
import { english } from "./messages.en.ts";
import { panelCss } from "./panel-css.ts";

/** Plain DOM, so that it shows even where Lit may not run. Closed by its button or Escape. */
export async function showPanel(examine: () => Promise<Finding[]>): Promise<void> {
  const language = /^en\b/i.test(document.documentElement.lang || navigator.language) ? "en" : "de";
  const messages = language === "en" ? english : german;
  const host = make("div");
  const panel = make("section");
  host.id = "twuster-doctor-panel";
  panel.lang = language;
  panel.setAttribute("aria-labelledby", "title");
  const root = host.attachShadow({ mode: "open" });
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(panelCss);
    root.adoptedStyleSheets = [sheet];
  } catch {
    // Safari before 16.4: plain, and readable.
  }
  root.append(panel);
  host.addEventListener("keydown", (event) => void (event.key === "Escape" && host.remove()));
  const draw = async (): Promise<void> => {
    // Out of the way: what covers an element must not be ourselves.
    host.remove();
    const findings = await examine();
    fill(
      panel,
      findings,
      messages,
      () => void draw(),
      () => host.remove(),
    );
    document.body.append(host);
    root.querySelector("h2")?.focus({ preventScroll: true });
  };
  await draw();
}

function fill(
  panel: HTMLElement,
  findings: Finding[],
  messages: DoctorMessages,
  again: () => void,
  close: () => void,
): void {
  const of = (level: Finding["level"]): Finding[] => findings.filter((finding) => finding.level === level);
  const bad = of("bad");
  const title = make("h2", messages.title);
  title.id = "title";
  title.tabIndex = -1;
  const said = make("p", "");
  said.setAttribute("role", "status");
  const copy = async (): Promise<void> => {
    await navigator.clipboard?.writeText(report(findings, messages)).catch(() => undefined);
    said.textContent = messages.copied;
  };
  const actions = make("p");
  actions.append(
    button(messages.again, again),
    ...(isSecureContext ? [button(messages.copy, () => void copy())] : []),
    button(messages.close, close),
  );
  panel.replaceChildren(
    title,
    make("p", bad.length === 0 ? messages.allGood : messages.problems.replace("{count}", String(bad.length))),
    actions,
    said,
    ...list(bad, messages),
    ...(of("hint").length > 0 ? [make("h3", messages.hints), ...list(of("hint"), messages)] : []),
    ...(of("good").length > 0 ? [make("h3", messages.good), ...list(of("good"), messages)] : []),
    make("small", messages.onlyYou),
  );
}

function list(findings: Finding[], messages: DoctorMessages): HTMLElement[] {
  if (findings.length === 0) return [];
  const items = make("ul");
  for (const finding of findings) {
    const [title, text] = sentences(finding, messages);
    const item = make("li");
    item.dataset["finding"] = finding.id;
    item.className = finding.level;
    item.append(make("strong", title), make("span", text));
    items.append(item);
  }
  return [items];
}

function sentences({ id, values = {} }: Finding, messages: DoctorMessages): [string, string] {
  const insert = (text: string): string => text.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? "");
  const [title, text] = messages.findings[id];
  return [insert(title), insert(text)];
}

function report(findings: Finding[], messages: DoctorMessages): string {
  const page = location.origin + location.pathname;
  return [page, ...findings.map((one) => `${one.level}: ${sentences(one, messages).join(". ")}`)].join("\n");
}

function make(name: string, text?: string): HTMLElement {
  const element = document.createElement(name);
  if (text !== undefined) element.textContent = text;
  return element;
}

function button(text: string, act: () => void): HTMLElement {
  const element = make("button", text) as HTMLButtonElement; // safe because it is made as one
  element.type = "button";
  element.addEventListener("click", act);
  return element;
}
