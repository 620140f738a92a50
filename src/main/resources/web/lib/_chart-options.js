// From the API's chart (an ECharts option over the result's rows) to the picture: kinds, numbers and names as people read them.
import { colours, draw, looks, undraw } from './_echarts.js';
import { axisLabel, cell, compare, numeric, short } from './format.js';

export { draw, undraw };

const HEIGHT = 280;
const ROW = 30;
const MOST_BARS = 40;
const TEMPORAL = new Set(['date', 'timestamp']);

const value = (raw) => (raw === null || raw === undefined || raw === '' ? null : Number(raw));

/** The option of a chart and how high it is; `near` lends its colours. */
export function options({ parts, rows, shown, says = {} }, near) {
  const { x, drawn, marked } = parts;
  const paint = colours(near);
  const lying = shown === 'bar' && !numeric(x.column) && !TEMPORAL.has(x.column.type);
  const points = ordered(rows, x, drawn, lying);
  const below = labels(points, x, says);
  const look = looks(paint);
  const names = { type: 'category', data: below, ...look.names };
  const values = { type: 'value', ...look.values, axisLabel: { ...look.values.axisLabel, formatter: (n) => says.y?.(n, true) ?? short(n) } };
  if (lying) {
    names.inverse = true;
    names.axisLabel = { ...names.axisLabel, width: Math.max(80, near.clientWidth * 0.34), overflow: 'truncate', interval: 0 };
    names.axisLine = { show: false };
  }
  const across = marked === null ? -1 : points.findIndex((row) => String(row[x.at]) === marked);
  const series = [...drawn.flatMap((part, i) => band(part, i, points, paint)), ...drawn.map((part, i) => mark(part, i, points, shown, drawn.length, paint, lying)),
    ...parts.limits.map((part) => limit(part, points, paint))];
  if (across >= 0) series.at(-1).markLine = line(across, says.marked, across < points.length / 2 ? 'left' : 'right', paint);
  return {
    height: lying ? Math.max(ROW, 18 * drawn.length + 12) * points.length + 44 : HEIGHT,
    option: {
      ...look, names: undefined, values: undefined,
      grid: across >= 0 && says.marked ? { ...look.grid, top: 28 } : look.grid,
      tooltip: { ...look.tooltip, formatter: told(points, below, parts, says) },
      xAxis: lying ? values : names,
      yAxis: lying ? names : values,
      series,
    },
  };
}

/** Times in their order; one kind of bars from the longest to the shortest. */
function ordered(rows, x, drawn, lying) {
  if (!lying) return [...rows].sort((a, b) => compare(a[x.at], b[x.at], x.column));
  const [{ at }] = drawn;
  const first = drawn.length === 1 ? [...rows].sort((a, b) => (value(b[at]) ?? -Infinity) - (value(a[at]) ?? -Infinity)) : rows;
  return first.slice(0, MOST_BARS);
}

function labels(points, { at, column }, says) {
  const monthly = column.type !== 'integer' && points.every((row) => /-01(T00:00|$)/.test(String(row[at])));
  return points.map((row) => says.x?.(row[at]) ?? axisLabel(row[at], column, monthly));
}

/** The numbers of a point as the table shows them. */
const told = (points, below, { drawn, limits }, says) => (marks) => {
  const i = marks[0]?.dataIndex ?? 0;
  const of = ({ at, column }) => (value(points[i][at]) === null ? '–' : (says.y?.(points[i][at]) ?? cell(points[i][at], column)));
  return [below[i], ...[...drawn, ...limits].map((part) => `${part.name}: ${of(part)}${part.band ? ` (${of(part.band.low)} – ${of(part.band.high)})` : ''}`)].join('\n');
};

/** The area between two edges: what is invisible below it, and its height upon that; a gap stays one. */
function band({ band: edges }, i, points, paint) {
  if (!edges) return [];
  const [low, high] = [edges.low, edges.high].map(({ at }) => points.map((row) => value(row[at])));
  const height = high.map((top, n) => (top === null || low[n] === null ? null : top - low[n]));
  const silent = { type: 'line', stack: `band-${i}`, stackStrategy: 'all', symbol: 'none', silent: true, lineStyle: { opacity: 0 }, z: 1 };
  return [{ ...silent, data: low }, { ...silent, data: height, areaStyle: { color: paint.series[i % paint.series.length], opacity: 0.18 } }];
}

/** A line to stay on one side of. */
const limit = ({ name, at }, points, paint) => ({
  type: 'line', name, data: points.map((row) => value(row[at])), symbol: 'none', silent: true, z: 2, itemStyle: { color: paint.bad }, lineStyle: { width: 1.5, type: [6, 4] },
});

/** A line across at one point, with what it means on the side that has room for it. */
const line = (at, word, align, paint) => ({
  symbol: 'none', silent: true, data: [{ xAxis: at }], lineStyle: { color: paint.bad, width: 1.2, type: [2, 3] },
  label: { show: Boolean(word), formatter: word, align, color: paint.bad, fontFamily: paint.family, fontSize: 12, distance: 4 },
});

function mark({ name, at }, i, points, shown, many, paint, lying) {
  const data = points.map((row) => value(row[at]));
  const common = { name, data, z: 3, itemStyle: { color: paint.series[i % paint.series.length] }, emphasis: { disabled: true } };
  if (shown === 'points') return { ...common, type: 'scatter', symbolSize: 9 };
  if (shown === 'bar') {
    const label = lying && { show: true, position: 'right', color: paint.ink, fontFamily: paint.family, fontSize: 12, formatter: ({ value: n }) => short(n) };
    return { ...common, type: 'bar', barMaxWidth: lying ? 18 : 36, barMinHeight: 2, label: label || undefined,
      itemStyle: { ...common.itemStyle, borderRadius: lying ? [0, 3, 3, 0] : [3, 3, 0, 0] } };
  }
  // Colours begin anew after the fourth; a line that is dashed is another one.
  return { ...common, type: 'line', lineStyle: { width: 2.2, type: i < paint.series.length ? 'solid' : [5, 4] }, symbol: 'circle', symbolSize: points.length > 40 ? 4 : 6, showSymbol: points.length <= 120,
    areaStyle: shown === 'area' ? { opacity: many > 1 ? 0.1 : 0.16 } : undefined };
}

/** The picture as a data address: SVG as it is drawn, PNG in twice its size on the page's ground. */
export async function picture(drawing, kind, near) {
  const drawnAs = drawing.getDataURL({ type: 'svg' });
  if (kind === 'svg') return { data: drawnAs, ending: 'svg' };
  const image = new Image();
  image.src = drawnAs;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = drawing.getWidth() * 2;
  canvas.height = drawing.getHeight() * 2;
  const pen = canvas.getContext('2d');
  pen.fillStyle = colours(near).surface;
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(image, 0, 0, canvas.width, canvas.height);
  return { data: canvas.toDataURL('image/png'), ending: 'png' };
}
