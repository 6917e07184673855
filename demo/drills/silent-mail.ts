import { once } from "node:events";
import { createServer, type AddressInfo, type Socket } from "node:net";
import { postOrder } from "../testing/ask.ts";
import { startApiProcess, type ApiProcess } from "../testing/api-process.ts";
import { asOwner } from "../testing/books.ts";
import { startTestTown } from "../testing/test-town.ts";
import { Findings, type DrillReport } from "./drill-report.ts";
import { environmentOf } from "./drill-town.ts";
import { boundMs } from "./sigterm.ts";

/** SIGTERM while a letter hangs at a mail server that took the connection and never says a word. */
export async function silentMailDrill(): Promise<DrillReport> {
  const findings = new Findings();
  const town = await startTestTown({ worker: false });
  const held: Socket[] = [];
  const silent = createServer((socket) => void held.push(socket.on("error", () => undefined)));
  let api: ApiProcess | undefined;
  try {
    await once(silent.listen(0, "127.0.0.1"), "listening");
    const { port } = silent.address() as AddressInfo; // safe because it listens on TCP
    const SMTP_URL = `smtp://127.0.0.1:${port}`;
    api = await startApiProcess({ environment: { ...environmentOf(town), SMTP_URL } });
    const connected = once(silent, "connection", { signal: AbortSignal.timeout(boundMs) });
    const { status, body } = await postOrder({ ...town, url: api.url });
    findings.expect("status of the order", status, 201);
    await connected;
    const begin = performance.now();
    findings.expect("exit code", (await api.end("SIGTERM")).code, 0);
    const milliseconds = Math.round(performance.now() - begin);
    if (milliseconds > boundMs) findings.problems.push(`took ${milliseconds} ms to end`);
    const [job] = await asOwner<{ state: string }>(
      town,
      "SELECT state FROM outbox WHERE topic = 'mail.order' AND subject_id = $1",
      [body.order.id],
    );
    findings.expect("the letter in the outbox", job?.state, "waiting");
    Object.assign(findings.figures, { milliseconds, connections: held.length });
    return findings.report("silent-mail");
  } finally {
    await api?.end("SIGKILL"); // where it failed half-way
    for (const socket of held) socket.destroy();
    silent.close();
    await town.close();
  }
}
