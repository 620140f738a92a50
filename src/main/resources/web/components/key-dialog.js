import { html, nothing } from 'lit';
import * as api from '../lib/api.js';
import { t } from '../lib/i18n.js';
import { Piece } from '../lib/piece.js';

/** Asks for an API key when the server wants to know who is calling; the key becomes a cookie. */
class KeyDialog extends Piece {
  static properties = { problem: { state: true }, busy: { state: true } };

  show() {
    const dialog = this.querySelector('dialog');
    if (!dialog.open) dialog.showModal();
  }

  render() {
    return html`<dialog class="dialog" aria-labelledby="key-title" @cancel=${(event) => event.preventDefault()}>
      <form @submit=${this.#submit}>
        <h2 id="key-title">${t('key.title')}</h2>
        <p class="soft">${t('key.why')}</p>
        <label class="field"><span>${t('key.label')}</span>
          <input type="password" name="key" autocomplete="current-password" required spellcheck="false"
            aria-describedby="key-problem" aria-invalid=${this.problem ? 'true' : nothing}></label>
        <p id="key-problem" class="field-problem" role="alert">${this.problem ?? ''}</p>
        <div class="dialog-end"><button class="primary" ?disabled=${this.busy}>${t('continue')}</button></div>
      </form>
    </dialog>`;
  }

  async #submit(event) {
    event.preventDefault();
    const input = this.querySelector('input');
    this.busy = true;
    this.problem = null;
    try {
      await api.useKey(input.value.trim());
      input.value = '';
      this.querySelector('dialog').close();
      this.dispatchEvent(new CustomEvent('unlocked'));
    } catch (problem) {
      this.problem = [problem.message, ...problem.suggestions].join(' ');
      input.select();
    } finally {
      this.busy = false;
    }
  }
}

customElements.define('baton-key', KeyDialog);
