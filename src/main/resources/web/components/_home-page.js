import { html, nothing } from 'lit';
import * as api from '../lib/api.js';
import { server } from '../lib/app.js';
import { gist } from '../lib/escalation.js';
import { ago, count, dollars, duration, grade, percent, short } from '../lib/format.js';
import { coded, many, t } from '../lib/i18n.js';
import { icon } from '../lib/icons.js';
import { live } from '../lib/live.js';
import { Piece } from '../lib/piece.js';
import '../lib/messages/_home.js';
import { empty, failed, frame, section, waiting } from './page-frame.js';
import { bar } from './progress-bar.js';
import './result-chart.js';
import { statusMark, underWay } from './status-mark.js';

const SOONEST = 2_000;
/** Figures over many runs are summed up anew less often; the socket speaks every 15 s at least. */
const SLOW = 10_000;
const FEW = 6;
const RUNNING = ['executing', 'planning', 'validating'];
const midnight = () => `${new Date().toISOString().slice(0, 10)}T00:00:00Z`;

/** What runs, what waits, what it took today, and whether all is well. */
class HomePage extends Piece {
  static properties = { known: { state: true }, problem: { state: true } };
  #timer = 0;
  #looked = 0;
  #summed = 0;

  constructor() {
    super();
    this.known = null;
    this.listen(live, 'counts', () => this.#soon());
    this.listen(server, 'change');
  }

  connectedCallback() {
    super.connectedCallback();
    this.reload();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  #soon() {
    this.requestUpdate();
    if (this.#timer || document.visibilityState === 'hidden') return;
    this.#timer = setTimeout(() => {
      this.#timer = 0;
      this.reload();
    }, Math.max(0, this.#looked + SOONEST - Date.now()));
  }

  /** What may not be seen is left out: not everybody decides or trains. */
  async reload() {
    this.#looked = Date.now();
    const running = Promise.all(RUNNING.map((status) => api.operations({ status, limit: FEW })));
    const asked = { running, waiting: api.escalations({ limit: FEW }), trainings: api.trainings() };
    if (Date.now() - this.#summed > SLOW) {
      this.#summed = Date.now();
      Object.assign(asked, { summary: api.summary(midnight()), health: api.health(), drift: api.drift('day') });
    }
    const names = Object.keys(asked);
    const all = await Promise.allSettled(Object.values(asked));
    const known = { ...this.known, ...Object.fromEntries(names.map((name, i) => [name, all[i].value ?? this.known?.[name] ?? null])) };
    this.problem = all[0].reason ?? null;
    if (!this.problem || this.known) this.known = known;
  }

  render() {
    return frame({ title: t('page.home'), wide: true }, html`
      ${live.counts ? this.#tiles(live.counts) : nothing}
      ${this.known ? this.#parts() : this.problem ? failed(this.problem, () => this.reload()) : waiting(5)}`);
  }

  #tiles(counts) {
    const saved = counts.tokens_saved_today;
    const whole = counts.tokens_today + saved;
    const tile = (name, value, note, href) => html`<li class="tile"><span class="tile-name">${name}</span><span class="tile-value">${href ? html`<a href=${href}>${value}</a>` : value}</span>
      <span class="tile-note soft">${note}</span></li>`;
    return html`<ul class="glance" aria-label=${t('home.today')}>
      ${tile(t('home.running'), count(counts.active_operations), counts.queued ? many('home.queued', counts.queued) : t('home.no_queue'), '/ui/operations?status=executing')}
      ${tile(t('home.waiting'), count(counts.escalations), counts.paused ? many('home.paused', counts.paused) : t('home.decisions'), '/ui/inbox')}
      ${tile(t('home.done'), count(counts.completed_today), counts.failed_today ? many('home.failed', counts.failed_today) : t('home.none_failed'), '/ui/operations?time=day')}
      ${tile(t('home.saved'), short(saved), whole ? t('home.saved_share', { share: percent(saved / whole), all: short(whole) }) : t('tokens.none'))}
      ${tile(t('home.cost'), dollars(counts.cost_today), t('home.since_midnight'))}
      ${tile(t('home.health'), html`<span class="status ${counts.status === 'healthy' ? 'status-good' : 'status-bad'}">${icon(counts.status === 'healthy' ? 'check' : 'alert')}${coded('health', counts.status)}</span>`,
        `${many('home.replicas', counts.replicas_up)} ${many('home.agents', counts.agents)}`)}</ul>`;
  }

  #parts() {
    return html`<div class="columns">${this.#running()}${this.#waiting()}</div>${this.#types()}<div class="columns">${this.#rewards()}${this.#health()}</div>`;
  }

