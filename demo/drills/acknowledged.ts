import { setTimeout as sleep } from "node:timers/promises";
import type { Answer } from "../testing/ask.ts";

/** Something the API was asked to do, with the key it goes by. */
export interface Deed {
  kind: "order" | "transfer" | "redemption" | "undo";
  key: string;
  send(): Promise<Answer>;
  /** The answer the API gave; from then on it must never be lost. */
  acknowledged?: { status: number; body: unknown };
  /** How often no answer came. */
  unanswered: number;
}

/** A client that writes down what was acknowledged, and repeats with the same key what was not. */
export class Witness {
  readonly deeds: Deed[] = [];
  /** False: nobody begins anything new. */
  isOpen = true;

  /** Tries until there is an answer. @throws where the answer is a refusal: the drill asks for nothing wrong */
  async insist<T>(kind: Deed["kind"], key: string, send: () => Promise<Answer<T>>): Promise<T> {
    const deed: Deed = { kind, key, send, unanswered: 0 };
    this.deeds.push(deed);
    for (;;) {
      const answer = await send().catch(() => undefined);
      if (answer && answer.status < 300) {
        deed.acknowledged = { status: answer.status, body: answer.body };
        return answer.body;
      }
      if (answer && answer.status < 500)
        throw new Error(`${kind} was refused: ${answer.status} ${JSON.stringify(answer.body)}`);
      deed.unanswered++;
      await sleep(50);
    }
  }

  count(kind: Deed["kind"]): number {
    return this.deeds.filter((deed) => deed.kind === kind).length;
  }
}
