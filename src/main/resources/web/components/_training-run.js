import { html, nothing } from 'lit';
import * as api from '../lib/_console-api.js';
import { bar, graded, running, shared, version } from '../lib/_figures.js';
import { soon } from '../lib/_soon.js';
import { stream } from '../lib/app.js';
import { count, dollars, duration, grade, moment, percent } from '../lib/format.js';
import { coded, many, t } from '../lib/i18n.js';
import { icon } from '../lib/icons.js';
import { Piece } from '../lib/piece.js';
import { go, withQuery } from '../lib/router.js';
import './_sure-dialog.js';
import './_training-compare.js';
import './_training-questions.js';
import { runState } from './_training-state.js';
import { failed, frame, section, waiting } from './page-frame.js';
import './result-chart.js';

const PARTS = ['figures', 'questions', 'compare'];
const SIGNS = { pause: 'pause', resume: 'play', cancel: 'stop' };

/** One training run: how far it is, what it found, question by question, and against others. */
class TrainingRun extends Piece {
  static properties = {
    training: {}, query: {}, run: { state: true }, curve: { state: true }, figures: { state: true }, problem: { state: true }, failure: { state: true }, busy: { state: true },
  };

  constructor() {
    super();
    this.#forget();
    this.look = soon(() => this.reload(), 1_500);
    this.listen(stream, 'message', ({ detail }) => detail.operation_id === this.run?.operation_id && this.look());
  }

