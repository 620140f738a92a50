import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import * as api from '../lib/api.js';
import { gist } from '../lib/escalation.js';
import { ago, percent } from '../lib/format.js';
import { coded, many, t } from '../lib/i18n.js';
import { icon } from '../lib/icons.js';
import { live } from '../lib/live.js';
import { Piece } from '../lib/piece.js';
import { go, withQuery } from '../lib/router.js';
import '../lib/messages/_inbox.js';
import './_inbox-detail.js';
import { empty, failed, frame, waiting } from './page-frame.js';

const KEYS = 'baton.inbox.keys';
const SORTS = ['age', 'priority', 'confidence'];
const SOONEST = 1_000;

const keysOn = () => {
  try {
    return localStorage.getItem(KEYS) !== 'off';
  } catch {
    return true;
  }
};

/** What waits for a person, the most pressing first; one of it beside the list. */
class InboxPage extends Piece {
  static properties = { chosen: {}, query: {}, items: { state: true }, next: { state: true }, problem: { state: true }, keys: { state: true } };
  #visit = 0;
  #looked = 0;
  #timer = 0;
  #at = 0;
  #pressed = (event) => this.#key(event);

  constructor() {
    super();
    this.items = null;
    this.keys = keysOn();
    this.listen(live, 'counts', () => this.#soon());
    this.listen(document, 'keydown', this.#pressed);
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
    const at = (this.items ?? []).findIndex((item) => item.escalation_id === this.chosen);
    if (at >= 0) this.#at = at;
  }

  #soon() {
    if (this.#timer || document.visibilityState === 'hidden') return;
    this.#timer = setTimeout(() => {
      this.#timer = 0;
      this.reload();
    }, Math.max(0, this.#looked + SOONEST - Date.now()));
  }

  #asked() {
    const { sort, status } = Object.fromEntries(this.query);
    return { sort, status, limit: 50 };
  }

  async reload() {
    const visit = ++this.#visit;
    this.#looked = Date.now();
    try {
      const page = await api.escalations(this.#asked());
      if (visit !== this.#visit) return;
      Object.assign(this, { items: page.items, next: page.next ?? null, problem: null });
    } catch (problem) {
      if (visit === this.#visit) this.problem = problem;
    }
  }

  async #older() {
    const page = await api.escalations({ ...this.#asked(), after: this.next });
    this.items = [...this.items, ...page.items];
    this.next = page.next ?? null;
  }

  #address(id) {
    return withQuery(id ? `/ui/inbox/${id}` : '/ui/inbox', Object.fromEntries(this.query));
  }

  render() {
    const back = this.chosen ? html`<a class="quiet square button only-narrow" href=${this.#address(null)} aria-label=${t('inbox.list')}>${icon('left')}</a>` : nothing;
    return frame({ title: t('page.inbox'), wide: true, back, actions: this.#switch() }, html`
      <div class="inbox ${this.chosen ? 'inbox-open' : ''}"><div class="inbox-list">${this.#filters()}${this.#list()}</div>
        <div class="inbox-detail">${this.chosen
          ? html`<baton-inbox-detail .escalation=${this.chosen}></baton-inbox-detail>`
          : this.items?.length ? html`<p class="soft inbox-hint">${t('inbox.choose')}</p>` : nothing}</div></div>`);
  }

  #switch() {
    return html`<label class="keys-switch" title=${t('inbox.keys_what')}><input type="checkbox" .checked=${this.keys} @change=${this.#switchKeys}>
      <span>${t('inbox.keys')}</span> <span class="only-wide"><kbd>J</kbd> <kbd>K</kbd> <kbd>A</kbd> <kbd>E</kbd> <kbd>R</kbd></span></label>`;
  }

  #switchKeys({ target }) {
    this.keys = target.checked;
    try {
      localStorage.setItem(KEYS, this.keys ? 'on' : 'off');
    } catch {
      // Without storage the choice lasts as long as the page.
    }
  }

  #filters() {
    const chosen = Object.fromEntries(this.query);
    const change = ({ target }) => go(withQuery('/ui/inbox', { ...chosen, [target.name]: target.value }));
    return html`<form class="filters" aria-label=${t('inbox.filter')} @submit=${(event) => event.preventDefault()}>
      <label class="choose"><span>${t('inbox.show')}</span><select name="status" data-box @change=${change}>
        ${['', 'settled'].map((value) => html`<option value=${value} ?selected=${(chosen.status ?? '') === value}>${t(value ? 'inbox.settled' : 'inbox.waiting')}</option>`)}</select></label>
      ${chosen.status ? nothing : html`<label class="choose"><span>${t('inbox.sort')}</span><select name="sort" @change=${change}>
        ${SORTS.map((value) => html`<option value=${value} ?selected=${(chosen.sort ?? 'age') === value}>${t(`inbox.by_${value}`)}</option>`)}</select></label>`}</form>`;
  }

  #list() {
    if (this.problem && !this.items) return failed(this.problem, () => this.reload());
    if (!this.items) return waiting(4);
    if (this.items.length === 0) return empty(this.query.get('status') ? t('inbox.none_settled') : t('inbox.none'), 'inbox');
    return html`<ul class="cases" aria-label=${t('page.inbox')}>${repeat(this.items, (item) => item.escalation_id, (item) => this.#item(item))}</ul>
      ${this.next ? html`<button class="older" @click=${this.#older}>${t('more')}</button>` : nothing}`;
  }

  #item(item) {
    const { escalation_id: id, reason, confidence, decision, claimed_by: claimed } = item;
    return html`<li><a class="case" href=${this.#address(id)} aria-current=${id === this.chosen ? 'true' : nothing}>
      <span class="case-top"><span class="case-reason">${coded('reason', reason)}</span><time class="soft" datetime=${item.created_at}>${ago(item.created_at)}</time></span>
      <span class="case-question">${gist(item)}</span>
      <span class="case-end soft"><span>${item.workflow_type}</span>
        ${item.priority > 5 ? html`<span class="mark mark-warn">${t('inbox.priority', { n: item.priority })}</span>` : nothing}
        ${confidence === null || confidence === undefined ? nothing : html`<span>${percent(confidence)}</span>`}
        ${claimed ? html`<span>${icon('person')} ${claimed}</span>` : nothing}
        ${decision ? html`<span>${coded('decided', decision.action)}</span>` : nothing}
        ${item.approvals_needed > 1 ? html`<span>${many('inbox.approvals', item.approvals_needed)}</span>` : nothing}</span></a></li>`;
  }

  /** J and K go down and up, A approves, E edits, R rejects; not while somebody writes. */
  #key(event) {
    const typing = event.composedPath()[0]?.matches?.('input:not([type=checkbox]), textarea, select, [contenteditable=true]');
    if (!this.keys || typing || event.ctrlKey || event.metaKey || event.altKey || document.querySelector('dialog[open]')) return;
    const key = event.key.toLowerCase();
    if (key === 'j' || key === 'k') this.#move(key === 'j' ? 1 : -1);
    else if (key === 'a') this.#act('approve');
    else if (key === 'e') this.#act('correct');
    else if (key === 'r') this.#act('reject');
    else return;
    event.preventDefault();
  }

  #act(action) {
    this.querySelector('baton-inbox-detail')?.act(action);
  }

  #move(by) {
    const items = this.items ?? [];
    if (items.length === 0) return;
    const here = items.some((item) => item.escalation_id === this.chosen);
    // What was decided has left the list: the next one stands in its place.
    const at = here ? this.#at + by : Math.min(this.#at, items.length - 1);
    const next = items[Math.max(0, Math.min(items.length - 1, at))];
    go(this.#address(next.escalation_id));
    this.updateComplete.then(() => this.querySelector('.case[aria-current=true]')?.scrollIntoView({ block: 'nearest' }));
  }
}

customElements.define('baton-inbox', InboxPage);
