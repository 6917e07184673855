import { grantRole } from "../../server/people/memberships.ts";
import { beginSession } from "../../server/people/sessions.ts";
import { ensurePerson } from "../../server/people/store.ts";
import type { Context } from "../../server/platform/context.ts";
import type { Role } from "../../sdk/wire/people.ts";
import { ask, type Answer, type Question } from "./ask.ts";
import type { TestTown } from "./test-town.ts";

/** Somebody who is signed in at a browser on the API's own pages. */
export class SignedIn {
  readonly cookie: string;
  readonly personId: string;
  readonly #place: Pick<TestTown, "url" | "network">;

  private constructor(place: Pick<TestTown, "url" | "network">, personId: string, cookie: string) {
    this.#place = place;
    this.personId = personId;
    this.cookie = cookie;
  }

  /** Gives the person behind an address a role (none: a stranger) and signs them in. @param partnerId undefined for an operator */
  static async as(
    town: Pick<TestTown, "url" | "network">,
    context: Context,
    email: string,
    role?: Role,
    partnerId?: string,
  ): Promise<SignedIn> {
    const personId = await context.database.transaction(async (store) => {
      if (role) await grantRole(context, store, { email, role, actor: "test", ...(partnerId ? { partnerId } : {}) });
      return ensurePerson(context, store, email);
    });
    const session = await beginSession(context, personId, "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0");
    return new SignedIn(town, personId, `__Host-twuster-session=${session}`);
  }

  /** One request as our own page makes it. */
  ask<T = unknown>(path: string, question: Question = {}): Promise<Answer<T>> {
    const headers = { Cookie: this.cookie, Origin: new URL(this.#place.url).origin, ...question.headers };
    return ask<T>(this.#place, path, { ...question, headers });
  }
}
