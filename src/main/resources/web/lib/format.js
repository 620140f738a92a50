// Numbers, dates and tables as people read them, and as files.
import { locale, t } from './i18n.js';

const NUMERIC = new Set(['integer', 'decimal']);
const NAME_OF_A_KEY = /(^|_)(id|no|nr|code|zip|year|postcode|phone)$/i;
const made = new Map();

/** One formatter for each language and each way to write. */
function by(kind, options = {}) {
  const key = `${locale()} ${kind.name} ${JSON.stringify(options)}`;
  if (!made.has(key)) made.set(key, new kind(locale(), options));
  return made.get(key);
}

const number = (value, options) => by(Intl.NumberFormat, options).format(value);
const DAY = { dateStyle: 'medium', timeZone: 'UTC' };
const MONTH = { month: 'short', year: 'numeric', timeZone: 'UTC' };
const MINUTE = { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' };

export const numeric = (column) => NUMERIC.has(column.type);
export const count = (value) => number(value);
export const percent = (share) => number(share, { style: 'percent', maximumFractionDigits: 0 });
/** A grade between -1 and 1. */
export const grade = (value) => number(value, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
/** US dollars; small sums keep the digits that say something. */
export const dollars = (value) =>
  number(value, { style: 'currency', currency: 'USD', currencyDisplay: 'narrowSymbol', maximumFractionDigits: Number(value) && Math.abs(value) < 1 ? 4 : 2 });

/** A decimal keeps the digits the database gave it. */
function decimal(text) {
  const digits = /\.(\d+)$/.exec(String(text))?.[1].length ?? 0;
  const kept = Math.min(digits, 20);
  return number(text, { minimumFractionDigits: kept, maximumFractionDigits: kept });
}

/** 12.5K, 3M: for the axis of a chart. */
export const short = (value) => number(value, { notation: 'compact', maximumFractionDigits: 1 });

/** 40 ms, 2.3 s, 4 min, 2 h. */
export function duration(millis) {
  if (millis === null || millis === undefined) return '';
  const of = (value, unit, digits = 0) => `${number(value, { minimumFractionDigits: digits, maximumFractionDigits: digits })} ${unit}`;
  if (millis < 1000) return of(Math.max(1, Math.round(millis)), 'ms');
  if (millis < 100_000) return of(millis / 1000, 's', millis < 10_000 ? 1 : 0);
  return millis < 7_200_000 ? of(millis / 60_000, 'min') : of(millis / 3_600_000, 'h', millis < 36_000_000 ? 1 : 0);
}

/** The day and the minute where the reader is. */
export const moment = (timestamp) => date(timestamp, { dateStyle: 'medium', timeStyle: 'short' });
/** The time of day where the reader is, to the second. */
export const clock = (timestamp) => date(timestamp, { timeStyle: 'medium' });

const AGES = [[60, 'second'], [3600, 'minute'], [86_400, 'hour'], [Infinity, 'day']];
const SECONDS = { second: 1, minute: 60, hour: 3600, day: 86_400 };

/** 5 minutes ago. */
export function ago(timestamp, now = Date.now()) {
  const seconds = Math.max(0, (now - Date.parse(timestamp)) / 1000);
  const unit = AGES.find(([below]) => seconds < below)[1];
  return by(Intl.RelativeTimeFormat, { numeric: 'auto', style: 'short' }).format(-Math.floor(seconds / SECONDS[unit]), unit);
}

/** A cell's text; null for no value. */
export function cell(value, column) {
  if (value === null || value === undefined) return null;
  switch (column.type) {
    case 'integer':
      return NAME_OF_A_KEY.test(column.name) ? String(value) : number(value);
    case 'decimal':
      return Number.isNaN(Number(value)) ? String(value) : decimal(value);
    case 'date':
      return date(value, DAY);
    case 'timestamp':
      return date(value, /T00:00:00(\.0+)?Z$/.test(value) ? DAY : MINUTE);
    case 'boolean':
      return value ? t('yes') : t('no');
    default:
      return typeof value === 'object' ? JSON.stringify(value) : String(value);
  }
}

function date(value, as) {
  const at = new Date(value);
  return Number.isNaN(at.getTime()) ? String(value) : by(Intl.DateTimeFormat, as).format(at);
}

/** A label of an axis: months when every point is the first of one. */
export function axisLabel(value, column, monthly) {
  if (monthly) return date(value, MONTH);
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
  return by(Intl.Collator, { numeric: true, sensitivity: 'base' }).compare(String(a), String(b));
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
  if (at >= start) return t('era.today');
  if (at >= new Date(start.getTime() - 86_400_000)) return t('era.yesterday');
  return at >= new Date(start.getTime() - 6 * 86_400_000) ? t('era.week') : t('era.earlier');
}
