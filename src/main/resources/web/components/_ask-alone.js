import { html, nothing } from 'lit';
import { Alone } from '../lib/_alone.js';
import { duration, percent, words } from '../lib/format.js';
import { t } from '../lib/i18n.js';
import { icon } from '../lib/icons.js';
import { Piece } from '../lib/piece.js';
import { aloneProgress } from './_alone-progress.js';
import './prose-text.js';
import './result-table.js';
import { failed } from './page-frame.js';

const control = (schema = {}) => {
  if (schema.enum) return 'choice';
  if (schema.type === 'boolean') return 'flag';
  if (schema.type === 'number' || schema.type === 'integer') return 'number';
  if (schema.type === 'string') return 'text';
  if (schema.type === 'array' && schema.items?.type === 'string') return 'lines';
  return 'json';
};

/** What a field holds; undefined when nothing was said. Throws an Error with a sentence. */
function read(input, schema, name) {
  const kind = control(schema);
  if (kind === 'flag') return input.value === '' ? undefined : input.value === 'true';
  const text = input.value.trim();
  if (text === '') return undefined;
  if (kind === 'lines') return text.split('\n').map((line) => line.trim()).filter(Boolean);
  if (kind === 'number') {
    const number = Number(text.replace(',', '.'));
    if (Number.isNaN(number)) throw new Error(t('agents.no_number', { name: words(name) }));
    return number;
  }
  if (kind !== 'json') return input.value;
  try {
    return JSON.parse(text);
  } catch {
    // Where anything may stand, words are text.
    if (!schema.type) return input.value;
    throw new Error(t('agents.no_json', { name: words(name) }));
  }
}

/** Asks one agent alone: a form of its input's shape, its way, and what it proved. */
class AskAlone extends Piece {
  static properties = {
    agent: {}, result: { state: true }, problem: { state: true }, wrong: { state: true },
  };

  constructor() {
    super();
    this.work = new Alone(this, (result, problem) => Object.assign(this, { result, problem }));
    this.#clear();
  }

  willUpdate(changed) {
    if (!changed.has('agent') || changed.get('agent')?.name === this.agent.name) return;
    this.#clear();
    this.work.find(this.agent.name, () => true);
  }

  #clear() {
    this.work.forget();
    this.result = null;
    this.problem = null;
    this.wrong = '';
  }

  render() {
    const fields = Object.entries(this.agent.input?.properties ?? {});
    return html`<form class="form" @submit=${this.#ask}>
      ${fields.length ? fields.map(([name, schema]) => this.#field(name, schema)) : this.#row('', t('agents.as_json'), {}, false)}
      <p class="field-problem" role="alert">${this.wrong}</p>
      <div class="form-end">
        <button class="primary" ?disabled=${this.work.busy}>${icon('play')}${t('agents.ask_it')}</button></div></form>
      ${aloneProgress(this.work)}
      ${this.problem ? html`<div role="alert">${failed(this.problem, () => (this.problem = null))}</div>` : nothing}
      ${this.result ? this.#shown() : nothing}`;
  }

  #field(name, schema) {
    return this.#row(name, words(name), schema, (this.agent.input.required ?? []).includes(name));
  }

  #row(name, word, schema, required) {
    const id = `ask-${name || 'json'}`;
    const kind = control(schema);
    const field = `field-${name}`;
    const input = {
      choice: () => html`<select id=${id} name=${field} ?required=${required}><option value="">–</option>${(schema.enum ?? []).map((each) => html`<option value=${each}>${each}</option>`)}</select>`,
      flag: () => html`<select id=${id} name=${field} ?required=${required}><option value="">–</option><option value="true">${t('yes')}</option><option value="false">${t('no')}</option></select>`,
      number: () => html`<input id=${id} name=${field} inputmode="decimal" autocomplete="off" ?required=${required}>`,
      text: () => html`<textarea id=${id} name=${field} rows="1" ?required=${required}></textarea>`,
      lines: () => html`<textarea id=${id} name=${field} rows="2" ?required=${required} placeholder=${t('agents.one_a_line')}></textarea>`,
      json: () => html`<textarea id=${id} name=${field} class="code" rows=${name ? 2 : 4} spellcheck="false" ?required=${required} placeholder=${schema.type ? 'JSON' : t('agents.text_or_json')}></textarea>`,
    }[kind]();
    return html`<div class="form-row"><label for=${id}>${word}${required ? html`<span class="soft"> ${t('agents.required')}</span>` : nothing}</label>${input}</div>`;
  }

  #input(form) {
    const fields = Object.entries(this.agent.input?.properties ?? {});
    if (!fields.length) {
      const value = read(form.elements.namedItem('field-'), { type: 'object' }, t('agents.as_json'));
      return value ?? {};
    }
    return Object.fromEntries(fields
      .map(([name, schema]) => [name, read(form.elements.namedItem(`field-${name}`), schema, name)])
      .filter(([, value]) => value !== undefined));
  }

  async #ask(event) {
    event.preventDefault();
    let input;
    try {
      input = this.#input(event.target);
    } catch (wrong) {
      this.wrong = wrong.message;
      return;
    }
    this.#clear();
    await this.work.start(this.agent.name, input);
  }

  #shown() {
    const { result } = this;
    const body = result.evidence?.body ?? {};
    const { columns, rows, text, ...rest } = body;
    const tabled = Array.isArray(columns) && Array.isArray(rows) && columns.every((each) => each?.name);
    const more = tabled ? rest : Object.fromEntries(Object.entries(body).filter(([name]) => name !== 'text' || typeof text !== 'string'));
    return html`<div class="answer-alone" role="region" aria-label=${t('agents.result')} tabindex="-1">
      ${typeof text === 'string' ? html`<baton-prose class="lead" .text=${text}></baton-prose>` : nothing}
      ${tabled ? html`<baton-table .columns=${columns} .rows=${rows} .total=${rows.length} .question=${this.agent.name}></baton-table>` : nothing}
      <p class="marks"><span class="mark">${t('turn.took', { time: duration(result.execution_time_ms) })}</span>
        ${result.confidence === null ? nothing : html`<span class="mark">${t('sure.label')} ${percent(result.confidence)}</span>`}
        ${result.evidence?.engine ? html`<span class="mark">${result.evidence.engine === 'rules' ? t('turn.by_rules') : t('turn.by', { engine: result.evidence.engine })}</span>` : nothing}
        <a class="mark" href="/ui/operations/${result.operation_id}">${t('alone.watch')}</a></p>
      ${Object.keys(more).length ? html`<pre class="sql json" tabindex="0" aria-label=${t('agents.result')}><code>${JSON.stringify(more, null, 2)}</code></pre>` : nothing}
    </div>`;
  }
}

customElements.define('baton-ask-alone', AskAlone);
