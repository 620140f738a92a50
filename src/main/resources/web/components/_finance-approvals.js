import { html, nothing } from 'lit';
import * as api from '../lib/_finance-api.js';
import { day } from '../lib/_money.js';
import { words } from '../lib/format.js';
import { coded, many, t } from '../lib/i18n.js';
import { icon } from '../lib/icons.js';
import { Piece } from '../lib/piece.js';
import { shownValue } from './decision-form.js';
import { empty, failed, waiting } from './page-frame.js';

/** What waits for a second pair of eyes; what is agreed to is what was shown, by its hash. */
class ApprovalsView extends Piece {
  static properties = { company: {}, items: { state: true }, problem: { state: true }, failure: { state: true }, busy: { state: true }, refusing: { state: true } };

  constructor() {
    super();
    this.items = null;
    this.refusing = null;
  }

  willUpdate(changed) {
    if (changed.has('company') && changed.get('company')?.id !== this.company.id) this.reload();
  }

  async reload() {
    this.problem = null;
    try {
      this.items = await api.approvals(this.company.id);
    } catch (problem) {
      this.problem = problem;
    }
  }

  render() {
    return html`${this.failure ? html`<div role="alert">${failed(this.failure, () => (this.failure = null))}</div>` : nothing}
      ${this.problem ? failed(this.problem, () => this.reload()) : !this.items ? waiting(3) : this.items.length
        ? html`<p class="soft" role="status">${many('finance.waiting', this.items.length)}</p><ul class="alerts">${this.items.map((each) => this.#request(each))}</ul>` : empty(t('finance.no_approvals'), 'check')}`;
  }

  #request(request) {
    const { id, action, subject, shown, prepared_by: by, flags, people, agreed, expires } = request;
    return html`<li class="card" data-request=${id}><p class="alert-head"><span class="state state-warn">${icon('person')}${coded('finance.action', action)}</span><strong>${subject}</strong>
        ${people > 1 ? html`<span class="soft">${t('decide.approvals', { n: agreed.length, all: people })}</span>` : nothing}</p>
      ${shownValue(shown)}
      ${flags.length ? html`<p>${t('finance.because', { flags: flags.map(words).join(', ') })}</p>` : nothing}
      <p class="soft alert-foot"><span>${t('finance.prepared_by', { by })}</span><span>${t('finance.until', { day: day(String(expires).slice(0, 10)) })}</span></p>
      ${this.refusing === id ? html`<form class="form" @submit=${(event) => this.#refuse(event, request)}><div class="form-row form-wide"><label for="why-${id}">${t('decide.why')}</label><textarea id="why-${id}" name="reason" rows="2" required maxlength="4000"></textarea></div>
          <div class="form-end"><button class="primary" ?disabled=${this.busy}>${t('reject')}</button><button type="button" @click=${() => (this.refusing = null)}>${t('back')}</button></div></form>`
        : html`<p class="tools"><button class="primary" ?disabled=${this.busy} @click=${() => this.#decide(request, 'approve')}>${icon('check')}${t('approve')}</button>
          <button ?disabled=${this.busy} @click=${() => this.#open(id)}>${icon('cross')}${t('reject')}</button></p>`}</li>`;
  }

  async #open(id) {
    this.refusing = id;
    await this.updateComplete;
    this.querySelector('form textarea').focus();
  }

  #refuse(event, request) {
    event.preventDefault();
    this.#decide(request, 'reject', new FormData(event.target).get('reason'));
  }

  async #decide({ id, hash }, action, reason) {
    this.busy = true;
    this.failure = null;
    try {
      await api.decide(this.company.id, id, action, { hash, reason });
      this.refusing = null;
    } catch (failure) {
      this.failure = failure;
    }
    this.busy = false;
    this.reload();
  }
}

customElements.define('baton-approvals', ApprovalsView);
