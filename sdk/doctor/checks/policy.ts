import type { Finding, Place } from "../finding.ts";

/** What the page's policy forbade while we looked. */
export class PolicyWatch {
  readonly #seen: { directive: string; blocked: string }[] = [];

  readonly #note = (event: SecurityPolicyViolationEvent): void => {
    if (event.disposition === "enforce")
      this.#seen.push({ directive: event.effectiveDirective, blocked: event.blockedURI });
  };

  constructor() {
    document.addEventListener("securitypolicyviolation", this.#note);
  }

  stop(): void {
    document.removeEventListener("securitypolicyviolation", this.#note);
  }

  /** The browser tells of it a moment after the request failed. */
  async forbade(directive: string, blocked = ""): Promise<boolean> {
    await new Promise((later) => setTimeout(later, 50));
    return this.#seen.some((one) => one.directive.startsWith(directive) && one.blocked.startsWith(blocked));
  }
}

/** Our pictures, our sheets, our code. */
export async function checkPolicy(api: string, places: Place[], watch: PolicyWatch): Promise<Finding[]> {
  const findings: Finding[] = [];
  if (!(await loadsPicture(`${api}/pages/icon.svg`)) && (await watch.forbade("img-src", api)))
    findings.push({ id: "cspImg", level: "bad", values: { api } });
  if (!hasSheets()) findings.push({ id: "styleOld", level: "hint" });
  if (places.some(({ name }) => name === "twuster-scanner") && !(await startsWorker()))
    findings.push({ id: "worker", level: "hint" });
  return findings;
}

function loadsPicture(src: string): Promise<boolean> {
  return new Promise((resolve) => {
    const picture = new Image();
    picture.addEventListener("load", () => resolve(true));
    picture.addEventListener("error", () => resolve(false));
    picture.src = src;
  });
}

function hasSheets(): boolean {
  try {
    return "adoptedStyleSheets" in document && !!new CSSStyleSheet();
  } catch {
    return false;
  }
}

/** As the scanner starts its reader. */
function startsWorker(): Promise<boolean> {
  return new Promise((resolve) => {
    const url = URL.createObjectURL(new Blob(["postMessage(1)"], { type: "text/javascript" }));
    const end = (works: boolean): void => {
      URL.revokeObjectURL(url);
      resolve(works);
    };
    try {
      const worker = new Worker(url);
      worker.addEventListener("message", () => {
        worker.terminate();
        end(true);
      });
      worker.addEventListener("error", () => end(false));
    } catch {
      end(false);
    }
  });
}
