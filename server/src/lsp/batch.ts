/** Batches: a burst of edits is answered once. */

/** A client that never pauses is answered all the same. */
const maxTurns = 100;

/** Collects documents until that many turns brought nothing new, then does the work once for each. */
export function batch(
  work: (uri: string) => void,
  { putOff, quietTurns }: { putOff: (task: () => void) => void; quietTurns: number },
): (uri: string) => void {
  const waiting = new Set<string>();
  let arrivals = 0;
  // Messages are read one a turn, so a single turn does not tell that the burst is over.
  const wait = (seen: number, quiet: number, turns: number): void =>
    putOff(() => {
      if (turns < maxTurns && arrivals !== seen) return wait(arrivals, 0, turns + 1);
      if (turns < maxTurns && quiet < quietTurns) return wait(seen, quiet + 1, turns + 1);
      const uris = [...waiting];
      waiting.clear();
      return uris.forEach(work);
    });
  return uri => {
    arrivals++;
    waiting.add(uri);
    if (waiting.size === 1) wait(arrivals, 0, 0);
  };
}
