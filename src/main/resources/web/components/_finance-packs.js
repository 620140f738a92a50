import { html, nothing } from 'lit';
import * as api from '../lib/_finance-api.js';
import { day } from '../lib/_money.js';
import { Alone } from '../lib/_alone.js';
import { ago, moment } from '../lib/format.js';
import { coded, t } from '../lib/i18n.js';
import { icon } from '../lib/icons.js';
import { Piece } from '../lib/piece.js';
import { aloneProgress } from './_alone-progress.js';
import './_sure-dialog.js';
import { empty, failed, waiting } from './page-frame.js';

/** Board packs: made, downloaded, released by somebody else. */
class PacksView extends Piece {
  static properties = { company: {}, query: {}, packs: { state: true }, problem: { state: true }, failure: { state: true }};

  constructor() {
    super();
    this.packs = null;
    this.making = new Alone(this, (pack, failure) => this.#made(failure));
  }

  willUpdate(changed) {
    if (changed.has('company') && changed.get('company')?.id !== this.company.id) this.#enter();
  }

  async reload() {
    this.problem = null;
    try {
      this.packs = await api.packs(this.company.id);
    } catch (problem) {
      this.problem = problem;
    }
  }

  render() {
    return html`<p class="tools"><button class="primary" ?disabled=${this.making.busy} @click=${this.#make}>${icon('plus')}${t('finance.make_pack')}</button></p>
      ${aloneProgress(this.making)}
      ${this.failure ? html`<div role="alert">${failed(this.failure, () => (this.failure = null))}</div>` : nothing}
      ${this.problem ? failed(this.problem, () => this.reload()) : !this.packs ? waiting(3) : this.packs.length ? html`<ul class="alerts">${this.packs.map((each) => this.#pack(each))}</ul>` : empty(t('finance.no_packs'), 'nothing')}
      <baton-sure></baton-sure>`;
  }

  #pack(pack) {
    const draft = !pack.released_by;
    return html`<li class="card" data-pack=${pack.id}><p class="alert-head"><span class="state state-${draft ? 'warn' : 'good'}">${icon(draft ? 'edit' : 'check')}${coded('finance.pack', pack.state)}</span>
        <strong>${t('finance.pack_of', { day: day(pack.as_of) })}</strong><time class="soft alert-amount" datetime=${pack.made_at} title=${moment(pack.made_at)}>${ago(pack.made_at)}</time></p>
      <p class="pack-text">${pack.text}</p>
      ${pack.open.length ? html`<div><strong>${t('finance.pack_open')}</strong><ul class="lines">${pack.open.map((each) => html`<li>${each}</li>`)}</ul></div>` : nothing}
      <p class="soft alert-foot"><span>${t('finance.made_by', { by: pack.made_by })}</span>${pack.released_by ? html`<span>${t('finance.released_by', { by: pack.released_by })}</span>` : nothing}<code class="hash" title=${pack.hash}>${pack.hash.slice(0, 16)}</code></p>
      <p class="tools">${['pdf', 'html'].map((kind) => html`<a class="button" href=${api.packFile(pack.id, kind)} download>${icon('download')}${kind.toUpperCase()}</a>`)}
        ${draft && !pack.open.length ? html`<button @click=${() => this.#release(pack)}>${icon('check')}${t('finance.release')}</button>` : nothing}</p></li>`;
  }

  /** Another company: its packs, and the one that is being made. */
  #enter() {
    const { id } = this.company;
    this.making.forget();
    this.making.find('reporting_agent', ({ company }) => company === id);
    this.reload();
  }

  #make() {
    this.failure = null;
    return this.making.start('reporting_agent', { company: this.company.id });
  }

  #made(failure) {
    this.failure = failure;
    this.reload();
  }

  async #release(pack) {
    if (!(await this.querySelector('baton-sure').ask(t('finance.release_sure'), t('finance.release_means'), t('finance.release')))) return;
    this.failure = null;
    try {
      await api.release(pack.id, pack.hash);
    } catch (failure) {
      this.failure = failure;
    }
    this.reload();
  }
}

customElements.define('baton-packs', PacksView);
