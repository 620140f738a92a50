import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import * as api from '../lib/api.js';
import { ago, count, duration, moment, percent } from '../lib/format.js';
import { coded, t } from '../lib/i18n.js';
import { icon } from '../lib/icons.js';
import { live } from '../lib/live.js';
import { Piece } from '../lib/piece.js';
import { go, withQuery } from '../lib/router.js';
import '../lib/messages/_operations.js';
import './_operation-page.js';
import { empty, failed, frame, waiting } from './page-frame.js';
import { statusMark, underWay } from './status-mark.js';

const STATUSES = ['executing', 'escalating', 'paused', 'completed', 'partially_completed', 'failed', 'cancelled'];
const DOORS = ['query', 'operation', 'workflow', 'agent', 'training'];
const TIMES = { hour: 3_600_000, day: 86_400_000, week: 604_800_000 };
const FIELDS = ['type', 'status', 'door', 'time'];
const PAGE = 30;
const SOONEST = 1_500;

/** What kind of operation it is; of an agent asked alone, which. */
const kindOf = ({ operation_type: type, agent }) => agent ?? type;

/** All operations, newest first, as the address says; what is new comes by itself. */
class OperationsPage extends Piece {
  static properties = {
    query: {}, items: { state: true }, next: { state: true }, problem: { state: true }, types: { state: true }, more: { state: true },
  };
  #visit = 0;
  #looked = 0;
  #timer = 0;

  constructor() {
    super();
    this.items = null;
    this.types = [];
    this.listen(live, 'counts', () => this.#soon());
  }

  connectedCallback() {
    super.connectedCallback();
    api.workflows().then((all) => (this.types = all.map(({ name }) => name))).catch(() => {});
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  willUpdate(changed) {
    if (changed.has('query') && String(this.query) !== String(changed.get('query') ?? 'none')) {
      this.items = null;
      this.reload();
    }
  }

  /** Something has happened somewhere: the first page is read again, not more often than one can look. */
  #soon() {
    if (this.#timer || document.visibilityState === 'hidden') return;
    this.#timer = setTimeout(() => {
      this.#timer = 0;
      this.reload();
    }, Math.max(0, this.#looked + SOONEST - Date.now()));
  }

  #wanted() {
    const { type, status, door, time } = Object.fromEntries(this.query);
    const since = TIMES[time] ? new Date(Date.now() - TIMES[time]).toISOString() : null;
    return { type, status, door, since, limit: PAGE };
  }

  async reload() {
    const visit = ++this.#visit;
    this.#looked = Date.now();
    try {
      const page = await api.operations(this.#wanted());
      if (visit !== this.#visit) return;
      const fresh = new Set(page.items.map((item) => item.operation_id));
      const rest = (this.items ?? []).slice(PAGE).filter((item) => !fresh.has(item.operation_id));
      this.items = [...page.items, ...rest];
      if (rest.length === 0) this.next = page.next ?? null;
      this.problem = null;
    } catch (problem) {
      if (visit === this.#visit) this.problem = problem;
    }
  }

  async #older() {
    this.more = true;
    try {
      const page = await api.operations({ ...this.#wanted(), after: this.next });
      this.items = [...this.items, ...page.items];
      this.next = page.next ?? null;
    } catch (problem) {
      this.problem = problem;
    }
    this.more = false;
  }

  render() {
    return frame({ title: t('page.operations'), wide: true }, html`${this.#filters()}${this.#content()}`);
  }

  #filters() {
    const chosen = Object.fromEntries(this.query);
    const choice = (name, values, word) => html`<label class="choose"><span>${t(`operations.${name}`)}</span>
      <select name=${name} ?data-box=${name === 'type'} @change=${this.#filter}><option value="">${t('operations.any')}</option>
      ${values.map((value) => html`<option value=${value} ?selected=${chosen[name] === value}>${word(value)}</option>`)}</select></label>`;
    const types = chosen.type && !this.types.includes(chosen.type) ? [...this.types, chosen.type] : this.types;
    return html`<form class="filters" role="search" aria-label=${t('operations.filter')} @submit=${(event) => event.preventDefault()}>
      ${choice('type', types, (value) => value)}
      ${choice('status', STATUSES, (value) => coded('status', value))}
      ${choice('door', DOORS, (value) => coded('door', value))}
      ${choice('time', Object.keys(TIMES), (value) => t(`time.${value}`))}
      ${FIELDS.some((name) => chosen[name]) ? html`<a class="button quiet" href="/ui/operations">${t('operations.all')}</a>` : nothing}</form>`;
  }

  #filter({ target }) {
    go(withQuery('/ui/operations', { ...Object.fromEntries(this.query), [target.name]: target.value }));
  }

  #content() {
    if (this.problem && !this.items) return failed(this.problem, () => this.reload());
    if (!this.items) return waiting(6);
    if (this.items.length === 0) return empty(String(this.query) ? t('operations.none_here') : t('operations.none'), 'operations');
    return html`<div class="list-scroll"><table class="list operations">
      <thead><tr><th scope="col">${t('operations.what')}</th><th scope="col">${t('operations.status')}</th><th scope="col" class="only-wide">${t('operations.door')}</th>
        <th scope="col" class="number only-wide">${t('sure.label')}</th><th scope="col" class="number only-wide">${t('tokens')}</th>
        <th scope="col" class="number only-wide">${t('operations.took')}</th><th scope="col" class="number only-wide">${t('operations.began')}</th></tr></thead>
      <tbody>${repeat(this.items, (item) => item.operation_id, (item) => this.#row(item))}</tbody></table></div>
      ${this.next ? html`<button class="older" ?disabled=${this.more} @click=${this.#older}>${this.more ? t('loading') : t('more')}</button>` : nothing}`;
  }

  #row(item) {
    const { operation_id: id, status, confidence_score: sure } = item;
    const ended = !underWay(status);
    return html`<tr><td class="list-main"><a href="/ui/operations/${id}">${item.goal || id}</a><span class="soft">${kindOf(item)}${
      item.caller === 'local' ? nothing : ` · ${item.caller}`}${item.parent ? html` · ${icon('fork')}` : nothing}<span class="only-narrow">· ${ago(item.created_at)}</span></span></td>
      <td>${statusMark(status)}</td><td class="only-wide soft">${coded('door', item.door)}</td>
      <td class="number only-wide">${ended && sure > 0 ? percent(sure) : '–'}</td><td class="number only-wide">${item.token_usage ? count(item.token_usage) : '–'}</td>
      <td class="number only-wide">${duration(item.execution_time_ms)}</td><td class="number soft only-wide"><time datetime=${item.created_at} title=${moment(item.created_at)}>${ago(item.created_at)}</time></td></tr>`;
  }
}

customElements.define('baton-operations', OperationsPage);
