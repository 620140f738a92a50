import { html, nothing } from 'lit';
import * as api from '../lib/_console-api.js';
import { stream } from '../lib/app.js';
import { duration, percent, words } from '../lib/format.js';
import { t } from '../lib/i18n.js';
import { icon } from '../lib/icons.js';
import { Piece } from '../lib/piece.js';
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
    agent: {}, operation: { state: true }, result: { state: true }, problem: { state: true }, wrong: { state: true }, note: { state: true },
  };

  constructor() {
    super();
    this.#clear();
    this.listen(stream, 'message', ({ detail }) => this.#hear(detail));
  }

  willUpdate(changed) {
    if (changed.has('agent') && changed.get('agent') && changed.get('agent').name !== this.agent.name) this.#clear();
  }

  #clear() {
    this.operation = null;
    this.result = null;
    this.problem = null;
    this.wrong = '';
    this.note = '';
  }

  render() {
    const fields = Object.entries(this.agent.input?.properties ?? {});
    return html`<form class="form" @submit=${this.#ask}>
      ${fields.length ? fields.map(([name, schema]) => this.#field(name, schema)) : this.#row('', t('agents.as_json'), {}, false)}
      <p class="field-problem" role="alert">${this.wrong}</p>
      <div class="form-end">
        <button class="primary" ?disabled=${!!this.operation}>${icon('play')}${t('agents.ask_it')}</button>
        ${this.operation ? html`<button type="button" @click=${() => api.cancelOperation(this.operation).catch((problem) => (this.problem = problem))}>${icon('stop')}${t('stop')}</button>
          <span class="soft" role="status">${this.note || t('agents.works')}</span><a href="/ui/operations/${this.operation}">${t('agents.watch')}</a>` : nothing}
      </div></form>
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
    this.operation = '…';
    try {
      const { operation_id } = await api.invoke(this.agent.name, input);
      this.operation = operation_id;
      stream.follow(operation_id);
    } catch (problem) {
      this.operation = null;
      this.problem = problem;
    }
  }

  #hear(message) {
    if (message.operation_id !== this.operation) return;
    if (message.type === 'progress') this.note = message.text;
    if (message.type === 'step_retried') this.note = t('step.attempt', { n: message.attempt + 1 });
    if (message.type === 'escalated') this.note = t('step.waiting');
    if (message.type === 'workflow_completed') this.#read(message.operation_id);
  }

  async #read(operation) {
    try {
      this.result = await api.invocation(operation);
    } catch (problem) {
      this.problem = problem;
    }
    this.operation = null;
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
        <a class="mark" href="/ui/operations/${result.operation_id}">${t('agents.watch')}</a></p>
      ${Object.keys(more).length ? html`<pre class="sql json" tabindex="0" aria-label=${t('agents.result')}><code>${JSON.stringify(more, null, 2)}</code></pre>` : nothing}
    </div>`;
  }
}

customElements.define('baton-ask-alone', AskAlone);
