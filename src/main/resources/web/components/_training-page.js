import { html, nothing } from 'lit';
import * as api from '../lib/_console-api.js';
import { bar, graded, running, shared, version } from '../lib/_figures.js';
import { soon } from '../lib/_soon.js';
import { ago, count, dollars, duration, grade, moment, percent } from '../lib/format.js';
import { coded, many, t } from '../lib/i18n.js';
import { icon } from '../lib/icons.js';
import { live } from '../lib/live.js';
import { Piece } from '../lib/piece.js';
import { withQuery } from '../lib/router.js';
import '../lib/messages/_training.js';
import './_training-export.js';
import './_training-run.js';
import './_training-start.js';
import { runState } from './_training-state.js';
import { empty, failed, frame, section, waiting } from './page-frame.js';
import './result-chart.js';

const SHOWN = ['runs', 'leaderboard', 'calibration', 'export'];

/** Training runs, who answers best, how well confidence holds, and what can be taken away. */
class TrainingPage extends Piece {
  static properties = { place: {}, runs: { state: true }, next: { state: true }, board: { state: true }, told: { state: true }, problem: { state: true } };

  constructor() {
    super();
    this.runs = null;
    this.next = null;
    this.board = null;
    this.told = null;
    this.look = soon(() => this.reload(), 2_000);
    this.listen(live, 'counts', () => this.runs?.some(({ status }) => running(status)) && this.look());
  }

  willUpdate(changed) {
    const before = changed.get('place');
    if (changed.has('place') && (before?.query.get('show') !== this.place.query.get('show') || before?.rest[0] !== this.place.rest[0] || !before)) this.reload();
  }

