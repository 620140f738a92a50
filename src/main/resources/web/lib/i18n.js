// The language of the pages: words from messages/, numbers and dates by Intl of the same language.
import deChat from './messages/de/chat.js';
import deShell from './messages/de/shell.js';
import enChat from './messages/en/chat.js';
import enShell from './messages/en/shell.js';

const KEY = 'baton.language';
const WORDS = { en: { ...enShell, ...enChat }, de: { ...deShell, ...deChat } };
/** Each language in its own name. */
export const LANGUAGES = { en: 'English', de: 'Deutsch' };

/** Adds the words of a page, by language; a page's own script brings them before it is drawn. */
export function learn(words) {
  for (const [tag, more] of Object.entries(words)) Object.assign(WORDS[tag], more);
}

/** Tells `change` when another language was chosen. */
export const languages = new EventTarget();

function kept() {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

/** The chosen language, else the first of the browser's that there are words for, else English. */
function chosen() {
  const wanted = [kept(), ...(navigator.languages ?? [navigator.language])].filter(Boolean);
  return wanted.map((tag) => tag.split('-')[0]).find((tag) => Object.hasOwn(WORDS, tag)) ?? 'en';
}

let now = chosen();
let plurals = new Intl.PluralRules(now);

export const language = () => now;

/** For Intl: the browser's own variety of the language where it has one, such as en-GB. */
export const locale = () => (navigator.languages ?? [navigator.language]).find((tag) => tag.split('-')[0] === now) ?? now;

/** Writes the language into the document, for readers aloud and for hyphens. */
export function applyLanguage() {
  document.documentElement.lang = now;
}

export function chooseLanguage(tag) {
  if (!Object.hasOwn(WORDS, tag)) return;
  try {
    localStorage.setItem(KEY, tag);
  } catch {
    // Without storage the choice lasts as long as the page.
  }
  now = tag;
  plurals = new Intl.PluralRules(now);
  applyLanguage();
  languages.dispatchEvent(new Event('change'));
}

const GAP = /\{(\w+)\}/g;
const text = (key) => WORDS[now][key] ?? WORDS.en[key] ?? missing(key);

function missing(key) {
  console.error(`There are no words for ${key}.`);
  return key;
}

/** The words of that key; {name} is what `values` says. */
export const t = (key, values = {}) => text(key).replaceAll(GAP, (gap, name) => String(values[name] ?? gap));

/** The same as a list, for values that are templates. */
export const pieces = (key, values) => text(key).split(GAP).map((piece, i) => (i % 2 ? values[piece] : piece));

/** The words for a number of things, from `key.one` and `key.other`; {n} is the number. */
export const many = (key, n, values = {}) =>
  t(`${key}.${plurals.select(n) === 'one' ? 'one' : 'other'}`, { n: new Intl.NumberFormat(locale()).format(n), ...values });

/** The code below that area whose words these are in any language, or null. */
export function codeOf(area, words) {
  const found = Object.values(WORDS).flatMap(Object.entries).find(([key, said]) => said === words && key.startsWith(`${area}.`));
  return found ? found[0].slice(area.length + 1) : null;
}

/** The words of a code that a server says, or the code itself in words, for codes that are new. */
export function coded(area, code) {
  const key = `${area}.${code}`;
  if (WORDS[now][key]) return WORDS[now][key];
  const plain = String(code ?? '').replaceAll('_', ' ');
  return plain.charAt(0).toUpperCase() + plain.slice(1);
}
