export function findChromium(): Promise<string>;
export function ensurePoppler(): void;
