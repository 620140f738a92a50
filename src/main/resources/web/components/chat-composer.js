import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { server } from '../lib/app.js';
import { count } from '../lib/format.js';
import { t } from '../lib/i18n.js';
import { icon } from '../lib/icons.js';
import { Piece } from '../lib/piece.js';

const LONGEST = 4000;

/** The box for a question. Tells `ask`, `stop` and `source`. */
class ChatComposer extends Piece {
  static properties = { source: {}, busy: { type: Boolean }, waiting: { type: Boolean }, last: {}, text: { state: true } };

  constructor() {
    super();
    this.text = '';
    this.listen(server, 'change');
  }

  firstUpdated() {
    if (matchMedia('(hover: hover)').matches) this.#box().focus();
  }

  updated(changed) {
    if (changed.has('text')) this.#grow();
  }

  #placeholder() {
    if (this.waiting) return t('composer.waits');
    return this.busy ? t('composer.busy') : t('composer.ask');
  }

  render() {
    const left = LONGEST - this.text.length;
    return html`<form class="composer" @submit=${this.#submit}>
      <textarea rows="1" aria-label=${t('composer.label')} placeholder=${this.#placeholder()}
        maxlength=${LONGEST} enterkeyhint="send" autocomplete="off" aria-keyshortcuts="/"
        .value=${live(this.text)} @input=${(event) => (this.text = event.target.value)} @keydown=${this.#key}></textarea>
      <div class="composer-end">
        ${this.#picker()}
        <span class="composer-left" aria-live="polite">${left < 400 ? t('composer.left', { n: count(left) }) : nothing}</span>
        ${this.busy
          ? html`<button type="button" class="round stop" aria-label=${t('stop')} title=${t('composer.stop')}
              @click=${() => this.#tell('stop')}>${icon('stop')}</button>`
          : html`<button class="round primary" aria-label=${t('send')} title=${t('composer.send')} ?disabled=${!this.text.trim()}>${icon('send')}</button>`}
      </div>
    </form>`;
  }

  #picker() {
    const sources = server.sources;
    if (sources === null) return html`<span class="picker soft">${icon('database')}<span>${t('loading')}</span></span>`;
    if (sources.length === 0) return html`<span class="picker soft">${icon('database')}<span>${t('source.none')}</span></span>`;
    return html`<label class="picker">${icon('database')}
      <span class="visually-hidden">${t('source')}</span>
      <select @change=${(event) => this.#tell('source', event.target.value)}>
        ${sources.map(({ name }) => html`<option value=${name} ?selected=${name === this.source}>${name}</option>`)}
      </select>${icon('down')}</label>`;
  }

  #box() {
    return this.querySelector('textarea');
  }

  #grow() {
    const box = this.#box();
    if (CSS.supports('field-sizing', 'content')) return;
    box.style.height = 'auto';
    box.style.height = `${box.scrollHeight}px`;
  }

  #key(event) {
    if (event.isComposing) return;
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      this.#submit(event);
    } else if (event.key === 'ArrowUp' && !this.text && this.last) {
      event.preventDefault();
      this.text = this.last;
      this.updateComplete.then(() => this.#box().setSelectionRange(this.text.length, this.text.length));
    }
  }

  #submit(event) {
    event.preventDefault();
    const question = this.text.trim();
    if (!question || this.busy) return;
    this.text = '';
    this.#tell('ask', { question });
  }

  #tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}

customElements.define('baton-composer', ChatComposer);
