import { html, nothing } from 'lit';
import * as api from '../lib/_console-api.js';
import { bar } from '../lib/_figures.js';
import { duration, grade, percent } from '../lib/format.js';
import { highlighted } from '../lib/highlight.js';
import { coded, many, t } from '../lib/i18n.js';
import { icon } from '../lib/icons.js';
import { Piece } from '../lib/piece.js';
import { go, withQuery } from '../lib/router.js';
import './_training-rows.js';
import { empty, failed, waiting } from './page-frame.js';

const AGREEMENTS = ['', 'none', 'relaxed', 'strict', 'unknown'];

export const agreementMark = (agreement) => html`<span class="state state-${{ strict: 'good', relaxed: 'warn', none: 'bad' }[agreement] ?? 'off'}">${icon({ strict: 'check', relaxed: 'check', none: 'cross' }[agreement] ?? 'question')}${coded('training.agreement', agreement)}</span>`;

/** SQL in colours. */
export const sqlOf = (sql, label) => html`<pre class="sql" tabindex="0" aria-label=${label}><code>${highlighted(sql).map(({ text, kind }) => (kind ? html`<span class="sql-${kind}">${text}</span>` : text))}</code></pre>`;

/** Every question with what was expected, what was answered, and what each part of the grade says. */
class TrainingQuestions extends Piece {
  static properties = { training: {}, variants: {}, query: {}, done: {}, opened: { state: true }, items: { state: true }, next: { state: true }, problem: { state: true } };

  constructor() {
    super();
    this.items = null;
    this.asked = null;
    this.opened = new Set();
  }

  get #wanted() {
    return Object.fromEntries(['agreement', 'difficulty', 'tag'].map((name) => [name, this.query.get(name) ?? '']));
  }

  willUpdate() {
    const asked = JSON.stringify([this.training, this.#wanted]);
    if (asked !== this.asked) {
      this.asked = asked;
      this.items = null;
      this.opened = new Set();
      this.reload();
    }
  }

  async reload(after) {
    const { asked } = this;
    try {
      const page = await api.results(this.training, { ...this.#wanted, after });
      if (asked !== this.asked) return;
      this.items = after === undefined ? page.items : [...this.items, ...page.items];
      this.next = page.next;
      this.problem = null;
    } catch (problem) {
      this.problem = problem;
    }
  }

  render() {
    const wanted = this.#wanted;
    return html`<div class="finder"><label class="pick"><span>${t('training.agrees')}</span><select data-box @change=${({ target }) => this.#choose({ agreement: target.value })}>${AGREEMENTS.map((each) => html`<option value=${each} ?selected=${each === wanted.agreement}>
        ${each ? coded('training.agreement', each) : t('training.any')}</option>`)}</select></label>
      ${['difficulty', 'tag'].filter((name) => wanted[name]).map((name) => html`<button class="quiet" @click=${() => this.#choose({ [name]: '' })}>${wanted[name]}${icon('close')}</button>`)}
      ${this.items ? html`<span class="soft" role="status">${many('training.shown', this.items.length)}</span>` : nothing}</div>
      ${this.problem ? failed(this.problem, () => this.reload()) : nothing}
      ${!this.items ? waiting(4) : this.items.length ? html`<div class="evidence">${this.items.map((each) => this.#question(each))}</div>` : empty(t('training.no_questions'))}
      ${this.items && this.next !== null && this.next !== undefined ? html`<p><button @click=${() => this.reload(this.next)}>${t('more')}</button></p>` : nothing}`;
  }

  #choose(change) {
    go(withQuery(`/ui/training/${this.training}`, { show: 'questions', variant: this.query.get('variant'), ...this.#wanted, ...change }), { replace: true });
  }

  #question(item) {
    const [first] = item.answers;
    return html`<details class="fold question" @toggle=${({ target }) => target.open && this.#opened(item.position)}><summary>${icon('chevron', 'fold-sign')}<span class="question-text">${item.question}</span>
        <span class="fold-note">${first ? html`${agreementMark(first.agreement)} ${first.total === null ? nothing : grade(first.total)}` : t('training.open')}</span></summary>
      <div class="fold-body"><p class="soft">${[item.question_id, item.data_source, coded('training.difficulty', item.difficulty), coded('training.kind', item.kind), ...item.tags].filter(Boolean).join(' · ')}</p>
        ${item.golds?.length ? html`<h3>${t('training.expected')}</h3>${sqlOf(item.golds[0], t('training.expected'))}${item.golds.length > 1
          ? html`<details class="more"><summary>${many('training.also_right', item.golds.length - 1)}</summary>${item.golds.slice(1).map((gold) => sqlOf(gold, t('training.expected')))}</details>` : nothing}`
          : html`<p>${t('training.right_to_decline')}</p>`}
        ${item.answers.map((answer) => this.#answer(answer, item))}</div></details>`;
  }

  /** Rows are read when somebody opens the question, and those of a second answer when it is opened. */
  #opened(what) {
    this.opened = new Set([...this.opened, what]);
  }

  #rows(answer, { position, golds, answers }) {
    const at = `${position} ${answer.variant} ${answer.candidate}`;
    if (!golds?.length || !this.opened.has(position)) return nothing;
    const rows = html`<baton-training-rows .training=${this.training} .position=${position} .variant=${answer.variant} .candidate=${answer.candidate}></baton-training-rows>`;
    return answer === answers[0] ? rows : html`<details class="more" @toggle=${({ target }) => target.open && this.#opened(at)}><summary>${t('training.side_by_side')}</summary>${this.opened.has(at) ? rows : nothing}</details>`;
  }

  #answer(answer, item) {
    const name = this.variants[answer.variant]?.name ?? answer.variant;
    return html`<h3>${t('training.answer_of', { name })} ${agreementMark(answer.agreement)}</h3>
      <p class="soft">${[answer.total === null ? null : `${t('training.total')} ${grade(answer.total)}`, `${t('sure.label')} ${percent(answer.confidence)}`, duration(answer.millis)].filter(Boolean).join(' · ')}
        ${answer.operation_id ? html` · <a href="/ui/operations/${answer.operation_id}">${t('alone.watch')}</a>` : nothing}</p>
      ${answer.sql ? sqlOf(answer.sql, t('training.answered')) : html`<p>${answer.problem ?? coded('training.answer_kind', answer.kind)}</p>`}
      ${this.#rows(answer, item)}
      <ul class="parts-of">${answer.rewards.filter(({ weight, value }) => weight > 0 || value !== 0).map(({ name: part, value, loss, feedback }) => html`<li class=${loss > 0.0005 ? 'part-lost' : ''}>
        <span>${coded('component', part)}</span><span class="with-bar">${bar(value)}${grade(value)}</span><span>${feedback}</span></li>`)}</ul>
      ${answer.faults?.length ? html`<p class="soft">${answer.faults.map((fault) => (typeof fault === 'string' ? fault : (fault.text ?? JSON.stringify(fault)))).join(' ')}</p>` : nothing}`;
  }
}

customElements.define('baton-training-questions', TrainingQuestions);
