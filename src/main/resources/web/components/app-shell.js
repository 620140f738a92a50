import { html, nothing } from 'lit';
import { onUnauthenticated } from '../lib/api.js';
import { conversation, server } from '../lib/app.js';
import { icon, logo } from '../lib/icons.js';
import { Piece } from '../lib/piece.js';
import { go, onPlace, place } from '../lib/router.js';
import { shownTheme, toggleTheme } from '../lib/theme.js';
import './chat-page.js';
import './help-dialog.js';
import './key-dialog.js';
import './session-list.js';

/** The pages there are: a further one is a line here and a file of its own. */
const PAGES = {
  chat: { title: 'Chat', icon: 'chat', render: ([session]) => html`<baton-chat .session=${session ?? null}></baton-chat>` },
};
const FIRST = 'chat';

/** The frame around every page: navigation, conversations, dialogs, keys that work everywhere. */
class AppShell extends Piece {
  static properties = { place: { state: true }, open: { state: true } };

  constructor() {
    super();
    this.place = place();
    this.open = false;
    matchMedia('(max-width: 860px)').addEventListener('change', () => (this.open = false));
    onPlace((next) => {
      this.place = next;
      this.open = false;
    });
    server.addEventListener('change', () => this.requestUpdate());
    onUnauthenticated(() => this.querySelector('baton-key').show());
    document.addEventListener('keydown', (event) => this.#key(event));
    this.addEventListener('menu', () => this.#menu(true));
  }

  connectedCallback() {
    super.connectedCallback();
    if (!PAGES[this.place.page]) go(`/ui/${FIRST}`, { replace: true });
    server.load();
  }

  render() {
    const page = PAGES[this.place.page] ?? PAGES[FIRST];
    const { rest } = this.place;
    return html`
      <a class="skip" href="#main">Skip to the conversation</a>
      <div class="shell ${this.open ? 'shell-open' : ''}">
        <button class="veil" aria-label="Close the menu" tabindex=${this.open ? 0 : -1} @click=${() => this.#menu(false)}></button>
        <aside class="side" aria-label="Conversations and pages">
          <div class="side-top">
            <a class="brand" href="/ui/chat" aria-label="Baton: new conversation">${logo()}<span>Baton</span></a>
            <button class="quiet square only-narrow" aria-label="Close the menu" @click=${() => this.#menu(false)}>${icon('close')}</button>
          </div>
          <a class="new" href="/ui/chat" @click=${this.#fresh}>${icon('plus')}<span>New conversation</span></a>
          ${this.#nav()}
          <baton-sessions .current=${this.place.page === 'chat' ? (rest[0] ?? null) : null}></baton-sessions>
          <div class="side-end">${this.#engine()}
            <button class="quiet square" aria-label=${shownTheme() === 'dark' ? 'Light colours' : 'Dark colours'} title="Light or dark"
              data-action="theme" @click=${this.#theme}>${icon(shownTheme() === 'dark' ? 'sun' : 'moon')}</button>
            <button class="quiet square" aria-label="Keyboard help" title="Keyboard (?)" @click=${this.#help}>${icon('help')}</button>
          </div>
        </aside>
        <main id="main" class="main" tabindex="-1" ?inert=${this.open}>${page.render(rest)}</main>
      </div>
      <baton-help></baton-help>
      <baton-key @unlocked=${this.#unlocked}></baton-key>`;
  }

  #nav() {
    const pages = Object.entries(PAGES);
    if (pages.length < 2) return nothing;
    return html`<nav aria-label="Pages"><ul class="pages">${pages.map(
      ([name, page]) => html`<li><a href="/ui/${name}" aria-current=${name === this.place.page ? 'page' : nothing}>
        ${icon(page.icon)}<span>${page.title}</span></a></li>`,
    )}</ul></nav>`;
  }

  #engine() {
    if (!server.engine) return html`<span class="engine"></span>`;
    const rules = server.engine === 'rules';
    return html`<span class="engine" title=${rules
      ? 'Answers are made by rules, without a language model. Set a model’s key and start again to use one.'
      : `Answers are written by ${server.engine}; rules stand in when it fails.`}>
      ${icon(rules ? 'gears' : 'spark')}<span>${rules ? 'Rule engine' : server.engine}</span></span>`;
  }

  #fresh() {
    // The address may be this one already; the composer is wanted all the same.
    if (!place().rest.length && conversation.id) conversation.open(null);
    setTimeout(() => this.#focusComposer());
  }

  #menu(open) {
    this.open = open;
    this.updateComplete.then(() => this.querySelector(open ? '.side .new' : '[data-action=menu]')?.focus());
  }

  #theme() {
    toggleTheme();
    this.requestUpdate();
  }

  #help() {
    this.querySelector('baton-help').show();
  }

  #unlocked() {
    server.load();
    conversation.reload();
    this.querySelector('baton-sessions').load();
  }

  #focusComposer() {
    this.querySelector('.composer textarea')?.focus();
  }

  #key(event) {
    if (event.key === 'Escape') {
      if (this.querySelector('dialog[open]') || event.defaultPrevented) return;
      if (this.open) this.#menu(false);
      else if (conversation.active) conversation.stop();
      return;
    }
    const typing = event.composedPath()[0]?.matches?.('input, textarea, select, [contenteditable=true]');
    if (typing || event.ctrlKey || event.metaKey || event.altKey || this.querySelector('dialog[open]')) return;
    if (event.key === '/') {
      event.preventDefault();
      this.#focusComposer();
    } else if (event.key === '?') {
      event.preventDefault();
      this.#help();
    }
  }
}

customElements.define('baton-app', AppShell);
