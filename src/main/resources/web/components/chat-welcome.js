import { html, nothing } from 'lit';
import { server } from '../lib/app.js';
import { many, pieces, t } from '../lib/i18n.js';
import { icon, logo } from '../lib/icons.js';
import { Piece } from '../lib/piece.js';
import { problemCard } from './problem-card.js';

/** What stands where no question has been asked: what there is, and questions to begin with. */
class ChatWelcome extends Piece {
  static properties = { source: {}, schema: { state: true }, problem: { state: true } };

  willUpdate(changed) {
    if (changed.has('source')) this.#load(this.source);
  }

  async #load(source) {
    this.schema = null;
    this.problem = null;
    if (!source) return;
    try {
      const schema = await server.schema(source);
      if (source === this.source) this.schema = schema;
    } catch (problem) {
      if (source === this.source) this.problem = problem;
    }
  }

  render() {
    return html`<section class="welcome">
      ${logo()}
      <h2>${t('welcome.title')}</h2>
      ${this.#about()}
      ${this.#questions()}
    </section>`;
  }

  #about() {
    if (server.problem) return html`<p class="soft">${server.problem.message}</p>`;
    if (server.sources?.length === 0) {
      return html`<p class="soft">${pieces('welcome.no_source', { call: html`<code>POST /data-sources</code>` })}</p>`;
    }
    if (!this.source) return nothing;
    const tables = this.schema?.tables?.length;
    return html`<p class="soft">${this.schema?.description ?? pieces('welcome.ask', { source: html`<strong>${this.source}</strong>` })}
      ${tables ? html`<span class="nowrap">${many('welcome.tables', tables)}</span>` : nothing}
      ${t('welcome.safe')}</p>`;
  }

  #questions() {
    if (this.problem) {
      const { message: text, suggestions } = this.problem;
      return html`<div class="welcome-problem">${problemCard({ text, suggestions },
        html`<button @click=${() => this.#load(this.source)}>${icon('redo')}${t('again')}</button>`)}</div>`;
    }
    if (this.schema === null) {
      return this.source ? html`<div class="samples" aria-hidden="true">${[1, 2, 3, 4].map(() => html`<span class="sample bone"></span>`)}</div>` : nothing;
    }
    const questions = this.schema?.questions ?? [];
    if (questions.length === 0) return nothing;
    return html`<ul class="samples" aria-label=${t('welcome.questions')}>${questions.slice(0, 6).map((question) =>
      html`<li><button class="sample" @click=${() => this.#ask(question)}>${icon('chat')}<span>${question}</span></button></li>`)}</ul>`;
  }

  #ask(question) {
    this.dispatchEvent(new CustomEvent('ask', { detail: { question }, bubbles: true }));
  }
}

customElements.define('baton-welcome', ChatWelcome);
