// Values to pixels.
export function linear([low, high], [from, to]) {
  const share = high === low ? 0 : (to - from) / (high - low);
  return (value) => from + (value - low) * share;
}
