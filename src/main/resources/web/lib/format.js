// Numbers, dates and tables as people read them, and as files.
const NUMERIC = new Set(['integer', 'decimal']);
const NAME_OF_A_KEY = /(^|_)(id|no|nr|code|zip|year|postcode|phone)$/i;
const LOCALE = navigator.language;
const whole = new Intl.NumberFormat(LOCALE);
const day = new Intl.DateTimeFormat(LOCALE, { dateStyle: 'medium', timeZone: 'UTC' });
const month = new Intl.DateTimeFormat(LOCALE, { month: 'short', year: 'numeric', timeZone: 'UTC' });
const minute = new Intl.DateTimeFormat(LOCALE, { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' });
const collator = new Intl.Collator(LOCALE, { numeric: true, sensitivity: 'base' });

export const numeric = (column) => NUMERIC.has(column.type);
export const count = (value) => whole.format(value);
export const counted = (n, one, many = `${one}s`) => `${count(n)} ${n === 1 ? one : many}`;
export const percent = (share) => `${Math.round(share * 100)} %`;

/** A decimal keeps the digits the database gave it. */
function decimal(text) {
  const digits = /\.(\d+)$/.exec(String(text))?.[1].length ?? 0;
  return new Intl.NumberFormat(LOCALE, {
    minimumFractionDigits: Math.min(digits, 20),
    maximumFractionDigits: Math.min(Math.max(digits, 0), 20),
  }).format(text);
}

/** 12.5K, 3M: for the axis of a chart. */
export const short = new Intl.NumberFormat(LOCALE, { notation: 'compact', maximumFractionDigits: 1 }).format;

export function duration(millis) {
  if (millis === null || millis === undefined) return '';
  if (millis < 1000) return `${Math.max(1, Math.round(millis))} ms`;
  return `${(millis / 1000).toFixed(millis < 10_000 ? 1 : 0)} s`;
}

/** A cell's text; null for no value. */
export function cell(value, column) {
  if (value === null || value === undefined) return null;
  switch (column.type) {
    case 'integer':
      return NAME_OF_A_KEY.test(column.name) ? String(value) : whole.format(value);
    case 'decimal':
      return Number.isNaN(Number(value)) ? String(value) : decimal(value);
    case 'date':
      return date(value, day);
    case 'timestamp':
      return date(value, /T00:00:00(\.0+)?Z$/.test(value) ? day : minute);
    case 'boolean':
      return value ? 'yes' : 'no';
    default:
      return typeof value === 'object' ? JSON.stringify(value) : String(value);
  }
}

function date(value, as) {
  const at = new Date(value);
  return Number.isNaN(at.getTime()) ? String(value) : as.format(at);
}

/** A label of an axis: months when every point is the first of one. */
export function axisLabel(value, column, monthly) {
  if (monthly) return date(value, month);
  return cell(value, column) ?? '–';
}

/** Column names as words: budget_total → Budget total. */
export function words(name) {
  const text = String(name).replaceAll('_', ' ').trim();
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Compares two cells; what has no value comes last. */
export function compare(a, b, column) {
  if (a === null || b === null) return a === b ? 0 : a === null ? Infinity : -Infinity;
  if (numeric(column)) return Number(a) - Number(b);
  if (typeof a === 'boolean') return Number(a) - Number(b);
  return collator.compare(String(a), String(b));
}

function quoted(value, column) {
  if (value === null || value === undefined) return '';
  let text = typeof value === 'object' ? JSON.stringify(value) : String(value);
  // A spreadsheet would run such text as a formula.
  if (!numeric(column) && /^[=+\-@\t\r]/.test(text)) text = `'${text}`;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export function csv(columns, rows) {
  const head = columns.map((column) => quoted(column.name, column)).join(',');
  const body = rows.map((row) => row.map((value, i) => quoted(value, columns[i])).join(','));
  return [head, ...body].join('\r\n');
}

export function tabbed(columns, rows) {
  const plain = (value) =>
    value === null || value === undefined
      ? ''
      : String(typeof value === 'object' ? JSON.stringify(value) : value).replaceAll(/[\t\r\n]+/g, ' ');
  return [columns.map((column) => column.name), ...rows].map((row) => row.map(plain).join('\t')).join('\n');
}

export function json(columns, rows) {
  const objects = rows.map((row) => Object.fromEntries(columns.map((column, i) => [column.name, row[i]])));
  return JSON.stringify(objects, null, 2);
}

/** today, yesterday, earlier: where a conversation stands in the list. */
export function era(timestamp, now = new Date()) {
  const at = new Date(timestamp);
  const start = new Date(now.getFullYear(), now.getMonth(), now.getDate());
  if (at >= start) return 'Today';
  if (at >= new Date(start.getTime() - 86_400_000)) return 'Yesterday';
  return at >= new Date(start.getTime() - 6 * 86_400_000) ? 'Last 7 days' : 'Earlier';
}
