import type { Page } from "puppeteer-core";
import { press, pressAt, typeInto, waitForText } from "./browser.ts";

/** What one thing took: presses, fields, what was typed, what was read, mails opened; and how long the machine needed. */
export interface Effort {
  name: string;
  presses: number;
  fields: number;
  characters: number;
  words: number;
  mails: number;
  machineSeconds: number;
}

/**
 * How long a person takes on a phone, in seconds; on the slow side of what is published. Typing: 36 words a minute
 * (Palin et al., MobileHCI 2019) is 3 characters; we take 2, as addresses and numbers are slower. Reading: 200 words a
 * minute, every word. Pressing: find it, decide, tap. Mail: wait for it, change over, find it.
 */
const secondsFor = { press: 3, field: 2, character: 1 / 2, word: 60 / 200, mail: 30 };

/** An honest guess for somebody who reads everything once and does it the first time. */
export function humanSeconds({ presses, fields, characters, words, mails }: Effort): number {
  const { press: each, field, character, word, mail } = secondsFor;
  return presses * each + fields * field + characters * character + words * word + mails * mail;
}

/** Somebody at a browser; every press and every field counts for what is being done. */
export class CountedPerson {
  readonly page: Page;
  readonly efforts: Effort[];
  #before = new Map<string, number>();

  constructor(page: Page, efforts: Effort[]) {
    this.page = page;
    this.efforts = efforts;
  }

  /** Does one thing and notes what it took; returns that. */
  async does(name: string, work: () => Promise<unknown>): Promise<Effort> {
    const effort: Effort = { name, presses: 0, fields: 0, characters: 0, words: 0, mails: 0, machineSeconds: 0 };
    this.efforts.push(effort);
    const begin = performance.now();
    await work();
    effort.machineSeconds = (performance.now() - begin) / 1_000;
    return effort;
  }

  get #now(): Effort {
    return this.efforts.at(-1)!; // safe because `does` pushed one before it calls
  }

  async press(role: "button" | "link", name: string): Promise<void> {
    await press(this.page, role, name);
    this.#now.presses += 1;
  }

  async pressAt(selector: string): Promise<void> {
    await pressAt(this.page, selector);
    this.#now.presses += 1;
  }

  /** A control that lies under the bar at the lower edge is moved up first, as a thumb does. */
  async tap(selector: string): Promise<void> {
    const found = await this.page.waitForSelector(selector);
    await found!.evaluate((element) => element.scrollIntoView({ block: "center" })); // safe because waitForSelector throws where there is none
    await this.pressAt(selector);
  }

  async type(label: string, text: string): Promise<void> {
    await typeInto(this.page, label, text);
    this.#now.fields += 1;
    this.#now.characters += text.length;
  }

  /** Waits for what the page says, and counts the words that the view before did not show. */
  async sees(text: string | RegExp): Promise<string> {
    const all = await waitForText(this.page, text);
    const words = new Map<string, number>();
    for (const word of all.split(/\s+/)) words.set(word, (words.get(word) ?? 0) + 1);
    for (const [word, count] of words) this.#now.words += Math.max(0, count - (this.#before.get(word) ?? 0));
    this.#before = words;
    return all;
  }

  async opensMail(link: string): Promise<void> {
    await this.page.goto(link);
    this.#now.mails += 1;
    this.#now.presses += 1;
  }
}

/** For the reader of the test's output. */
export function effortTable(efforts: readonly Effort[]): string {
  const rows = efforts.map((effort) => [
    effort.name,
    ...[effort.presses, effort.fields, effort.characters, effort.mails].map(String),
    effort.machineSeconds.toFixed(1),
    String(Math.round(humanSeconds(effort))),
  ]);
  const table = [["", "presses", "fields", "characters", "mails", "machine s", "human s"], ...rows];
  const widths = table[0]!.map((_, column) => Math.max(...table.map((row) => row[column]!.length))); // safe because every row has as many
  return table
    .map((row) => row.map((cell, at) => (at ? cell.padStart(widths[at]!) : cell.padEnd(widths[at]!))).join("  "))
    .join("\n"); // safe because every row has as many
}
