import { html, nothing } from 'lit';
import { stream } from '../lib/app.js';
import { t } from '../lib/i18n.js';
import { icon } from '../lib/icons.js';
import { Piece } from '../lib/piece.js';

/** Says so when the server cannot be reached, and that nothing is lost. */
class ConnectionBanner extends Piece {
  static properties = { lost: { state: true } };

  constructor() {
    super();
    this.lost = false;
    this.timer = 0;
    this.listen(stream, 'state', () => this.#look());
  }

  #look() {
    if (stream.state === 'open' || stream.state === 'locked') {
      clearTimeout(this.timer);
      this.timer = 0;
      this.lost = false;
    } else {
      // A short break is mended before anybody needs to know; further tries do not start the wait anew.
      this.timer ||= setTimeout(() => (this.lost = true), 1_200);
    }
  }

  render() {
    return html`<div role="status">${this.lost
      ? html`<div class="banner">${icon('alert')}
          <span>${navigator.onLine ? t('connection.lost') : t('connection.offline')} ${t('connection.goes_on')}</span>
          <button class="link" @click=${() => stream.retry()}>${t('connection.try')}</button></div>`
      : nothing}</div>`;
  }
}

customElements.define('baton-connection', ConnectionBanner);
