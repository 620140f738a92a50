import { html, nothing } from 'lit';
import * as api from '../lib/_console-api.js';
import { server } from '../lib/app.js';
import { t } from '../lib/i18n.js';
import { icon } from '../lib/icons.js';
import { Piece } from '../lib/piece.js';
import { go } from '../lib/router.js';
import { problemCard } from './problem-card.js';

const WAYS = ['sample', 'sessions', 'file'];
const MOST_VARIANTS = 6;

/** A form for a new training run: its questions, what is compared, how much it may cost. */
class TrainingStart extends Piece {
  static properties = { way: { state: true }, variants: { state: true }, problem: { state: true }, busy: { state: true }, file: { state: true } };

  constructor() {
    super();
    this.way = 'sample';
    this.variants = [{ key: 0 }];
    this.keys = 1;
    this.problem = null;
    this.file = null;
    this.listen(server, 'change');
  }

  render() {
    return html`<form class="form" @submit=${this.#start}>
      ${this.#text('name', t('training.name'), html`<input id="start-name" name="name" maxlength="200" autocomplete="off">`)}
      <fieldset class="form-row form-wide plain"><legend>${t('training.questions_from')}</legend><div class="choices-row">${WAYS.map((each) => html`<label class="check-row">
        <input type="radio" name="way" value=${each} ?checked=${each === this.way} @change=${() => (this.way = each)}>${t(`training.way.${each}`)}</label>`)}</div></fieldset>
      ${this.#source()}
      ${this.way === 'sessions' ? this.#text('limit', t('training.most'), html`<input id="start-limit" name="limit" inputmode="numeric" value="1000">`) : nothing}
      ${this.way === 'file' ? this.#text('file', t('training.file'), html`<input id="start-file" name="file" type="file" accept=".jsonl,.ndjson,.json,.txt" required>`, t('training.file_how')) : nothing}
      ${this.#text('candidates', t('training.candidates'), html`<input id="start-candidates" name="candidates" inputmode="numeric" value="1">`, t('training.candidates_how'))}
      ${this.#text('concurrency', t('training.concurrency'), html`<input id="start-concurrency" name="concurrency" inputmode="numeric" value="4">`)}
      <fieldset class="form-row form-wide plain"><legend>${t('training.variants')}</legend>${this.variants.map((each, i) => this.#variant(each, i))}
        ${this.variants.length < MOST_VARIANTS ? html`<p><button type="button" class="quiet" @click=${this.#add}>${icon('plus')}${t('training.add_variant')}</button></p>` : nothing}</fieldset>
      <fieldset class="form-row form-wide plain"><legend>${t('training.budget')}</legend><div class="budget">
        ${this.#text('tokens', t('training.tokens'), html`<input id="start-tokens" name="tokens" inputmode="numeric">`)}
        ${this.#text('cost_usd', t('training.dollars'), html`<input id="start-cost_usd" name="cost_usd" inputmode="decimal">`)}
        ${this.#text('minutes', t('training.minutes'), html`<input id="start-minutes" name="minutes" inputmode="decimal">`)}</div>
        <p class="hint">${t('training.budget_how')}</p></fieldset>
      ${this.way === 'sessions' ? nothing : html`<label class="check-row form-wide"><input type="checkbox" name="memory" checked>${t('training.memory')}</label>`}
      ${this.problem ? html`<div class="form-wide" role="alert">${this.#told()}</div>` : nothing}
      <div class="form-end"><button class="primary" ?disabled=${this.busy}>${icon('play')}${t('training.begin')}</button><a class="button" href="/ui/training">${t('cancel')}</a></div>
    </form>`;
  }

  #text(name, word, input, hint = '') {
    return html`<div class="form-row"><label for="start-${name}">${word}</label>${input}${hint ? html`<span class="hint">${hint}</span>` : nothing}</div>`;
  }

  #source() {
    const names = (server.sources ?? []).map(({ name }) => name);
    return this.#text('source', t('source'), html`<select id="start-source" name="source">
      ${this.way === 'sample' ? nothing : html`<option value="">${this.way === 'sessions' ? t('training.all_sources') : t('training.said_in_file')}</option>`}
      ${names.map((name) => html`<option value=${name}>${name}</option>`)}</select>`, this.way === 'sample' ? t('training.sample_how') : '');
  }

  #variant({ key }, i) {
    const engine = `engine-${key}`;
    return html`<div class="variant" data-variant=${i}>
      <label><span class="visually-hidden">${t('training.engine')}</span><select name=${engine} @change=${() => this.requestUpdate()}>${['default', 'rules', 'model'].map((each) => html`<option value=${each}>${t(`training.engine.${each}`)}</option>`)}</select></label>
      ${['model', 'prompt', 'name'].map((field) => html`<label><span class="visually-hidden">${t(`training.variant.${field}`)}</span>
        <input name="${field}-${key}" placeholder=${t(`training.variant.${field}`)} autocomplete="off" ?disabled=${field !== 'name' && this.querySelector(`[name=${engine}]`)?.value === 'rules'}></label>`)}
      ${this.variants.length > 1 ? html`<button type="button" class="quiet square" aria-label=${t('training.drop_variant', { n: i + 1 })} @click=${() => (this.variants = this.variants.filter((each) => each.key !== key))}>${icon('close')}</button>` : nothing}</div>`;
  }

  #add() {
    this.variants = [...this.variants, { key: this.keys++ }];
  }

  #told() {
    const { problem } = this;
    const faults = problem.faults.map(({ line, field, text }) => [line ? t('schema.line', { n: line }) : null, field || null, text].filter(Boolean).join(' · '));
    return problemCard({ text: problem.message, suggestions: faults.length ? faults.slice(0, 50) : problem.suggestions, cause: problem.code });
  }

  async #body(form) {
    const said = (name) => form.elements.namedItem(name)?.value?.trim() || undefined;
    const number = (name) => (said(name) === undefined ? undefined : Number(said(name).replace(',', '.')));
    const body = { name: said('name'), candidates: number('candidates'), concurrency: number('concurrency') };
    if (this.way === 'sample') body.sample = said('source');
    else body.data_source = said('source');
    if (this.way === 'sessions') body.sessions = { limit: number('limit') };
    if (this.way === 'file') body.jsonl = await form.elements.namedItem('file').files[0].text();
    if (this.way !== 'sessions') body.memory = form.elements.namedItem('memory').checked;
    body.variants = this.variants.map(({ key }) => ({
      engine: said(`engine-${key}`),
      ...(said(`engine-${key}`) === 'rules' ? {} : { model: said(`model-${key}`), prompt: said(`prompt-${key}`) }),
      name: said(`name-${key}`),
    }));
    const minutes = number('minutes');
    const budget = { tokens: number('tokens'), cost_usd: said('cost_usd'), seconds: minutes === undefined ? undefined : Math.round(minutes * 60) };
    if (Object.values(budget).some((each) => each !== undefined)) body.budget = budget;
    return body;
  }

  async #start(event) {
    event.preventDefault();
    this.busy = true;
    this.problem = null;
    try {
      const { training_id } = await api.startTraining(await this.#body(event.target));
      go(`/ui/training/${training_id}`);
    } catch (problem) {
      this.problem = problem;
    }
    this.busy = false;
  }
}

customElements.define('baton-training-start', TrainingStart);
