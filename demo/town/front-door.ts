import { Hono } from "hono";
import type { Twuster } from "../../server/compose.ts";
import { createHub } from "../hub/hub.ts";
import { renderMail, renderMailbox } from "../mailbox/render.ts";
import { createDemoSites } from "../sites/sites.ts";
import type { SeededNeighbour } from "./neighbour.ts";
import type { PostOffice } from "./post-office.ts";
import { demoPeople } from "./seed-people.ts";
import { newPairingCode, type SeededTown } from "./seed.ts";

export interface FrontDoorOptions {
  twuster: Twuster;
  town: SeededTown;
  neighbour: SeededNeighbour;
  postOffice: PostOffice;
  /** Origin of the API and the hub. */
  url: string;
}

type Fetch = (request: Request, env: object) => Response | Promise<Response>;

/** One port, several hosts: the town's own sites by name, the mailbox, and on the first URL the hub and the API. */
export function createFrontDoor({ twuster, town, neighbour, postOffice, url }: FrontDoorOptions): Fetch {
  const sites = { ...town.sites, eis: { key: neighbour.eis.key, network: neighbour.slug } };
  const options = { apiUrl: url, sites, network: town.slug };
  const page = (path: string): string => `${url}/${town.slug}/${path}`;
  const mailboxUrl = url.replace("//localhost", "//postfach.localhost");
  const demoSites = createDemoSites(options);
  const mailbox = createMailbox(postOffice);
  const hub = createHub({
    ...options,
    pairingCode: () => newPairingCode(twuster, town, "blumen"),
    trainingCode: town.trainingCode,
    mailboxUrl,
    officeUrl: page("office"),
    walletUrl: page("w"),
    scannerUrl: page("scan"),
    operatorKey: town.operatorKey,
    neighbour: neighbour.slug,
    people: demoPeople,
  });
  return (request, env) => {
    const { hostname, pathname } = new URL(request.url);
    if (hostname === "postfach.localhost") return mailbox.fetch(request, env);
    if (hostname === "seiten.localhost") return twuster.app.fetch(request, env);
    if (hostname.endsWith(".localhost")) return demoSites.fetch(request, env);
    if (pathname === "/" || pathname.startsWith("/hub")) return hub.fetch(request, env);
    return twuster.app.fetch(request, env);
  };
}

function createMailbox(postOffice: PostOffice): Hono {
  const app = new Hono();
  app.get("/", (c) => c.html(renderMailbox(postOffice.list())));
  app.get("/:id", (c) => {
    const mail = postOffice.find(c.req.param("id"));
    return mail ? c.html(renderMail(mail)) : c.notFound();
  });
  app.get("/:id/:attachment", (c) => {
    const file = postOffice.find(c.req.param("id"))?.attachments[Number(c.req.param("attachment"))];
    if (!file) return c.notFound();
    const name = encodeURIComponent(file.name);
    return c.body(Buffer.from(file.contentBase64, "base64"), 200, {
      "Content-Type": file.contentType,
      "Content-Disposition": `inline; filename*=UTF-8''${name}`,
    });
  });
  return app;
}
