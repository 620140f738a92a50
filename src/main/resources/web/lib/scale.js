// The arithmetic of charts: round ticks, and values to pixels.

/** About n round numbers that hold low and high between them. */
export function ticks(low, high, n = 5) {
  if (low === high) return low === 0 ? [0, 1] : [Math.min(0, low), Math.max(0, high)];
  const raw = (high - low) / n;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = [1, 2, 2.5, 5, 10].map((each) => each * power).find((each) => each >= raw);
  const first = Math.floor(low / step);
  const last = Math.ceil(high / step);
  return Array.from({ length: last - first + 1 }, (_, i) => Number(((first + i) * step).toPrecision(12)));
}

export function linear([low, high], [from, to]) {
  const share = high === low ? 0 : (to - from) / (high - low);
  return (value) => from + (value - low) * share;
}

/** Which of n labels fit when each needs so much room: every k-th. */
export function every(n, width, room) {
  return Math.max(1, Math.ceil((n * room) / Math.max(1, width)));
}
