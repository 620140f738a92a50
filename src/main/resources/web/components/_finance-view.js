import { html, nothing } from 'lit';
import * as api from '../lib/_finance-api.js';
import { percent } from '../lib/format.js';
import { t } from '../lib/i18n.js';
import { icon } from '../lib/icons.js';
import { Piece } from '../lib/piece.js';
import './prose-text.js';
import { failed, waiting } from './page-frame.js';

/** A part of the finance page: what one agent says of the books, asked anew when what is wanted changes. */
export class FinanceView extends Piece {
  static properties = { company: {}, query: {}, told: { state: true }, problem: { state: true }, busy: { state: true } };
  #asked = '';
  #call = null;

  constructor() {
    super();
    this.told = null;
    this.problem = null;
    this.busy = false;
  }

  willUpdate(changed) {
    super.willUpdate?.(changed);
    if (this.company && JSON.stringify(this.wanted()) !== this.#asked) this.reload();
  }

  async reload() {
    const wanted = this.wanted();
    this.#asked = JSON.stringify(wanted);
    this.#call?.abort();
    const call = new AbortController();
    this.#call = call;
    this.busy = true;
    this.problem = null;
    try {
      const told = await api.view(this.agent, wanted, call.signal);
      if (call === this.#call) this.told = told;
    } catch (problem) {
      if (call === this.#call && problem.name !== 'AbortError') this.problem = problem;
    }
    if (call === this.#call) this.busy = false;
  }

  render() {
    return html`${this.form()}${this.problem ? html`<div role="alert">${failed(this.problem, () => this.reload())}</div>` : nothing}
      ${this.told ? html`<div class="finance-told" aria-busy=${this.busy}>${this.#said()}${this.shown(this.told)}</div>` : this.problem ? nothing : waiting(6)}`;
  }

  /** What is chosen above the figures. */
  form() {
    return nothing;
  }

  #said() {
    const { text, confidence: share } = this.told;
    return html`${text ? html`<baton-prose class="finance-text" .text=${text}></baton-prose>` : nothing}
      ${share === null || share === undefined ? nothing : html`<p class="marks"><span class="mark">${icon('check')}${t('finance.quality', { share: percent(Number(share)) })}</span></p>`}`;
  }
}