  get #show() {
    const show = this.place.query.get('show');
    return SHOWN.includes(show) ? show : 'runs';
  }

  async reload() {
    if (this.place.rest[0]) return;
    try {
      if (this.#show === 'leaderboard') [this.board, this.drift] = await Promise.all([api.leaderboard({}), api.drift({ window: 'day' })]);
      else if (this.#show === 'calibration') this.told = await api.calibration();
      else if (this.#show === 'runs') ({ items: this.runs, next: this.next } = await api.trainings());
      this.problem = null;
    } catch (problem) {
      this.problem = problem;
    }
    this.requestUpdate();
  }

  render() {
    const [id] = this.place.rest;
    if (id === 'new') return this.#framed(t('training.new'), html`<baton-training-start></baton-training-start>`);
    if (id) return html`<baton-training-run .training=${id} .query=${this.place.query}></baton-training-run>`;
    const actions = html`<a class="button primary" href="/ui/training/new">${icon('plus')}${t('training.new')}</a>`;
    return frame({ title: t('page.training'), actions, wide: true }, html`
      <nav class="tabs" aria-label=${t('training.parts')}>${SHOWN.map((each) => html`<a class="tab" href=${withQuery('/ui/training', { show: each === 'runs' ? '' : each })}
        aria-current=${each === this.#show ? 'page' : nothing}>${t(`training.part.${each}`)}</a>`)}</nav>
      ${this.problem ? failed(this.problem, () => this.reload()) : nothing}
      ${this[`_${this.#show}`]()}`);
  }

  #framed(title, body) {
    const back = html`<a class="quiet square" href="/ui/training" aria-label=${t('training.all')}>${icon('left')}</a>`;
    return frame({ title, back }, body);
  }

  _runs() {
    if (!this.runs) return this.problem ? nothing : waiting(5);
    if (!this.runs.length) return empty(t('training.none'), 'spark', html`<a class="button" href="/ui/training/new">${t('training.new')}</a>`);
    return html`<div class="sheet"><table class="cells"><caption class="visually-hidden">${t('page.training')}</caption>
      <thead><tr><th scope="col">${t('training.run')}</th><th scope="col">${t('training.state')}</th><th scope="col">${t('training.progress')}</th>
        <th scope="col" class="number wide-only">${t('training.questions')}</th><th scope="col" class="wide-only">${t('training.began')}</th></tr></thead>
      <tbody>${this.runs.map((run) => html`<tr><th scope="row"><a href="/ui/training/${run.training_id}">${run.name}</a><span class="row-more">${[run.training_id, run.caller].join(' · ')}</span></th>
        <td>${runState(run.status)}</td>
        <td><span class="with-bar">${bar(run.progress.share)}<span>${percent(run.progress.share)}</span></span><span class="row-more">${run.progress.eta_seconds !== null && running(run.status)
          ? t('training.left', { time: duration(run.progress.eta_seconds * 1000) }) : t('training.answers_of', { n: count(run.progress.done), all: count(run.progress.total) })}</span></td>
        <td class="number wide-only">${count(run.questions)}</td>
        <td class="wide-only"><time datetime=${run.created_at} title=${moment(run.created_at)}>${ago(run.created_at)}</time></td></tr>`)}</tbody></table></div>
      ${this.next ? html`<p><button @click=${this.#more}>${t('more')}</button></p>` : nothing}`;
  }

  async #more() {
    try {
      const { items, next } = await api.trainings(this.next);
      this.runs = [...this.runs, ...items];
      this.next = next;
    } catch (problem) {
      this.problem = problem;
    }
  }

  _leaderboard() {
    if (!this.board) return this.problem ? nothing : waiting(4);
    if (!this.board.items.length) return empty(t('training.board_none'), 'spark');
    return html`<p class="soft">${t('training.board_why', { since: this.board.since })}</p>
      <div class="sheet"><table class="cells"><caption class="visually-hidden">${t('training.part.leaderboard')}</caption>
      <thead><tr><th scope="col" class="number">#</th><th scope="col">${t('training.version')}</th><th scope="col" class="number">${t('training.n')}</th><th scope="col">${t('training.strict')}</th>
        <th scope="col">${t('training.total')}</th><th scope="col" class="wide-only">${t('training.relaxed')}</th>
        <th scope="col" class="number wide-only">${t('training.tokens')}</th><th scope="col" class="number wide-only">${t('training.cost')}</th><th scope="col" class="number wide-only">${t('training.time')}</th></tr></thead>
      <tbody>${this.board.items.map((each, i) => html`<tr><td class="number">${count(i + 1)}</td><th scope="row">${version(each)}<span class="row-more">${many('training.runs_of', each.runs)}${each.failures ? ` · ${many('training.failures', each.failures)}` : ''}</span></th>
        <td class="number">${count(each.answers)}</td><td>${shared(each.strict)}</td><td>${graded(each.total)}</td><td class="wide-only">${shared(each.relaxed)}</td>
        <td class="number wide-only">${count(each.tokens)}</td><td class="number wide-only">${each.cost_usd === null ? '–' : dollars(each.cost_usd)}</td><td class="number wide-only">${duration(each.millis_per_answer)}</td></tr>`)}</tbody></table></div>
      ${this.#drift()}`;
  }

  #drift() {
    const { plot, versions } = this.drift;
    if (plot.rows.length < 2) return nothing;
    const says = { names: { began: t('training.day'), ...Object.fromEntries(versions.map((each, i) => [`total_${i}`, version(each)])) }, y: grade };
    return section(t('training.drift'), html`<baton-chart numbers .chart=${plot.chart} .columns=${plot.columns} .rows=${plot.rows} .says=${says} .question=${t('training.drift')} .label=${t('training.drift')}></baton-chart>`);
  }

  _calibration() {
    if (!this.told) return this.problem ? nothing : waiting(4);
    const { needed, items } = this.told;
    if (!items.length) return empty(t('training.calibration_none', { n: count(needed) }), 'heart');
    return html`<p class="soft">${t('training.calibration_why', { n: count(needed) })}</p>${items.map((each) => section(
      [each.engine, each.source ?? t('training.all_sources')].join(' · '), this.#reliability(each), html`<span class="soft">${many('training.outcomes', each.outcomes)}</span>`))}`;
  }

  #reliability(report) {
    const { chart, columns, rows } = report.plot;
    const bins = new Map(rows.map(([from, to]) => [from, `${percent(from)}–${percent(to)}`]));
    const says = { names: { from: t('sure.label'), came_true: t('training.came_true'), said: t('training.was_said'), calibrated: t('training.calibrated') }, x: (from) => bins.get(from), y: percent };
    return html`<dl class="kpis">${[
        [t('training.right'), percent(report.right)], [t('training.brier_computed'), grade(report.brier_computed)], [t('training.brier_calibrated'), grade(report.brier_calibrated)],
        [t('training.used'), report.used ? t('yes') : t('no')]].map(([word, value]) => html`<div><dt>${word}</dt><dd>${value}</dd></div>`)}</dl>
      <baton-chart numbers .chart=${chart} .columns=${columns} .rows=${rows} .says=${says} .question=${t('training.part.calibration')} .label=${t('training.curve_calibration')}></baton-chart>`;
  }

  _export() {
    return html`<baton-training-export></baton-training-export>`;
  }
}

customElements.define('baton-training', TrainingPage);
