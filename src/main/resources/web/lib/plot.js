// What a chart of the API says: which columns are drawn, between which edges, held against which limits.
import { words } from './format.js';

/**
 * The parts of a chart over those columns, each with its place in a row; null when there is nothing to draw.
 * `says` has better words: `names` of columns, `x` for a value below, `y` for one at the side (short on an axis), `marked` for the line across.
 */
export function plot(chart, columns, says = {}) {
  const place = (name) => columns.findIndex((column) => column.name === name);
  const { series } = chart.options;
  const parts = series.map(({ id, encode: { y: name } }) => {
    const [role, of] = id ? id.split(/:(.*)/s) : ['drawn', name];
    return { role, of, at: place(name), column: columns[place(name)], name: says.names?.[name] ?? words(name) };
  }).filter(({ at }) => at >= 0);
  const edge = (role, of) => parts.find((part) => part.role === role && part.of === of);
  const drawn = parts.filter(({ role }) => role === 'drawn').map((part) => {
    const [low, high] = [edge('low', part.of), edge('high', part.of)];
    return low && high ? { ...part, band: { low, high } } : part;
  });
  const x = place(chart.x);
  if (x < 0 || drawn.length === 0) return null;
  return {
    x: { at: x, column: columns[x], name: says.names?.[chart.x] ?? words(chart.x) },
    drawn, limits: parts.filter(({ role }) => role === 'limit'), banded: drawn.some(({ band }) => band),
    marked: series.find(({ markLine }) => markLine)?.markLine.data[0].xAxis ?? null,
  };
}
