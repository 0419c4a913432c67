/** The names a misspelt one may have been meant to be: by the number of single-letter edits between them. */

/**
 * Number of letters to insert, delete, replace or swap with their neighbour to turn `a` into `b`; stops counting above
 * `limit` and then gives `limit + 1`.
 */
function editDistance(a: string, b: string, limit = Infinity): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const current = [i];
    let smallest = i;
    for (let j = 1; j <= b.length; j += 1) {
      const replace = (last[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      let best = Math.min(replace, (last[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        best = Math.min(best, (beforeLast[j - 2] ?? 0) + 1);
      }
      current.push(best);
      smallest = Math.min(smallest, best);
    }
    if (smallest > limit) return limit + 1;
    beforeLast = last;
    last = current;
  }
  return last[b.length] ?? 0;
}

/** The candidates closest to `written`, best first; none when all are further than a third of its letters. */
export function nearestNames(written: string, candidates: Iterable<string>, most = 3): readonly string[] {
  const lowerCase = written.toLowerCase();
  const limit = Math.max(1, Math.floor(written.length / 3));
  const near: { readonly name: string; readonly distance: number }[] = [];
  for (const name of candidates) {
    if (name === written || name === '') continue;
    // Letters of another case are the likeliest slip, and cost next to nothing.
    const lower = name.toLowerCase();
    const distance = editDistance(lowerCase, lower, limit);
    if (distance <= limit && distance < Math.max(name.length, written.length)) near.push({ name, distance });
    // A name that was cut short, or has a letter too many at its end: `chi` for `chi_g`.
    else if (lowerCase.length >= 3 && lower.startsWith(lowerCase)) near.push({ name, distance: limit + 1 });
  }
  return near
    .sort((a, b) => a.distance - b.distance || a.name.length - b.name.length || (a.name < b.name ? -1 : 1))
    .slice(0, most)
    .map(({ name }) => name);
}
