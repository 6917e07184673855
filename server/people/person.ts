import type { Role } from "../../sdk/wire/people.ts";

/** Somebody who is signed in. */
export interface Person {
  id: string;
  sessionId: string;
}

/** What a person may do in one network: as operator, or at one partner. */
export interface Membership {
  id: string;
  personId: string;
  role: Role;
  /** Undefined for an operator. */
  partnerId: string | undefined;
}

/** As the audit names a person. */
export function actorOf(person: Pick<Person, "id">): string {
  return `person:${person.id}`;
}

/** Whether an actor of the audit is a person; others are devices, keys and commands. */
export function isPerson(actor: string): boolean {
  return actor.startsWith("person:");
}
