// From the API's chart (an ECharts option over the result's rows) to the picture: kinds, numbers and names as people read them.
import { colours, draw, looks, undraw } from './_echarts.js';
import { axisLabel, cell, compare, numeric, short, words } from './format.js';

export { draw, undraw };

const HEIGHT = 280;
const ROW = 30;
const MOST_BARS = 40;
const TEMPORAL = new Set(['date', 'timestamp']);

const value = (raw) => (raw === null || raw === undefined || raw === '' ? null : Number(raw));
const column = (columns, name) => columns.findIndex((each) => each.name === name);

/** The option of a chart and how high it is; `near` lends its colours. */
export function options({ chart, columns, rows, shown }, near) {
  const paint = colours(near);
  const at = column(columns, chart.x);
  const series = chart.options.series.map((each) => ({ ...each, at: column(columns, each.encode.y) })).filter((each) => each.at >= 0);
  const lying = shown === 'bar' && !numeric(columns[at]) && !TEMPORAL.has(columns[at].type);
  const points = ordered(rows, columns, at, series, lying);
  const look = looks(paint);
  const names = { type: 'category', data: labels(points, columns, at), ...look.names };
  const values = { type: 'value', ...look.values, axisLabel: { ...look.values.axisLabel, formatter: short } };
  if (lying) {
    names.inverse = true;
    names.axisLabel = { ...names.axisLabel, width: Math.max(80, near.clientWidth * 0.34), overflow: 'truncate', interval: 0 };
    names.axisLine = { show: false };
  }
  return {
    height: lying ? Math.max(ROW, 18 * chart.y.length + 12) * points.length + 44 : HEIGHT,
    option: {
      ...look, names: undefined, values: undefined,
      tooltip: { ...look.tooltip, formatter: told(points, columns, at, series) },
      xAxis: lying ? values : names,
      yAxis: lying ? names : values,
      series: drawn(series, points, shown, chart, paint, lying),
    },
  };
}

/** Times in their order; one kind of bars from the longest to the shortest. */
function ordered(rows, columns, at, series, lying) {
  if (!lying) return [...rows].sort((a, b) => compare(a[at], b[at], columns[at]));
  const first = series.length === 1 ? [...rows].sort((a, b) => (value(b[series[0].at]) ?? -Infinity) - (value(a[series[0].at]) ?? -Infinity)) : rows;
  return first.slice(0, MOST_BARS);
}

function labels(points, columns, at) {
  const own = columns[at];
  const monthly = own.type !== 'integer' && points.every((row) => /-01(T00:00|$)/.test(String(row[at])));
  return points.map((row) => axisLabel(row[at], own, monthly));
}

/** The numbers of a point as the table shows them. */
const told = (points, columns, at, series) => (marks) => {
  const row = points[marks[0]?.dataIndex ?? 0];
  return [cell(row[at], columns[at]) ?? '–', ...series.map((each) => `${words(columns[each.at].name)}: ${cell(row[each.at], columns[each.at]) ?? '–'}`)].join('\n');
};

function drawn(series, points, shown, chart, paint, lying) {
  const edges = series.filter(({ id }) => id?.startsWith('band-'));
  const plain = series.filter(({ id }) => !id?.startsWith('band-'));
  const lines = plain.map((each, i) => mark(each, i, points, shown, plain.length, paint, lying));
  if (edges.length !== 2) return lines;
  const [low, high] = edges.map(({ at }) => points.map((row) => value(row[at])));
  const height = high.map((top, i) => (top === null || low[i] === null ? null : top - low[i]));
  const silent = { type: 'line', stack: 'band', stackStrategy: 'all', symbol: 'none', silent: true, lineStyle: { opacity: 0 }, z: 1 };
  return [{ ...silent, data: low }, { ...silent, data: height, areaStyle: { color: paint.series[0], opacity: 0.18 } }, ...lines];
}

function mark(series, i, points, shown, many, paint, lying) {
  const data = points.map((row) => value(row[series.at]));
  const name = words(series.name);
  const common = { name, data, z: 3, itemStyle: { color: paint.series[i % paint.series.length] }, emphasis: { disabled: true } };
  if (shown === 'points') return { ...common, type: 'scatter', symbolSize: 9 };
  if (shown === 'bar') {
    const label = lying && { show: true, position: 'right', color: paint.ink, fontFamily: paint.family, fontSize: 12, formatter: ({ value: n }) => short(n) };
    return { ...common, type: 'bar', barMaxWidth: lying ? 18 : 36, barMinHeight: 2, label: label || undefined,
      itemStyle: { ...common.itemStyle, borderRadius: lying ? [0, 3, 3, 0] : [3, 3, 0, 0] } };
  }
  return { ...common, type: 'line', lineStyle: { width: 2.2 }, symbol: 'circle', symbolSize: points.length > 40 ? 4 : 6, showSymbol: points.length <= 120,
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
