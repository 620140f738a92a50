import { html, nothing } from 'lit';
import { onUnauthenticated } from '../lib/api.js';
import { conversation, server, stream } from '../lib/app.js';
import { count } from '../lib/format.js';
import { LANGUAGES, chooseLanguage, language, many, t } from '../lib/i18n.js';
import { icon, logo } from '../lib/icons.js';
import { live } from '../lib/live.js';
import { Piece } from '../lib/piece.js';
import { go, onPlace, place } from '../lib/router.js';
import { shownTheme, toggleTheme } from '../lib/theme.js';
import './help-dialog.js';
import './key-dialog.js';
import { failed, waiting } from './page-frame.js';
import { FIRST, PAGES } from './pages.js';
import './session-list.js';

const NARROW = matchMedia('(max-width: 860px)');

/** The frame around every page: navigation, conversations, dialogs, keys that work everywhere. */
class AppShell extends Piece {
  static properties = { place: { state: true }, open: { state: true }, problem: { state: true } };
  /** Pages whose scripts are here. */
  #loaded = new Set();

  constructor() {
    super();
    this.place = place();
    this.open = false;
    this.problem = null;
    NARROW.addEventListener('change', () => (this.open = false));
    onPlace((next) => this.#went(next));
    this.listen(server, 'change');
    this.listen(live, 'counts');
    this.listen(stream, 'welcome', () => (this.problem = null));
    onUnauthenticated(() => this.querySelector('baton-key').show());
    document.addEventListener('keydown', (event) => this.#key(event));
    this.addEventListener('menu', () => this.#menu(true));
  }

  connectedCallback() {
    super.connectedCallback();
    if (!PAGES[this.place.page]) go(`/ui/${FIRST}`, { replace: true });
    server.load();
    live.retry();
    if (this.place.page !== 'chat') stream.retry();
  }

  #went(next) {
    const other = next.page !== this.place.page || (next.rest[0] !== this.place.rest[0] && (next.page !== 'inbox' || NARROW.matches));
    this.place = next;
    this.open = false;
    if (other && next.page !== 'chat') this.updateComplete.then(() => this.querySelector('#main').focus());
  }

  render() {
    return html`
      <a class="skip" href="#main">${t('shell.skip')}</a>
      <div class="shell ${this.open ? 'shell-open' : ''}">
        <button class="veil" aria-label=${t('menu.close')} tabindex=${this.open ? 0 : -1} @click=${() => this.#menu(false)}></button>
        <aside class="side" aria-label=${t('shell.side')}>
          <div class="side-top">
            <a class="brand" href="/ui/chat" aria-label=${t('shell.home')}>${logo()}<span>Baton</span></a>
            <button class="quiet square only-narrow" aria-label=${t('menu.close')} @click=${() => this.#menu(false)}>${icon('close')}</button>
          </div>
          <a class="new" href="/ui/chat" @click=${this.#fresh}>${icon('plus')}<span>${t('chat.new')}</span></a>
          ${this.#nav()}
          <baton-sessions .current=${this.place.page === 'chat' ? (this.place.rest[0] ?? null) : null}></baton-sessions>
          ${this.#end()}
        </aside>
        <main id="main" class="main" tabindex="-1" ?inert=${this.open}>${this.#page()}</main>
      </div>
      <baton-help></baton-help>
      <baton-key @unlocked=${this.#unlocked}></baton-key>`;
  }

  #page() {
    const page = PAGES[this.place.page] ?? PAGES[FIRST];
    if (!page.load || this.#loaded.has(page)) return page.render(this.place);
    if (this.problem) return html`<div class="page-body">${failed(this.problem, () => this.#load(page))}</div>`;
    this.#load(page);
    return html`<div class="page-body">${waiting()}</div>`;
  }

  async #load(page) {
    try {
      await page.load();
      this.#loaded.add(page);
      this.problem = null;
    } catch {
      this.problem = { message: t('api.offline'), suggestions: [t('api.offline_hint')] };
    }
    this.requestUpdate();
  }

  #nav() {
    return html`<nav aria-label=${t('pages')}><ul class="pages">${Object.entries(PAGES).map(([name, page]) => {
      const n = live.counts ? (page.count?.(live.counts) ?? 0) : 0;
      return html`<li><a href="/ui/${name}" aria-current=${name === this.place.page ? 'page' : nothing}>${icon(page.icon)}<span>${t(`page.${name}`)}</span>
        ${n ? html`<span class="badge" title=${many(page.counted, n)}>${count(n)}</span>` : nothing}</a></li>`;
    })}</ul></nav>`;
  }

  #end() {
    const dark = shownTheme() === 'dark';
    return html`<div class="side-end">${this.#engine()}
      <label class="language" title=${t('shell.language')}><span class="visually-hidden">${t('shell.language')}</span>
        <select data-action="language" @change=${({ target }) => chooseLanguage(target.value)}>${Object.entries(LANGUAGES).map(
          ([tag, name]) => html`<option value=${tag} lang=${tag} aria-label=${name} ?selected=${tag === language()}>${tag.toUpperCase()}</option>`)}</select></label>
      <button class="quiet square" aria-label=${dark ? t('shell.light') : t('shell.dark')} title=${t('shell.theme')}
        data-action="theme" @click=${this.#theme}>${icon(dark ? 'sun' : 'moon')}</button>
      <button class="quiet square" aria-label=${t('shell.help')} title=${t('shell.help_key')} @click=${this.#help}>${icon('help')}</button>
    </div>`;
  }

  #engine() {
    if (!server.engine) return html`<span class="engine"></span>`;
    const rules = server.engine === 'rules';
    return html`<span class="engine" title=${rules ? t('shell.rules_why') : t('shell.model_why', { model: server.engine })}>
      ${icon(rules ? 'gears' : 'spark')}<span>${rules ? t('shell.rules') : server.engine}</span></span>`;
  }

  #fresh() {
    // The address may be this one already; the composer is wanted all the same.
    if (!place().rest.length && conversation.id) conversation.open(null);
    setTimeout(() => this.#focusBox());
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
    live.retry();
    if (this.place.page === 'chat') conversation.reload();
    else stream.retry();
    this.querySelector('baton-sessions').load();
    this.querySelector('#main').firstElementChild?.reload?.();
  }

  /** The box for a question, or the filter of a list. */
  #focusBox() {
    this.querySelector('.composer textarea, [data-box]')?.focus();
  }

  #key(event) {
    if (event.key === 'Escape') {
      if (this.querySelector('dialog[open]') || event.defaultPrevented) return;
      if (this.open) this.#menu(false);
      else if (conversation.active && this.place.page === 'chat') conversation.stop();
      return;
    }
    const typing = event.composedPath()[0]?.matches?.('input, textarea, select, [contenteditable=true]');
    if (typing || event.ctrlKey || event.metaKey || event.altKey || this.querySelector('dialog[open]')) return;
    if (event.key === '/') {
      event.preventDefault();
      this.#focusBox();
    } else if (event.key === '?') {
      event.preventDefault();
      this.#help();
    }
  }
}

customElements.define('baton-app', AppShell);
