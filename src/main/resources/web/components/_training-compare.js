import { html, nothing } from 'lit';
import * as api from '../lib/_console-api.js';
import { count, grade } from '../lib/format.js';
import { coded, many, t } from '../lib/i18n.js';
import { icon } from '../lib/icons.js';
import { Piece } from '../lib/piece.js';
import { go, withQuery } from '../lib/router.js';
import { agreementMark, sqlOf } from './_training-questions.js';
import { empty, failed, section, waiting } from './page-frame.js';

/** Two versions held against one another question by question, and the questions that got worse. */
class TrainingCompare extends Piece {
  static properties = { training: {}, variants: {}, query: {}, runs: { state: true }, there: { state: true }, told: { state: true }, worse: { state: true }, problem: { state: true } };

  constructor() {
    super();
    this.asked = null;
  }

  connectedCallback() {
    super.connectedCallback();
    api.trainings().then(({ items }) => (this.runs = items.filter(({ progress }) => progress.done > 0))).catch((problem) => (this.problem = problem));
  }

  /** Which variant of which run is held against which. */
  get #wanted() {
    const variant = this.query.get('variant') || '0';
    const other = this.query.get('with') ?? '';
    const usual = other && other !== this.training ? '0' : this.variants.length > 1 ? (variant === '0' ? '1' : '0') : '';
    return { variant, with: other, with_variant: this.query.get('with_variant') ?? usual };
  }

  willUpdate() {
    const wanted = this.#wanted;
    const asked = JSON.stringify([this.training, wanted]);
    if (asked === this.asked) return;
    this.asked = asked;
    this.told = null;
    this.worse = null;
    if (wanted.with_variant !== '') this.reload();
  }

  async reload() {
    const { asked } = this;
    const wanted = this.#wanted;
    this.problem = null;
    try {
      const [told, worse, there] = await Promise.all([
        api.compareRuns(this.training, wanted), api.regressions(this.training, wanted), wanted.with ? api.trainingRun(wanted.with) : null]);
      if (asked === this.asked) Object.assign(this, { told, worse: worse.items, there });
    } catch (problem) {
      if (asked === this.asked) this.problem = problem;
    }
  }

  render() {
    return html`${this.#pickers()}${this.problem ? failed(this.problem, () => this.reload()) : nothing}
      ${this.#wanted.with_variant === '' ? empty(t('training.compare_none')) : this.told ? this.#told() : this.problem ? nothing : waiting(4)}`;
  }

  #pickers() {
    const wanted = this.#wanted;
    const others = (this.runs ?? []).filter(({ training_id }) => training_id !== this.training);
    const theirs = wanted.with ? (this.there?.variants ?? []) : this.variants;
    const pick = (word, name, options, value) => html`<label class="pick"><span>${word}</span><select name=${name} @change=${({ target }) => this.#choose({ [name]: target.value, ...(name === 'with' ? { with_variant: null } : {}) })}>${options.map(
      ([each, text]) => html`<option value=${each} ?selected=${each === value}>${text}</option>`)}</select></label>`;
    const numbered = (variants) => variants.map(({ name }, i) => [String(i), name]);
    return html`<div class="finder">${pick(t('training.here'), 'variant', numbered(this.variants), wanted.variant)}
      ${pick(t('training.with_run'), 'with', [['', t('training.this_run')], ...others.map(({ training_id, name }) => [training_id, name])], wanted.with)}
      ${theirs.length ? pick(t('training.there'), 'with_variant', numbered(theirs), wanted.with_variant) : nothing}</div>`;
  }

  #choose(change) {
    go(withQuery(`/ui/training/${this.training}`, { show: 'compare', ...this.#wanted, ...change }), { replace: true });
  }

  #told() {
    const { told } = this;
    const { total } = told;
    const better = total.difference.value > 0;
    const names = { here: told.here.name, there: told.there.name };
    const said = !total.significant ? t('training.no_difference', names) : t(better ? 'training.better' : 'training.worse', names);
    return html`<p class="lead">${said}</p>
      <p class="soft">${many('training.pairs', told.pairs)}${told.only_here + told.only_there ? ` · ${t('training.unpaired', { n: count(told.only_here + told.only_there) })}` : ''}</p>
      ${section(t('training.differences'), this.#differences())}
      ${section(t('training.regressions'), this.#worse())}`;
  }

  #differences() {
    const { told } = this;
    const rows = [['total', told.total], ['strict', told.strict], ['relaxed', told.relaxed]].map(([name, each]) => [t(`training.${name}`), each]);
    const parts = Object.entries(told.components).map(([name, each]) => [coded('component', name), each]);
    const groups = Object.entries(told.difficulties).map(([name, each]) => [coded('training.difficulty', name), each]);
    return html`<div class="sheet"><table class="cells"><caption class="visually-hidden">${t('training.differences')}</caption><thead><tr><th scope="col">${t('training.measure')}</th><th scope="col" class="number wide-only">${t('training.here')}</th><th scope="col" class="number wide-only">${t('training.there')}</th>
      <th scope="col">${t('training.difference')}</th><th scope="col" class="number">${t('training.wins')}</th><th scope="col" class="wide-only">${t('training.sign_test')}</th></tr></thead>
      <tbody>${[...rows, ...parts, ...groups].map(([word, each]) => html`<tr><th scope="row">${word}</th><td class="number wide-only">${grade(each.here)}</td><td class="number wide-only">${grade(each.there)}</td>
        <td><span class="state state-${each.significant ? (each.difference.value > 0 ? 'good' : 'bad') : 'off'}">${icon(each.difference.value > 0 ? 'up' : each.difference.value < 0 ? 'down' : 'dash')}${grade(each.difference.value)}</span> <span class="soft">${t('training.range', { low: grade(each.difference.low), high: grade(each.difference.high) })}</span></td>
        <td class="number">${count(each.wins)} / ${count(each.losses)} / ${count(each.ties)}</td><td class="wide-only">${each.significant ? t('training.significant') : t('training.chance')} <span class="soft">p ${grade(each.sign_test)}</span></td></tr>`)}</tbody></table></div>`;
  }

  #worse() {
    if (!this.worse.length) return html`<p class="soft">${t('training.no_regressions')}</p>`;
    const side = (word, answer) => html`<h3>${word} ${answer ? agreementMark(answer.agreement) : nothing}</h3>${answer?.sql ? sqlOf(answer.sql, word) : html`<p>–</p>`}${answer?.feedback?.length ? html`<p class="soft">${answer.feedback.join(' ')}</p>` : nothing}`;
    return html`<div class="evidence">${this.worse.map(({ question, change, here, there }) => html`<details class="fold question"><summary>${icon('chevron', 'fold-sign')}<span class="question-text">${question.question}</span><span class="fold-note">${grade(change)}</span></summary>
      <div class="fold-body">${side(t('training.here'), here)}${side(t('training.there'), there)}</div></details>`)}</div>`;
  }
}

customElements.define('baton-training-compare', TrainingCompare);