  #running() {
    const items = (this.known.running ?? []).flatMap((page) => page.items).sort((a, b) => (a.created_at < b.created_at ? 1 : -1)).slice(0, FEW);
    const trainings = (this.known.trainings?.items ?? []).filter(({ status }) => underWay(status));
    return section(t('home.now'), items.length + trainings.length ? html`<ul class="rows">${trainings.map((each) => this.#training(each))}${items.map((item) => html`<li class="row">
        <a href="/ui/operations/${item.operation_id}">${item.goal || item.operation_id}</a>${statusMark(item.status)}<time class="soft" datetime=${item.created_at}>${ago(item.created_at)}</time></li>`)}</ul>`
      : empty(t('home.nothing_runs'), 'operations'), html`<a href="/ui/operations">${t('operation.list')}</a>`);
  }

  #training({ operation_id: id, name, progress }) {
    const left = progress.eta_seconds === null ? null : progress.eta_seconds * 1000;
    return html`<li class="row row-wide"><a href="/ui/operations/${id}">${name || t('door.training')}</a>${bar(progress.share, t('home.graded', { done: count(progress.done), all: count(progress.total) }), left)}</li>`;
  }

  #waiting() {
    const items = this.known.waiting?.items ?? [];
    return section(t('home.waits'), items.length ? html`<ul class="rows">${items.map((item) => html`<li class="row">
        <a href="/ui/inbox/${item.escalation_id}">${gist(item)}</a><span class="soft">${coded('reason', item.reason)}</span><time class="soft" datetime=${item.created_at}>${ago(item.created_at)}</time></li>`)}</ul>`
      : empty(t('inbox.none'), 'inbox'), html`<a href="/ui/inbox">${t('page.inbox')}</a>`);
  }

  #types() {
    const types = this.known.summary?.types ?? [];
    if (types.length === 0) return nothing;
    return section(t('home.today'), html`<div class="list-scroll"><table class="list"><thead><tr><th scope="col">${t('operations.type')}</th><th scope="col" class="number">${t('status.completed')}</th>
        <th scope="col" class="number">${t('status.failed')}</th><th scope="col" class="number only-wide">${t('status.cancelled')}</th><th scope="col" class="number only-wide">${t('home.half')}</th><th scope="col" class="number only-wide">${t('home.most')}</th></tr></thead>
      <tbody>${types.map(({ workflow, completed, failed: lost, cancelled, took }) => html`<tr><td class="list-main"><a href="/ui/operations?type=${encodeURIComponent(workflow)}">${workflow}</a></td>
        <td class="number">${count(completed)}</td><td class="number ${lost ? 'bad' : ''}">${count(lost)}</td><td class="number only-wide">${count(cancelled)}</td>
        <td class="number only-wide">${duration(took.p50)}</td><td class="number only-wide">${duration(took.p95)}</td></tr>`)}</tbody></table></div>`,
      html`<span class="soft">${t('home.success', { share: percent(this.known.summary.success_rate) })}</span>`);
  }

  #rewards() {
    if (!this.known.drift) return nothing;
    const { chart, columns, rows } = this.known.drift.overall;
    return section(t('home.rewards'), rows.length > 1 ? html`<baton-chart numbers .chart=${chart} .columns=${columns} .rows=${rows} .says=${{ names: { day: t('home.day'), reward: t('home.reward') }, y: grade }} .question=${t('home.rewards')} .label=${t('home.rewards')}></baton-chart>`
      : empty(rows.length ? t('home.one_reward', { value: grade(rows[0][1]) }) : t('home.no_rewards'), 'spark'));
  }

  #health() {
    const { health } = this.known;
    if (!health) return nothing;
    const line = (name, good, word) => html`<li class="row"><span>${name}</span><span class="status ${good ? 'status-good' : 'status-bad'}">${icon(good ? 'check' : 'alert')}${word}</span></li>`;
    return section(t('home.health'), html`<ul class="rows">
      ${line(t('home.database'), health.database_connected, health.database_connected ? t('health.connected') : t('health.lost'))}
      ${line(t('home.engine'), health.langgraph_available, health.langgraph_available ? t('health.works') : t('health.lost'))}
      ${(health.models ?? []).map((model) => line(`${model.provider} ${model.model}`, model.ready, model.ready ? t('health.ready') : t('health.resting')))}
      <li class="row"><span>${t('home.answers')}</span><span>${health.engine === 'rules' ? t('shell.rules') : health.engine}</span></li></ul>`);
  }
}

customElements.define('baton-home', HomePage);
