import { html, nothing } from 'lit';
import * as api from '../lib/api.js';
import { conversation, stream } from '../lib/app.js';
import { percent } from '../lib/format.js';
import { coded, t } from '../lib/i18n.js';
import { icon } from '../lib/icons.js';
import { live } from '../lib/live.js';
import { Piece } from '../lib/piece.js';
import { correctionFields, correctionOf, shownValue } from './decision-form.js';

const SOONEST = 1_000;

/** A question of a run that only a person may answer; decides over the socket. Tells `found` whenever it knows more of it. */
class DecisionCard extends Piece {
  static properties = { escalation: {}, revision: {}, beside: { type: Boolean }, whole: { type: Boolean }, found: { state: true }, mode: { state: true }, problem: { state: true }, busy: { state: true } };

  constructor() {
    super();
    this.found = null;
    this.mode = '';
    this.looked = 0;
    this.timer = 0;
    // While other steps are under way not everything said about it is told in the run's log.
    this.listen(live, 'counts', () => this.#look());
    this.listen(stream, 'welcome', () => this.problem?.code === 'offline' && this.#load());
  }

  willUpdate(changed) {
    const id = this.escalation.id;
    if (changed.has('escalation') && id !== this.known) {
      Object.assign(this, { known: id, found: null, mode: '', problem: null });
      this.#load();
    } else if (changed.has('revision')) this.#load();
  }

  updated(changed) {
    if (changed.has('found') && this.found) this.dispatchEvent(new CustomEvent('found', { detail: this.found }));
  }

  /** Approves, or begins what wants words first; nothing where it may not be done. */
  act(action) {
    if (this.busy || !this.found || this.found.decision || !this.#may(action)) return;
    if (action === 'approve') this.#decide('approve');
    else this.#become(action);
  }

  async #load() {
    const { id } = this.escalation;
    this.looked = Date.now();
    try {
      const found = await api.escalation(id);
      if (id !== this.escalation.id) return;
      this.found = found;
      // It was taken after all, or another's was.
      if (found.decision && this.problem?.code === 'offline') this.problem = null;
    } catch (problem) {
      if (!this.found) this.problem = problem;
    }
  }

  /** Something has changed somewhere: looks again, not more often than once a second. */
  #look() {
    if (this.timer || document.visibilityState === 'hidden' || this.found?.decision) return;
    this.timer = setTimeout(() => {
      this.timer = 0;
      if (this.isConnected && !this.busy && !this.found?.decision) this.#load();
    }, Math.max(0, this.looked + SOONEST - Date.now()));
  }

  render() {
    const { found } = this;
    if (!found) return this.problem ? html`<p class="soft">${icon('pause')}${t('decide.waits')}</p>` : html`<span class="bone"></span>`;
    if (found.decision) return this.#decided(found.decision);
    return html`<section class="card decide" aria-label=${t('decide.label')}>
      <p class="decide-reason">${icon('person')}<span>${coded('reason', found.reason)}</span>${this.#sureness()}</p>
      <p class="decide-question">${this.beside ? t('decide.right') : found.question}</p>
      ${this.mode === 'correct' || this.beside ? nothing : shownValue(found.proposed)}
      ${this.beside ? nothing : this.#evidence()}${this.#exchange()}${this.#who()}
      ${this.problem ? html`<p class="field-problem" role="alert">${this.problem.message} ${this.problem.suggestions?.join(' ') ?? ''}</p>` : nothing}
      ${this.#actions()}
    </section>`;
  }

  #sureness() {
    const { confidence, threshold } = this.found;
    return confidence === null || confidence === undefined
      ? nothing
      : html`<span class="soft">${t('decide.sureness', { confidence: percent(confidence), threshold: percent(threshold) })}</span>`;
  }

