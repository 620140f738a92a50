import { html, nothing } from 'lit';
import { words } from '../lib/format.js';
import { t } from '../lib/i18n.js';

const SCALARS = new Set(['string', 'number', 'integer', 'boolean']);

/** An answer is corrected in its text and its SQL; the rest of it stays. */
const isAnswer = (schema, proposed) =>
  schema?.type === 'object' && !Object.keys(schema.properties ?? {}).length && typeof proposed?.text === 'string';

const plain = (value) => value === null || typeof value !== 'object';
const typeOf = (value) => (plain(value) && value !== null ? typeof value : 'string');

/** The fields a correction has, as far as they are plain; null when it must be written as JSON. */
function plainFields(schema, proposed) {
  if (schema?.type !== 'object') return null;
  const fields = Object.entries(schema.properties ?? {});
  if (fields.length) return fields.every(([, { type }]) => SCALARS.has(type)) ? fields : null;
  // Nothing is known of the fields: those that are proposed are meant.
  const known = Object.entries(proposed ?? {});
  return known.length && known.every(([, value]) => plain(value))
    ? known.map(([name, value]) => [name, { type: typeOf(value) }])
    : null;
}

function control(name, { type, enum: choices }, value) {
  const id = `correct-${name}`;
  if (choices?.length) {
    return html`<select id=${id} name=${name}>${choices.map((word) => html`<option ?selected=${word === value}>${word}</option>`)}</select>`;
  }
  if (type === 'boolean') return html`<input id=${id} name=${name} type="checkbox" ?checked=${value === true}>`;
  if (type === 'number' || type === 'integer') {
    return html`<input id=${id} name=${name} inputmode="decimal" .value=${value ?? ''}>`;
  }
  return html`<textarea id=${id} name=${name} rows="2" .value=${value ?? ''}></textarea>`;
}

const row = (name, text, schema, value) => html`<div class="decide-field">
  <label for="correct-${name}">${text}</label>${control(name, schema, value)}</div>`;

const sqlRow = (sql) => html`<div class="decide-field"><label for="correct-sql">${t('decide.sql')}</label>
  <textarea id="correct-sql" name="sql" rows="6" class="code" spellcheck="false" .value=${sql}></textarea></div>`;

/** Controls for a value of that schema, filled with what is proposed. */
export function correctionFields(schema, proposed) {
  if (isAnswer(schema, proposed)) {
    return [
      row('text', t('decide.text'), { type: 'string' }, proposed.text),
      ...(proposed.sql ? [sqlRow(proposed.sql)] : []),
    ];
  }
  const fields = plainFields(schema, proposed);
  if (fields) return fields.map(([name, each]) => row(name, words(name), each, proposed?.[name]));
  if (SCALARS.has(schema?.type)) return row('value', t('decide.value'), schema, proposed);
  if (!schema?.type && (proposed === null || typeof proposed === 'string')) {
    return row('value', t('decide.value'), { type: 'string' }, proposed);
  }
  return html`<div class="decide-field"><label for="correct-json">${t('decide.json')}</label>
    <textarea id="correct-json" name="json" rows="8" class="code" spellcheck="false"
      .value=${JSON.stringify(proposed, null, 2)}></textarea></div>`;
}

function read(form, name, { type }) {
  const input = form.elements.namedItem(name);
  if (type === 'boolean') return input.checked;
  if (type !== 'number' && type !== 'integer') return input.value;
  const text = input.value.trim();
  if (text === '') return undefined;
  const number = Number(text);
  if (Number.isNaN(number)) throw new Error(t('decide.no_number', { text }));
  return number;
}

/** Only what somebody has changed is corrected. */
function changed(form, proposed) {
  const values = ['text', 'sql']
    .filter((name) => form.elements.namedItem(name))
    .map((name) => [name, form.elements.namedItem(name).value])
    .filter(([name, value]) => value.trim() !== proposed[name]?.trim());
  if (values.length === 0) throw new Error(t('decide.unchanged'));
  return Object.fromEntries(values);
}

/** What the controls hold; throws an Error with a sentence when it cannot be read. */
export function correctionOf(form, schema, proposed) {
  if (isAnswer(schema, proposed)) return changed(form, proposed);
  const fields = plainFields(schema, proposed);
  if (fields) {
    const values = fields.map(([name, each]) => [name, read(form, name, each)]);
    const other = proposed && typeof proposed === 'object' ? proposed : {};
    return Object.fromEntries(Object.entries({ ...other, ...Object.fromEntries(values) }).filter(([, value]) => value !== undefined));
  }
  if (form.elements.namedItem('value')) return read(form, 'value', schema?.type ? schema : { type: 'string' });
  try {
    return JSON.parse(form.elements.namedItem('json').value);
  } catch {
    throw new Error(t('decide.no_json'));
  }
}

/** A value as a person reads it. */
export function shownValue(value) {
  if (value === null || value === undefined) return nothing;
  if (Array.isArray(value.steps)) {
    return html`<ol class="decide-plan">${value.steps.map(({ title, agent }) => html`<li>${title || agent} <span class="soft">${agent}</span></li>`)}</ol>`;
  }
  if (typeof value.text === 'string') {
    return html`<p class="decide-value">${value.text}</p>${value.sql ? html`<pre class="decide-json" tabindex="0">${value.sql}</pre>` : nothing}`;
  }
  if (typeof value.$ref === 'string') return html`<code>${value.$ref}</code>`;
  if (typeof value !== 'object') return html`<p class="decide-value">${String(value)}</p>`;
  if (Array.isArray(value)) return html`<pre class="decide-json" tabindex="0">${JSON.stringify(value, null, 2)}</pre>`;
  return html`<dl class="decide-values">${Object.entries(value).map(
    ([name, each]) => html`<div><dt>${words(name)}</dt><dd>${each?.$ref ? html`<code>${each.$ref}</code>` : each !== null && typeof each === 'object'
      ? html`<pre class="decide-json" tabindex="0">${JSON.stringify(each, null, 2)}</pre>`
      : String(each ?? '–')}</dd></div>`,
  )}</dl>`;
}
