import type { Page } from "puppeteer-core";

/** Of one phase, in milliseconds, slowed down as the page is. */
export interface Phase {
  /** The thread's own time: what else the machine does meanwhile is not the page's work. */
  longestMs: number;
  /** By the wall clock, waiting for a processor included. */
  longestWallMs: number;
  totalMs: number;
}

interface TraceEvent {
  name: string;
  pid: number;
  tid: number;
  /** Microseconds. */
  ts: number;
  dur?: number;
  /** The thread's own. */
  tdur?: number;
}

/** Marks of ours in the page, each the beginning of a phase. */
const PREFIX = "bench ";
export const markOf = (phase: string): string => `performance.mark(${JSON.stringify(PREFIX + phase)});`;
/** What the page's main thread did before the first mark. */
export const BEFORE = "before";

/**
 * Every task of the page's main thread while `visit` runs, by phase, as the browser traces them. A task counts for the
 * phase in which it ended.
 */
export async function traceTasks(page: Page, visit: () => Promise<void>): Promise<Record<string, Phase>> {
  await page.tracing.start({ categories: ["disabled-by-default-devtools.timeline", "blink.user_timing"] });
  let trace: Uint8Array | undefined;
  try {
    await visit();
  } finally {
    trace = await page.tracing.stop();
  }
  const { traceEvents } = JSON.parse(Buffer.from(trace ?? []).toString()) as { traceEvents: TraceEvent[] }; // safe because the browser writes it so
  return byPhase(traceEvents);
}

function byPhase(events: TraceEvent[]): Record<string, Phase> {
  const marks = events.filter(({ name }) => name.startsWith(PREFIX)).sort((one, other) => one.ts - other.ts);
  const [first] = marks;
  if (!first) throw new Error("the page set no mark");
  const phases: Record<string, Phase> = {};
  for (const { name, pid, tid, ts, dur = 0, tdur = dur } of events) {
    if (name !== "RunTask" || pid !== first.pid || tid !== first.tid) continue;
    const mark = marks.findLast((each) => each.ts <= ts + dur);
    const phase = (phases[mark ? mark.name.slice(PREFIX.length) : BEFORE] ??= {
      longestMs: 0,
      longestWallMs: 0,
      totalMs: 0,
    });
    phase.longestMs = Math.max(phase.longestMs, tdur / 1_000);
    phase.longestWallMs = Math.max(phase.longestWallMs, dur / 1_000);
    phase.totalMs += tdur / 1_000;
  }
  return phases;
}