  #evidence() {
    const { evidence } = this.found;
    if (!evidence.length) return nothing;
    return html`<details class="fold"><summary>${icon('chevron', 'fold-sign')}<span>${t('decide.evidence')}</span></summary>
      <ul class="fold-body decide-evidence">${evidence.map(({ step, agent, digest }) => html`<li><span class="soft">${step} ${agent}</span> ${digest}</li>`)}</ul></details>`;
  }

  #exchange() {
    const asked = this.found.asked_back;
    if (!asked) return nothing;
    return html`<p class="decide-talk"><strong>${asked.by}</strong> ${t('decide.asks')} ${asked.text}</p>
      ${asked.reply ? html`<p class="decide-talk"><strong>${asked.reply.by}</strong> ${t('decide.replied')} ${asked.reply.text}</p>` : nothing}`;
  }

  #who() {
    const { claimed_by, approvals, approvals_needed, allowed_actions, four_eyes, amended } = this.found;
    const notes = [];
    if (amended) notes.push(t('decide.amended', { by: amended.by }));
    if (approvals_needed > 1) notes.push(t('decide.approvals', { n: approvals.length, all: approvals_needed }));
    if (claimed_by) notes.push(t('decide.claimed', { by: claimed_by }));
    if (four_eyes && !allowed_actions.includes('approve')) notes.push(t('decide.four_eyes'));
    else if (!this.#may('approve', 'correct', 'reject')) notes.push(t('decide.not_you'));
    return notes.length ? html`<p class="soft">${notes.join(' ')}</p>` : nothing;
  }

  #may(...actions) {
    return actions.some((action) => this.found.allowed_actions.includes(action));
  }

  #actions() {
    if (this.mode) return this.#form();
    const { options } = this.found;
    return html`
      ${options.length && this.#may('correct')
        ? html`<ul class="choices">${options.map((option) => html`<li><button class="choice" ?disabled=${this.busy}
            @click=${() => this.#decide('correct', { correction: option })}><span>${option}</span>${icon('chevron')}</button></li>`)}</ul>`
        : nothing}
      <div class="decide-actions">
        ${this.#may('approve') ? html`<button class="primary" ?disabled=${this.busy} @click=${() => this.#decide('approve')}>${icon('check')}${t('approve')}</button>` : nothing}
        ${this.#may('correct') ? html`<button ?disabled=${this.busy} @click=${() => this.#become('correct')}>${icon('edit')}${this.found.reason === 'question' ? t('answer') : t('correct')}</button>` : nothing}
        ${this.#may('reject') ? html`<button ?disabled=${this.busy} @click=${() => this.#become('reject')}>${icon('cross')}${t('reject')}</button>` : nothing}
        ${this.whole && this.#may('ask') ? html`<button ?disabled=${this.busy} @click=${() => this.#become('ask')}>${icon('question')}${t('decide.ask')}</button>` : nothing}
        ${this.whole ? this.#claim() : nothing}
        ${this.#may('reply') ? html`<button ?disabled=${this.busy} @click=${() => this.#become('reply')}>${icon('chat')}${t('reply')}</button>` : nothing}
      </div>`;
  }

  /** Who is at it keeps others from deciding meanwhile. */
  #claim() {
    const { claimed_by: by } = this.found;
    if (by && this.#may('release')) return html`<button class="quiet" ?disabled=${this.busy} @click=${() => this.#hold('release')}>${t('decide.release')}</button>`;
    return !by && this.#may('claim') ? html`<button class="quiet" ?disabled=${this.busy} @click=${() => this.#hold('claim')}>${t('decide.claim')}</button>` : nothing;
  }

  #hold(action) {
    return this.#send(() => api.escalate(this.found.escalation_id, action));
  }

  #form() {
    const { mode, found } = this;
    const fields = mode === 'correct'
      ? correctionFields(found.response_schema, found.proposed)
      : html`<div class="decide-field"><label for="decide-text">${{ reject: t('decide.why'), ask: t('decide.ask_what'), reply: t('decide.reply') }[mode]}</label>
          <textarea id="decide-text" name="text" rows="2" required maxlength="4000"></textarea></div>`;
    const word = { correct: t('decide.use'), reject: t('reject'), reply: t('reply'), ask: t('decide.ask') }[mode];
    return html`<form @submit=${this.#submit}>${fields}<div class="decide-actions">
      <button class="primary" ?disabled=${this.busy}>${word}</button>
      <button type="button" ?disabled=${this.busy} @click=${() => this.#become('')}>${t('back')}</button></div></form>`;
  }

  #become(mode) {
    this.mode = mode;
    this.problem = null;
    this.updateComplete.then(() => this.querySelector(mode ? 'form textarea, form input, form select' : '.decide-actions button')?.focus());
  }

  #submit(event) {
    event.preventDefault();
    const form = event.target;
    if (this.mode === 'ask') {
      this.#send(() => api.escalate(this.found.escalation_id, 'ask', { text: form.elements.namedItem('text').value }));
    } else if (this.mode === 'reply') {
      this.#send(() => api.reply(this.found.escalation_id, form.elements.namedItem('text').value));
    } else if (this.mode === 'reject') {
      this.#decide('reject', { reason: form.elements.namedItem('text').value });
    } else {
      try {
        this.#decide('correct', { correction: correctionOf(form, this.found.response_schema, this.found.proposed) });
      } catch (problem) {
        this.problem = problem;
      }
    }
  }

  #decide(action, more = {}) {
    const { escalation_id, operation_id, version, shown_hash } = this.found;
    return this.#send(() => conversation.decide({ operation_id, escalation_id, action, version, shown_hash, ...more }));
  }

  async #send(request) {
    this.busy = true;
    this.problem = null;
    try {
      this.found = await request();
      this.mode = '';
    } catch (problem) {
      this.problem = problem;
      // Somebody was faster, or it is another one now: what stands is shown with the problem.
      if (['already_decided', 'changed', 'claimed', 'expired'].includes(problem.code)) {
        this.found = await api.escalation(this.found.escalation_id).catch(() => this.found);
      }
    }
    this.busy = false;
  }

  #decided({ action, by, reason }) {
    return html`<p class="decided">${icon(action === 'reject' || !by ? 'nothing' : 'check')}<span>${by ? t(`decided.${action}_by`, { by }) : coded('decided', action)}${reason ? html`: <q>${reason}</q>` : nothing}</span></p>
      ${this.problem ? html`<p class="field-problem" role="alert">${this.problem.message}</p>` : nothing}`;
  }
}

customElements.define('baton-decision', DecisionCard);
