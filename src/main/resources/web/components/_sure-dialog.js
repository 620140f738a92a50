import { html } from 'lit';
import { t } from '../lib/i18n.js';
import { Piece } from '../lib/piece.js';

/** Asks before something is done that is not easily undone. */
class SureDialog extends Piece {
  static properties = { said: { state: true } };

  constructor() {
    super();
    this.said = {};
  }

  /** Whether the person wants it; the focus goes back to where it was. */
  async ask(title, text, word) {
    this.said = { title, text, word };
    await this.updateComplete;
    const dialog = this.querySelector('dialog');
    dialog.returnValue = '';
    dialog.showModal();
    return new Promise((resolve) => dialog.addEventListener('close', () => resolve(dialog.returnValue === 'yes'), { once: true }));
  }

  render() {
    const { title, text, word } = this.said;
    return html`<dialog class="dialog" aria-labelledby="sure-title" aria-describedby="sure-text"><form method="dialog">
      <h2 id="sure-title">${title}</h2><p id="sure-text" class="soft">${text}</p>
      <div class="dialog-end dialog-choices"><button value="no" autofocus>${t('cancel')}</button><button class="primary" value="yes">${word}</button></div>
    </form></dialog>`;
  }
}

customElements.define('baton-sure', SureDialog);
