// How long to wait before the next try, and what kind of failure the last one was.

const shortest = 800;
const longest = 30_000;
const growth = 1.7;

/** Milliseconds before a try, longer each time: 0.8 s to 30 s. */
export function waitBefore(tries: number): number {
  // Not all at the same moment, when a server comes back that many looked at.
  return Math.min(longest, shortest * growth ** (tries - 1)) * (0.8 + 0.2 * Math.random());
}

/** The server answered, and said no: nobody is signed in, or not for this. */
export function isRefusal(error: unknown): boolean {
  return /Status code '4\d\d'/.test(reasonOf(error));
}

export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
