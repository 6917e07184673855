import { fittingStyles } from "./fitting.styles.ts";
import { frameStyles } from "./frame.styles.ts";
import { readyStyles } from "./ready.styles.ts";
import { resultStyles } from "./result.styles.ts";
import { passesStyles } from "./passes.styles.ts";

/** In the order of the screens; what fits them to their room comes last. */
export const scannerStyles = [frameStyles, readyStyles, passesStyles, resultStyles, fittingStyles];
