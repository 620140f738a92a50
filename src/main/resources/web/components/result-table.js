import { html, nothing } from 'lit';
import { copy, fileName, save } from '../lib/files.js';
import { cell, compare, count, csv, json, numeric, tabbed, words } from '../lib/format.js';
import { many, t } from '../lib/i18n.js';
import { icon } from '../lib/icons.js';
import { Piece } from '../lib/piece.js';

const FIRST = 60;
const MORE = 200;

/** The rows of a result: sorted by a click, copied, saved; long ones are drawn as one scrolls. */
class ResultTable extends Piece {
  static properties = {
    columns: {}, rows: {}, truncated: { type: Boolean }, total: {}, question: {},
    order: { state: true }, drawn: { state: true }, copied: { state: true },
  };

  constructor() {
    super();
    this.order = null;
    this.drawn = FIRST;
  }

  willUpdate(changed) {
    if (changed.has('rows')) {
      this.order = null;
      this.drawn = FIRST;
    }
    if (changed.has('rows') || changed.has('order')) this.sorted = this.#sort();
  }

  #sort() {
    if (!this.order) return this.rows;
    const { at, down } = this.order;
    const column = this.columns[at];
    const by = (a, b) => {
      const way = compare(a[at] ?? null, b[at] ?? null, column);
      // What has no value stays at the end either way.
      return Number.isFinite(way) ? (down ? -way : way) : Math.sign(way);
    };
    return [...this.rows].sort(by);
  }

  render() {
    const { columns, rows } = this;
    if (rows.length === 0) return html`<p class="none">${icon('table')}<span>${this.#empty()}</span></p>`;
    return html`<figure class="result">${rows.length === 1 && columns.length === 1 ? this.#single() : this.#table()}
      <figcaption class="tools">
        <span class="soft">${this.#counted()}</span>
        <span class="tools-end">
          <button class="quiet" @click=${this.#copy}>${icon(this.copied ? 'check' : 'copy')}${this.copied ? t('copied') : t('copy')}</button>
          <button class="quiet" @click=${this.#csv}>${icon('download')}CSV</button>
          <button class="quiet" @click=${this.#json}>${icon('download')}JSON</button>
        </span>
      </figcaption>
    </figure>`;
  }

  #empty() {
    if (!this.total) return t('table.none');
    return many('table.gone', this.total);
  }

  /** One value needs no table. */
  #single() {
    const [column] = this.columns;
    return html`<p class="single"><span class="single-value">${cell(this.rows[0][0], column) ?? t('table.no_value')}</span>
      <span class="soft">${words(column.name)}</span></p>`;
  }

  #table() {
    const { columns, rows } = this;
    return html`<div class="result-scroll" tabindex="0" role="region" aria-label=${many('table.result', rows.length)} @scroll=${this.#scroll}>
      <table aria-rowcount=${rows.length + 1}>
        <thead><tr>${columns.map((column, i) => this.#head(column, i))}</tr></thead>
        <tbody>${this.sorted.slice(0, this.drawn).map((row) => html`<tr>${columns.map((column, i) => this.#cell(row[i], column))}</tr>`)}</tbody>
      </table>
    </div>`;
  }

  #head(column, i) {
    const here = this.order?.at === i;
    const way = here ? (this.order.down ? 'descending' : 'ascending') : 'none';
    return html`<th scope="col" class=${numeric(column) ? 'number' : nothing} aria-sort=${way}>
      <button title="${column.name}, ${column.type}" @click=${() => this.#orderBy(i)}>${words(column.name)}<span class="sort">${here ? icon(this.order.down ? 'down' : 'up') : nothing}</span></button></th>`;
  }

  #cell(value, column) {
    const text = cell(value, column);
    if (text === null) return html`<td class="absent ${numeric(column) ? 'number' : ''}"><span aria-label=${t('table.no_value')}>–</span></td>`;
    return html`<td class=${numeric(column) ? 'number' : nothing} title=${text.length > 60 ? text : nothing}>${text}</td>`;
  }

  #counted() {
    const n = this.rows.length;
    if (this.truncated) return t('table.first', { n: count(n) });
    return this.total > n ? t('table.first_of', { n: count(n), all: count(this.total) }) : many('rows', n);
  }

  /** Up, down, as it came. */
  #orderBy(at) {
    if (this.order?.at !== at) this.order = { at, down: numeric(this.columns[at]) };
    else if (this.order.down === numeric(this.columns[at])) this.order = { at, down: !this.order.down };
    else this.order = null;
  }

  #scroll({ target }) {
    const left = target.scrollHeight - target.scrollTop - target.clientHeight;
    if (left < 600 && this.drawn < this.rows.length) this.drawn += MORE;
  }

  async #copy() {
    await copy(tabbed(this.columns, this.sorted));
    this.copied = true;
    setTimeout(() => (this.copied = false), 1_500);
  }

  #csv() {
    save(fileName(this.question, 'csv'), 'text/csv;charset=utf-8', `\uFEFF${csv(this.columns, this.sorted)}`);
  }

  #json() {
    save(fileName(this.question, 'json'), 'application/json', json(this.columns, this.sorted));
  }
}

customElements.define('baton-table', ResultTable);
