import { html, nothing } from 'lit';
import * as api from '../lib/api.js';
import { conversation } from '../lib/app.js';
import { era } from '../lib/format.js';
import { t } from '../lib/i18n.js';
import { Piece } from '../lib/piece.js';

/** The caller's conversations, last used first. */
class SessionList extends Piece {
  static properties = { current: {}, items: { state: true }, next: { state: true }, problem: { state: true } };

  constructor() {
    super();
    this.items = null;
    this.listen(conversation, 'accepted', () => this.load());
  }

  connectedCallback() {
    super.connectedCallback();
    this.load();
  }

  async load() {
    try {
      const page = await api.sessions();
      this.items = page.items;
      this.next = page.next ?? null;
      this.problem = null;
    } catch (problem) {
      this.problem = problem;
    }
  }

  render() {
    if (this.problem && !this.items) {
      return html`<div class="sessions"><p class="soft side-note">${t('sessions.failed')}
        <button class="link" @click=${this.load}>${t('again')}</button></p></div>`;
    }
    if (!this.items) {
      return html`<div class="sessions" aria-busy="true">${[70, 54, 62].map(
        () => html`<span class="bone"></span>`,
      )}</div>`;
    }
    if (this.items.length === 0) {
      return html`<div class="sessions"><p class="soft side-note">${t('sessions.none')}</p></div>`;
    }
    const eras = Map.groupBy
      ? Map.groupBy(this.items, (item) => era(item.used_at))
      : new Map([[t('sessions'), this.items]]);
    return html`<nav class="sessions" aria-label=${t('sessions')}>${[...eras].map(
      ([name, items]) => html`<h2>${name}</h2><ul>${items.map((item) => this.#item(item))}</ul>`,
    )}${this.next ? html`<button class="link side-note" @click=${this.#more}>${t('more')}</button>` : nothing}</nav>`;
  }

  #item(item) {
    const here = item.session_id === (conversation.id ?? this.current);
    return html`<li><a href="/ui/chat/${item.session_id}" title=${item.title} aria-current=${here ? 'page' : nothing}>${item.title || t('sessions.untitled')}</a></li>`;
  }

  async #more() {
    const page = await api.sessions(this.next);
    this.items = [...this.items, ...page.items];
    this.next = page.next ?? null;
  }
}

customElements.define('baton-sessions', SessionList);
