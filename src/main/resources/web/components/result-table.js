import { html, nothing } from 'lit';
import { copy, fileName, save } from '../lib/files.js';
import { cell, compare, count, csv, json, numeric, tabbed, words } from '../lib/format.js';
import { many, t } from '../lib/i18n.js';
import { icon } from '../lib/icons.js';
import { Piece } from '../lib/piece.js';

/** Rows that are drawn at once, and how far from their end the next ones are. */
const WINDOW = 80;
const EDGE = 20;
/** The height of a row in pixels until one has been measured. */
const ROW = 34;

/** The rows of a result: sorted by a click, copied, saved; of long ones only those in sight are drawn. */
class ResultTable extends Piece {
  static properties = {
    columns: {}, rows: {}, truncated: { type: Boolean }, total: {}, question: {},
    order: { state: true }, from: { state: true }, copied: { state: true },
  };
  #height = ROW;

  constructor() {
    super();
    this.order = null;
    this.from = 0;
  }

  willUpdate(changed) {
    if (changed.has('rows')) {
      this.order = null;
      this.from = 0;
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
        <tbody>${this.#gap(this.from)}${this.sorted.slice(this.from, this.from + WINDOW).map((row, i) => html`<tr
          aria-rowindex=${this.from + i + 2}>${columns.map((column, at) => this.#cell(row[at], column))}</tr>`)}${this.#gap(rows.length - this.from - WINDOW)}</tbody>
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

  /** What stands for rows that are out of sight. */
  #gap(n) {
    return n > 0 ? html`<tr class="gap" aria-hidden="true"><td colspan=${this.columns.length} height=${Math.round(n * this.#height)}></td></tr>` : nothing;
  }

  /** Rows are of one height, which is known once some are drawn. */
  updated() {
    const drawn = this.querySelectorAll('tbody tr:not(.gap)');
    if (drawn.length < 2) return;
    const height = (drawn[drawn.length - 1].getBoundingClientRect().bottom - drawn[0].getBoundingClientRect().top) / drawn.length;
    if (height > 0 && Math.abs(height - this.#height) > 0.01) {
      this.#height = height;
      this.requestUpdate();
    }
  }

  #scroll({ target }) {
    const first = Math.floor(target.scrollTop / this.#height);
    const last = first + Math.ceil(target.clientHeight / this.#height);
    const missing = first < this.from || last > this.from + WINDOW - EDGE / 2;
    if (missing) this.from = Math.max(0, Math.min(this.rows.length - WINDOW, first - EDGE));
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
