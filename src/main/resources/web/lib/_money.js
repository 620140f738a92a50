// Money and other figures of the books, which come as text with two places.
import { locale } from './i18n.js';

const made = new Map();

function formatter(options) {
  const key = `${locale()} ${JSON.stringify(options)}`;
  if (!made.has(key)) made.set(key, new Intl.NumberFormat(locale(), options));
  return made.get(key);
}

/** A fact's value, or the value itself. */
export const valueOf = (fact) => (fact !== null && typeof fact === 'object' ? fact.value : fact);

/** Whole units of the currency; `exact` keeps the cents. */
export const money = (fact, currency, exact = false) => {
  const value = valueOf(fact);
  if (value === null || value === undefined) return '–';
  const digits = exact ? 2 : 0;
  return formatter({ style: 'currency', currency, minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value);
};

/** 1.2M €: for the axis of a chart. */
export const shortMoney = (value, currency) => formatter({ style: 'currency', currency, notation: 'compact', maximumFractionDigits: 1 }).format(valueOf(value));

const plain = (value, digits) => formatter({ maximumFractionDigits: digits }).format(value);

/** A figure in the unit that it says it has. */
export function measured(fact, currency) {
  if (fact === null || fact === undefined) return '–';
  const { value, unit } = fact;
  if (unit === 'percent') return formatter({ style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(Number(value) / 100);
  if (unit === 'days') return formatter({ style: 'unit', unit: 'day', unitDisplay: 'short', maximumFractionDigits: 0 }).format(value);
  if (unit === currency) return money(value, currency);
  return plain(value, 2);
}

/** A day of the books, which has no time. */
export const day = (text, options = { dateStyle: 'medium' }) => {
  const at = new Date(`${text}T00:00:00Z`);
  return Number.isNaN(at.getTime()) ? String(text) : new Intl.DateTimeFormat(locale(), { ...options, timeZone: 'UTC' }).format(at);
};
