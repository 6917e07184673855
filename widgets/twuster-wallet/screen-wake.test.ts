import { sendKeys } from "@web/test-runner-commands";
import { assertAccessible, pageBehind } from "../shared/element-testing.ts";
import { itWith } from "../shared/hands.ts";
import { assertEqual, clearPhone, mount, openVoucher, until, type Mounted } from "./wallet-testing.ts";

const real = navigator.wakeLock.request.bind(navigator.wakeLock);
const hint = "kann dunkel werden";

/** Every request to keep the screen lit, and what the browser said to it. */
let asked: Promise<WakeLockSentinel>[] = [];

/** The locks that are held just now. */
async function held(): Promise<WakeLockSentinel[]> {
  const answers = await Promise.allSettled(asked);
  return answers.flatMap((answer) => (answer.status === "fulfilled" && !answer.value.released ? [answer.value] : []));
}

async function show(): Promise<Mounted> {
  const mounted = await mount(`#${await openVoucher()}`);
  await until(() => mounted.button("An der Kasse zeigen"), "the voucher");
  // By a real key: WebKit keeps no screen lit that nobody asked for.
  mounted.button("An der Kasse zeigen").focus();
  await sendKeys({ press: "Enter" });
  await until(() => mounted.root.querySelector("#pass[open] .qr"), "the QR code");
  return mounted;
}

describe("twuster-wallet, the screen at the counter", () => {
  beforeEach(async () => {
    await clearPhone();
    asked = [];
    navigator.wakeLock.request = (type) => {
      const answer = real(type);
      asked.push(answer);
      return answer;
    };
  });
  afterEach(() => void (navigator.wakeLock.request = real));
  after(clearPhone);

  it("stays lit while a voucher is shown, and no longer", async () => {
    const { press, text } = await show();
    assertEqual([asked.length, (await held()).length], [1, 1]);
    assertEqual(text().includes(hint), false);
    await press("Schließen");
    assertEqual([asked.length, (await held()).length], [1, 0]);
    assertEqual(text().includes(hint), false);
  });

  itWith("behind", "is lit again when the page comes back to the front", async () => {
    const { text } = await show();
    const [first] = await held();
    await pageBehind();
    await until(() => asked.length === 2, "another request");
    assertEqual(first?.released, true);
    assertEqual((await held()).length, 1);
    await until(() => !text().includes(hint), "no hint");
  });

  itWith("behind", "says that it may go dark when the system takes the lock", async () => {
    const { wallet, text } = await show();
    const [lock] = await held();
    // To the page a low battery is this: the lock is released, and the page is still in front.
    await lock?.release();
    await until(() => text().includes(hint), "the hint");
    await assertAccessible(wallet);
    await pageBehind();
    await until(() => !text().includes(hint), "no hint");
    assertEqual((await held()).length, 1);
  });

  it("says that it may go dark where the browser refuses", async () => {
    navigator.wakeLock.request = () => Promise.reject(new DOMException("low battery", "NotAllowedError"));
    const { wallet, text } = await show();
    await until(() => text().includes(hint), "the hint");
    await assertAccessible(wallet);
  });
});
