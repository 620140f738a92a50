import { html, nothing } from 'lit';
import * as api from '../lib/_console-api.js';
import { cell, count, numeric } from '../lib/format.js';
import { coded, many, t } from '../lib/i18n.js';
import { icon } from '../lib/icons.js';
import { Piece } from '../lib/piece.js';
import { failed, waiting } from './page-frame.js';

const SIGNS = { same: 'check', different: 'edit', moved: 'redo', missing: 'dash', extra: 'plus' };
const STATES = { same: ['check', 'good'], reordered: ['redo', 'warn'], different: ['cross', 'bad'], failed: ['cross', 'bad'], nothing: ['nothing', 'bad'] };

/** The rows that are right and those of one answer, side by side; both are read anew when this is shown. */
class TrainingRows extends Piece {
  static properties = { training: {}, position: {}, variant: {}, candidate: {}, told: { state: true }, problem: { state: true } };
  #asked = '';

  willUpdate() {
    const asked = [this.training, this.position, this.variant, this.candidate].join(' ');
    if (asked === this.#asked) return;
    this.#asked = asked;
    this.told = null;
    this.reload();
  }

  async reload() {
    const asked = this.#asked;
    this.problem = null;
    try {
      const told = await api.rows(this.training, this.position, { variant: this.variant, candidate: this.candidate });
      if (asked === this.#asked) this.told = told;
    } catch (problem) {
      if (asked === this.#asked) this.problem = problem;
    }
  }

  render() {
    if (this.problem) return failed(this.problem, () => this.reload());
    if (!this.told) return waiting(2);
    const { state, why, expected, answered, columns } = this.told;
    const [sign, look] = STATES[state] ?? ['question', 'off'];
    return html`<p class="rows-said"><span class="state state-${look}" data-state=${state}>${icon(sign)}${coded('training.rows', state)}</span>${this.#counts()}</p>
      ${why ? html`<p class="soft">${why}</p>` : nothing}
      ${expected ? html`<div class="side-by-side">${this.#side(t('training.expected'), expected, 'missing', (at) => !answered || columns[at] >= 0)}
        ${answered ? this.#side(t('training.answered'), answered, 'extra', (at) => columns.includes(at)) : nothing}</div>` : nothing}`;
  }

  /** How many rows have which mark, where there are two sides. */
  #counts() {
    const { counts, answered } = this.told;
    if (!counts || !answered) return nothing;
    const some = ['different', 'moved', 'missing', 'extra', 'same'].filter((mark) => counts[mark] > 0);
    return html`<span class="soft">${some.map((mark) => `${count(counts[mark])} ${coded('training.row', mark)}`).join(' · ')}</span>`;
  }

  /** One of the tables; a column that the other side has no counterpart for is `alone`. */
  #side(word, { columns, rows, row_count: all, truncated }, alone, paired) {
    const shown = rows.length < all ? t('training.first_of', { n: count(rows.length), all: count(all) }) : many('rows', all);
    const head = ({ name, type }, at) => html`<th scope="col" class=${numeric({ type }) ? 'number' : nothing}>${name}${paired(at) ? nothing
      : html`<span class="row-mark">${icon(SIGNS[alone])}${coded('training.column', alone)}</span>`}</th>`;
    return html`<figure class="rows-side"><figcaption><strong>${word}</strong> <span class="soft">${shown}${truncated ? ` · ${t('training.cut')}` : ''}</span></figcaption>
      <div class="sheet" tabindex="0" role="region" aria-label=${word}><table class="cells figures"><caption class="visually-hidden">${word}, ${shown}</caption>
        <thead><tr><th scope="col">${t('training.row_number')}</th>${columns.map(head)}</tr></thead>
        <tbody>${rows.map((row) => this.#row(row, columns))}</tbody></table></div></figure>`;
  }

  #row({ number, mark, cells, apart }, columns) {
    // Without an answer beside it, a row is not missing: nothing was asked of it.
    const marked = this.told.answered && mark !== 'same';
    return html`<tr class=${marked ? `row-${mark}` : nothing} data-mark=${mark}><th scope="row">${count(number)}${marked ? html` <span class="row-mark">${icon(SIGNS[mark])}${coded('training.row', mark)}</span>` : nothing}</th>
      ${cells.map((value, at) => {
        const text = cell(value, columns[at]);
        const differs = marked && apart.includes(at);
        return html`<td class="${numeric(columns[at]) ? 'number' : ''} ${text === null ? 'soft' : ''}">${differs ? html`<strong class="apart"><span aria-hidden="true">≠ </span><span class="visually-hidden">${t('training.differs')} </span>${text ?? 'null'}</strong>` : (text ?? 'null')}</td>`;
      })}</tr>`;
  }
}

customElements.define('baton-training-rows', TrainingRows);
