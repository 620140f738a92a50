import { html, nothing, svg } from 'lit';
import { many, t } from '../lib/i18n.js';
import { Piece } from '../lib/piece.js';
import { go } from '../lib/router.js';
import { addressOf, short } from '../lib/_schema.js';

const TALL = 46;
const GAP = 12;
const MOST = 12;

/** A table between those that refer to it and those it refers to. The list of joins below tells the same. */
class SchemaMap extends Piece {
  static properties = { source: {}, name: {}, neighbours: {}, width: { state: true } };

  constructor() {
    super();
    this.width = 0;
    this.watch = new ResizeObserver(([entry]) => (this.width = Math.round(entry.contentRect.width)));
  }

  connectedCallback() {
    super.connectedCallback();
    this.watch.observe(this);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.watch.disconnect();
  }

  render() {
    if (!this.width) return nothing;
    const { before, after } = this.neighbours;
    return this.width < 560 ? this.#tall(before.slice(0, MOST), after.slice(0, MOST)) : this.#wide(before.slice(0, MOST), after.slice(0, MOST));
  }

  /** Side by side: who refers to it on the left, to whom it refers on the right. */
  #wide(before, after) {
    const box = Math.min(230, (this.width - 120) / 3);
    const rows = Math.max(before.length, after.length, 1);
    const height = rows * (TALL + GAP) - GAP;
    const middle = { x: (this.width - box) / 2, y: (height - TALL) / 2 };
    const top = (n, i) => (height - (n * (TALL + GAP) - GAP)) / 2 + i * (TALL + GAP);
    // Lines meet the box at different heights, in the order of their other ends, so that none cross.
    const joint = (n, i) => middle.y + (TALL * (i + 1)) / (n + 1);
    return this.#svg(height, svg`
      ${before.map((each, i) => this.#line(box, top(before.length, i) + TALL / 2, middle.x, joint(before.length, i), each))}
      ${after.map((each, i) => this.#line(middle.x + box, joint(after.length, i), this.width - box, top(after.length, i) + TALL / 2, each))}
      ${before.map((each, i) => this.#box(0, top(before.length, i), box, each))}
      ${after.map((each, i) => this.#box(this.width - box, top(after.length, i), box, each))}
      ${this.#centre(middle.x, middle.y, box)}`);
  }

  /** One below the other, where there is no room. */
  #tall(before, after) {
    const step = TALL + GAP;
    const box = this.width - 40;
    const y = before.length * step;
    const height = (before.length + after.length + 1) * step - GAP;
    const elbow = (from, to) => svg`<path class="join" d="M${40} ${from}H18V${to}H40"></path>`;
    return this.#svg(height, svg`
      ${[...before.map((_, i) => i * step), ...after.map((_, i) => y + (i + 1) * step)].map((each) => elbow(each + TALL / 2, y + TALL / 2))}
      ${before.map((each, i) => this.#box(40, i * step, box, each))}
      ${this.#centre(40, y, box)}
      ${after.map((each, i) => this.#box(40, y + (i + 1) * step, box, each))}`);
  }

  #svg(height, body) {
    const { before, after } = this.neighbours;
    const label = t('schema.map_label', { table: short(this.name), before: many('schema.tables', before.length), after: many('schema.tables', after.length) });
    return html`<svg class="map" width=${this.width} height=${height} viewBox="-1 -1 ${this.width + 2} ${height + 2}" role="group" aria-label=${label}>${body}</svg>`;
  }

  #line(x1, y1, x2, y2, { on }) {
    const bend = (x2 - x1) / 2;
    return svg`<path class="join ${on.some(({ declared }) => declared) ? '' : 'join-named'}" d="M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}"></path>`;
  }

  #box(x, y, width, { table, on }) {
    const [first] = on;
    const how = on.length > 1 ? on.map(({ columns, role }) => role ?? columns.join(', ')).join(', ') : `${first.columns.join(', ')}${first.role ? ` (${first.role})` : ''}`;
    const address = addressOf(this.source, table);
    return svg`<a href=${address} class="map-box" @click=${(event) => this.#follow(event, address)}>
      <title>${short(table)}: ${how}</title>
      <rect x=${x} y=${y} width=${width} height=${TALL} rx="8"></rect>
      <text class="map-name" x=${x + 12} y=${y + 19}>${this.#cut(short(table), width, 7.8)}</text>
      <text class="map-how" x=${x + 12} y=${y + 36}>${this.#cut(how, width, 6.6)}</text></a>`;
  }

  #centre(x, y, width) {
    const { self } = this.neighbours;
    const how = self.length ? t('schema.self', { how: self.map(({ columns }) => columns.join(', ')).join('; ') }) : t('schema.this');
    return svg`<g class="map-box map-this"><rect x=${x} y=${y} width=${width} height=${TALL} rx="8"></rect>
      <text class="map-name" x=${x + 12} y=${y + 19}>${this.#cut(short(this.name), width, 7.8)}</text>
      <text class="map-how" x=${x + 12} y=${y + 36}>${this.#cut(how, width, 6.6)}</text></g>`;
  }

  #cut(text, width, letter) {
    const fits = Math.max(4, Math.floor((width - 24) / letter));
    return text.length > fits ? `${text.slice(0, fits - 1)}…` : text;
  }

  #follow(event, address) {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button) return;
    event.preventDefault();
    go(address);
  }
}

customElements.define('baton-schema-map', SchemaMap);