  #forget() {
    Object.assign(this, { run: null, curve: null, figures: null, problem: null, failure: null });
  }

  willUpdate(changed) {
    if (changed.has('training')) {
      this.#forget();
      this.reload();
    } else if (changed.has('query') && changed.get('query')?.get('variant') !== this.query.get('variant')) this.reload();
  }

  get #variant() {
    const wanted = Number(this.query.get('variant') ?? 0);
    return Number.isInteger(wanted) && wanted >= 0 && wanted < (this.run?.variants.length ?? 1) ? wanted : 0;
  }

  async reload() {
    const { training } = this;
    try {
      const run = await api.trainingRun(training);
      if (training !== this.training) return;
      this.run = run;
      stream.follow(run.operation_id);
      if (run.totals.answers > 0) [this.curve, this.figures] = await Promise.all([api.curve(training), api.figures(training, this.#variant)]);
      this.problem = null;
    } catch (problem) {
      if (training === this.training) this.problem = problem;
    }
  }

  render() {
    const { run } = this;
    const back = html`<a class="quiet square" href="/ui/training" aria-label=${t('training.all')}>${icon('left')}</a>`;
    return frame({ title: run?.name ?? this.training, back, actions: run ? this.#controls() : nothing, wide: true }, run ? this.#body() : this.problem ? failed(this.problem, () => this.reload()) : waiting(6));
  }

  #controls() {
    const can = running(this.run.status) ? (this.run.status === 'paused' ? ['resume', 'cancel'] : ['pause', 'cancel']) : this.run.progress.share < 1 ? ['resume'] : [];
    return can.map((what) => html`<button data-steer=${what} ?disabled=${this.busy} @click=${() => this.#steer(what)}>${icon(SIGNS[what])}${t(`training.${what}`)}</button>`);
  }

  async #steer(what) {
    if (what === 'cancel' && !(await this.querySelector('baton-sure').ask(t('training.cancel_sure'), t('training.cancel_means'), t('training.cancel')))) return;
    this.busy = true;
    this.failure = null;
    try {
      this.run = await api.steer(this.training, what);
      stream.follow(this.run.operation_id);
    } catch (failure) {
      this.failure = failure;
    }
    this.busy = false;
  }

  #body() {
    const { run } = this;
    const part = PARTS.includes(this.query.get('show')) ? this.query.get('show') : 'figures';
    return html`
      ${this.problem ? failed(this.problem, () => this.reload()) : nothing}
      ${this.failure ? html`<div role="alert">${failed(this.failure, () => (this.failure = null))}</div>` : nothing}
      ${this.#progress()}${this.#tiles()}
      <nav class="tabs" aria-label=${t('training.parts')}>${PARTS.map((each) => html`<a class="tab" aria-current=${each === part ? 'page' : nothing}
        href=${this.#address({ show: each === 'figures' ? '' : each })}>${t(`training.part.${each}`)}</a>`)}</nav>
      ${part === 'figures' ? this.#figures() : part === 'questions'
        ? html`<baton-training-questions .training=${this.training} .variants=${run.variants} .query=${this.query} .done=${run.progress.done}></baton-training-questions>`
        : html`<baton-training-compare .training=${this.training} .variants=${run.variants} .query=${this.query}></baton-training-compare>`}
      <baton-sure></baton-sure>`;
  }

  #address(change) {
    return withQuery(`/ui/training/${this.training}`, { variant: this.query.get('variant'), ...change });
  }

  #progress() {
    const { progress, status, stopped } = this.run;
    const left = progress.eta_seconds !== null && running(status) ? t('training.left', { time: duration(progress.eta_seconds * 1000) }) : '';
    const said = [t('training.answers_of', { n: count(progress.done), all: count(progress.total) }), left, stopped ? coded('training.stopped', stopped) : ''].filter(Boolean).join(' · ');
    return html`<div class="run-progress"><p class="run-line">${runState(status)}<span class="soft" role="status">${said}</span></p>
      <div role="progressbar" aria-label=${t('training.progress')} aria-valuemin="0" aria-valuemax="100" aria-valuenow=${Math.round(progress.share * 100)} aria-valuetext=${said}>${bar(progress.share)}</div></div>`;
  }

  #tiles() {
    const { run } = this;
    const { totals } = run;
    const tiles = [
      [t('training.strict'), totals.strict ? percent(totals.strict.value) : '–', totals.strict ? `${percent(totals.strict.low)}–${percent(totals.strict.high)}` : null],
      [t('training.total'), totals.total ? grade(totals.total.value) : '–', totals.total?.low ? `${grade(totals.total.low)}–${grade(totals.total.high)}` : null],
      [t('training.questions'), count(run.questions), many('training.variants_of', run.variants.length)],
      [t('training.tokens'), count(totals.tokens), totals.cost_usd === null ? null : dollars(totals.cost_usd)],
      [t('training.time'), duration(run.progress.active_seconds * 1000), totals.millis_per_answer ? t('training.per_answer', { time: duration(totals.millis_per_answer) }) : null],
      [t('training.began'), moment(run.created_at), totals.failures ? many('training.failures', totals.failures) : null],
    ];
    return html`<dl class="kpis kpis-small">${tiles.map(([word, value, more]) => html`<div><dt>${word}</dt><dd>${value}${more ? html`<span class="tile-more">${more}</span>` : nothing}</dd></div>`)}</dl>`;
  }

  #figures() {
    const { run } = this;
    if (!run.totals.answers) return html`<p class="soft">${t('training.no_answers')}</p>`;
    return html`${section(t('training.variants'), this.#variants())}${this.curve ? section(t('training.curve'), this.#curve(), html`<span class="soft">${t('training.curve_why')}</span>`) : nothing}
      ${this.figures ? html`${section(t('training.components'), this.#components(), this.#pick())}${section(t('training.groups'), this.#groups())}` : waiting(3)}`;
  }

  #variants() {
    return html`<div class="sheet"><table class="cells"><caption class="visually-hidden">${t('training.variants')}</caption><thead><tr><th scope="col">${t('training.variant')}</th><th scope="col" class="number">${t('training.n')}</th>
      <th scope="col">${t('training.strict')}</th><th scope="col" class="wide-only">${t('training.relaxed')}</th><th scope="col">${t('training.total')}</th><th scope="col" class="number wide-only">${t('training.tokens')}</th></tr></thead>
      <tbody>${this.run.variants.map(({ name, totals, versions }) => html`<tr><th scope="row">${name}<span class="row-more">${versions.map(version).join(', ')}</span></th><td class="number">${count(totals.answers)}</td>
        <td>${shared(totals.strict)}</td><td class="wide-only">${shared(totals.relaxed)}</td><td>${graded(totals.total)}</td><td class="number wide-only">${count(totals.tokens)}</td></tr>`)}</tbody></table></div>`;
  }

  #curve() {
    const { items, plot } = this.curve;
    const says = { names: { graded: t('training.graded'), ...Object.fromEntries(items.map(({ name }, i) => [`mean_${i}`, name])) }, y: grade };
    return html`<baton-chart numbers .chart=${plot.chart} .columns=${plot.columns} .rows=${plot.rows} .says=${says} .question=${`${this.run.name} ${t('training.curve')}`} .label=${t('training.curve_label')}></baton-chart>`;
  }

  /** Which variant is taken apart. */
  #pick() {
    if (this.run.variants.length < 2) return nothing;
    return html`<label class="pick"><span class="visually-hidden">${t('training.variant')}</span><select @change=${({ target }) => go(this.#address({ variant: target.value === '0' ? '' : target.value }), { replace: true })}>
      ${this.run.variants.map(({ name }, i) => html`<option value=${i} ?selected=${i === this.#variant}>${name}</option>`)}</select></label>`;
  }

  #components() {
    const { components, all } = this.figures;
    const most = Math.max(...components.map(({ loss }) => loss), 0.001);
    return html`<p class="soft">${t('training.components_why', { total: grade(all.total.value) })}</p><div class="sheet"><table class="cells"><caption class="visually-hidden">${t('training.components')}</caption>
      <thead><tr><th scope="col">${t('training.component')}</th><th scope="col">${t('training.mean')}</th><th scope="col">${t('training.lost')}</th><th scope="col" class="number wide-only">${t('training.questions')}</th></tr></thead>
      <tbody>${components.map(({ name, mean, loss, questions }) => html`<tr><th scope="row">${coded('component', name)}</th>
        <td><span class="with-bar">${bar(mean.value)}${graded(mean)}</span></td><td><span class="with-bar">${bar(loss / most, 1)}<strong>${grade(loss)}</strong></span></td><td class="number wide-only">${count(questions)}</td></tr>`)}</tbody></table></div>`;
  }

  #groups() {
    const { difficulties, kinds, tags } = this.figures;
    const part = (word, groups, area) => {
      const rows = Object.entries(groups);
      return rows.length ? html`<tbody><tr class="row-head"><th scope="rowgroup" colspan="4">${word}</th></tr>${rows.map(([name, group]) => html`<tr><th scope="row">${area === 'tag'
        ? html`<a href=${this.#address({ show: 'questions', tag: name })}>${name}</a>` : area === 'difficulty' ? html`<a href=${this.#address({ show: 'questions', difficulty: name })}>${coded('training.difficulty', name)}</a>` : coded('training.kind', name)}</th>
        <td class="number">${count(group.questions)}</td><td>${shared(group.strict)}</td><td>${graded(group.total)}</td></tr>`)}</tbody>` : nothing;
    };
    return html`<div class="sheet"><table class="cells"><caption class="visually-hidden">${t('training.groups')}</caption><thead><tr><th scope="col">${t('training.group')}</th><th scope="col" class="number">${t('training.questions')}</th><th scope="col">${t('training.strict')}</th><th scope="col">${t('training.total')}</th></tr></thead>
      ${part(t('training.by_difficulty'), difficulties, 'difficulty')}${part(t('training.by_kind'), kinds, 'kind')}${part(t('training.by_tag'), tags, 'tag')}</table></div>`;
  }
}

customElements.define('baton-training-run', TrainingRun);
