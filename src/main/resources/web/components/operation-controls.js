import { html, nothing } from 'lit';
import * as api from '../lib/api.js';
import { curl } from '../lib/curl.js';
import { copy } from '../lib/files.js';
import { t } from '../lib/i18n.js';
import { icon } from '../lib/icons.js';
import { Piece } from '../lib/piece.js';
import { go } from '../lib/router.js';
import { underWay } from './status-mark.js';

const SURE_FOR = 5_000;

/** What can be done about an operation as it stands. Tells `done` with what came of it. */
class OperationControls extends Piece {
  static properties = { told: {}, busy: { state: true }, sure: { state: true }, copied: { state: true }, problem: { state: true }, note: { state: true } };

  willUpdate(changed) {
    // There is a connection again.
    if (changed.has('told') && this.problem?.code === 'offline') this.problem = null;
  }

  render() {
    const { status } = this.told;
    const open = underWay(status) && this.told.rollback !== 'under_way';
    const button = (name, sign, act) => html`<button data-control=${name} ?disabled=${this.busy} @click=${act}>${icon(sign)}${t(`control.${name}`)}</button>`;
    return html`<div class="controls" role="group" aria-label=${t('controls')}>
      ${open && status !== 'paused' ? button('pause', 'pause', () => this.#control('pause')) : nothing}
      ${status === 'paused' ? button('resume', 'play', () => this.#control('resume')) : nothing}
      ${open ? this.#cancel() : nothing}
      ${['failed', 'partially_completed', 'cancelled'].includes(status) ? button('retry', 'redo', () => this.#start(() => api.retry(this.told.operation_id))) : nothing}
      <button class="quiet" data-control="curl" @click=${this.#copy}>${icon(this.copied ? 'check' : 'copy')}${this.copied ? t('copied') : t('control.curl')}</button></div>
      ${this.note && open && status !== 'paused' ? html`<p class="soft" role="status">${this.note}</p>` : nothing}
      ${this.problem ? html`<p class="field-problem" role="alert">${this.problem.message} ${this.problem.suggestions?.join(' ') ?? ''}</p>` : nothing}`;
  }

  /** What cannot be taken back is asked twice, on the same button. */
  #cancel() {
    return html`<button class=${this.sure ? 'danger' : ''} data-control="cancel" ?disabled=${this.busy}
      @click=${() => (this.sure ? this.#control('cancel') : this.#ask())}>${icon('stop')}${this.sure ? t('control.cancel_sure') : t('control.cancel')}</button>`;
  }

  #ask() {
    this.sure = true;
    setTimeout(() => (this.sure = false), SURE_FOR);
  }

  async #control(action) {
    this.sure = false;
    const told = await this.#send(() => api.control(this.told.operation_id, action));
    // What is under way is carried to its end first.
    this.note = action === 'pause' && told && told.status !== 'paused' ? t('control.pausing') : '';
  }

  async #start(request) {
    const started = await this.#send(request);
    if (started) go(`/ui/operations/${started.operation_id}`);
  }

  async #send(request) {
    this.busy = true;
    this.problem = null;
    try {
      const told = await request();
      this.dispatchEvent(new CustomEvent('done', { detail: told }));
      return told;
    } catch (problem) {
      this.problem = problem;
      return null;
    } finally {
      this.busy = false;
    }
  }

  async #copy() {
    await copy(curl(this.told));
    this.copied = true;
    setTimeout(() => (this.copied = false), 1_500);
  }
}

customElements.define('baton-controls', OperationControls);
