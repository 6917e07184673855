import { randomBytes } from "node:crypto";
import { appendFile, readFile } from "node:fs/promises";

export interface TestPayment {
  id: string;
  amountCents: number;
  description: string;
  returnUrl: string;
  noticeUrl: string;
  state: "open" | "paid" | "failed";
  bookingReference: string;
}

/** The provider's own books: an append-only file, so that payments outlive a restart of the process. */
export class TestPayments {
  readonly #file: string;
  readonly #payments = new Map<string, TestPayment>();
  readonly #byKey = new Map<string, string>();

  constructor(file: string) {
    this.#file = file;
  }

  async load(): Promise<void> {
    const text = await readFile(this.#file, "utf8").catch((error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT") return "";
      throw error;
    });
    for (const line of text.split("\n")) {
      if (!line.endsWith("}")) continue; // a last line that was cut off by a kill
      const { key, payment } = JSON.parse(line) as { key: string; payment: TestPayment }; // safe because only #keep writes here
      this.#payments.set(payment.id, payment);
      this.#byKey.set(key, payment.id);
    }
  }

  /** The same key gives the same payment. */
  async create(
    key: string,
    wish: Pick<TestPayment, "amountCents" | "description" | "returnUrl" | "noticeUrl">,
  ): Promise<TestPayment> {
    const before = this.#payments.get(this.#byKey.get(key) ?? "");
    if (before) return before;
    const id = `tp_${randomBytes(16).toString("base64url")}`;
    const payment: TestPayment = {
      id,
      ...wish,
      state: "open",
      bookingReference: `tb_${randomBytes(12).toString("base64url")}`,
    };
    this.#byKey.set(key, id);
    await this.#keep(key, payment);
    return payment;
  }

  find(id: string): TestPayment | undefined {
    return this.#payments.get(id);
  }

  /** Decides an open payment; a decided one stays as it is. */
  async decide(id: string, state: "paid" | "failed"): Promise<TestPayment | undefined> {
    const payment = this.#payments.get(id);
    if (payment?.state !== "open") return payment;
    const key = [...this.#byKey].find(([, paymentId]) => paymentId === id)?.[0] ?? id;
    const decided = { ...payment, state };
    await this.#keep(key, decided);
    return decided;
  }

  async #keep(key: string, payment: TestPayment): Promise<void> {
    this.#payments.set(payment.id, payment);
    await appendFile(this.#file, `${JSON.stringify({ key, payment })}\n`);
  }
}
