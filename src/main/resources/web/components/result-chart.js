import { html, nothing } from 'lit';
import { fileName, saveData } from '../lib/files.js';
import { axisLabel, cell } from '../lib/format.js';
import { languages, t } from '../lib/i18n.js';
import { icon } from '../lib/icons.js';
import { Piece } from '../lib/piece.js';
import { plot } from '../lib/plot.js';
import { themes } from '../lib/theme.js';

const KINDS = ['bar', 'line', 'area', 'points'];

/**
 * A result as a picture, in the kind one likes best. The table beside it tells the same; where there is none,
 * `numbers` puts one below it. `says` has better words than the columns, `label` says what the picture is.
 */
class ResultChart extends Piece {
  static properties = { chart: {}, columns: {}, rows: {}, question: {}, says: {}, label: {}, numbers: { type: Boolean }, kind: { state: true }, width: { state: true } };
  #drawing = null;
  #tools = null;

  constructor() {
    super();
    this.width = 0;
    this.kind = null;
    this.watch = new ResizeObserver(([entry]) => (this.width = Math.round(entry.contentRect.width)));
    this.listen(themes, 'change');
    this.listen(languages, 'change');
  }

  connectedCallback() {
    super.connectedCallback();
    this.watch.observe(this);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.watch.disconnect();
    if (this.#drawing) this.#tools.undraw(this.#drawing);
    this.#drawing = null;
  }

  get shown() {
    return this.kind ?? this.chart.type;
  }

  render() {
    const parts = plot(this.chart, this.columns, this.says);
    this.parts = parts;
    if (!parts) return nothing;
    // Two areas, one upon the other, cannot be told apart.
    const kinds = KINDS.filter((kind) => kind !== 'area' || !parts.banded);
    return html`<figure class="chart">
      <figcaption class="chart-head">${this.#legend(parts)}
        <span class="tools-end" role="group" aria-label=${t('chart.kind')}>${kinds.map((kind) => html`<button class="tab"
          aria-pressed=${kind === this.shown ? 'true' : 'false'} @click=${() => (this.kind = kind)}>${t(`chart.${kind}`)}</button>`)}</span>
      </figcaption>
      <div class="chart-place" role="img" aria-label=${this.#label(parts)}></div>
      <div class="tools chart-tools">${this.numbers ? this.#numbers(parts) : nothing}<span class="tools-end">
        <button class="quiet" @click=${() => this.#save('svg')}>${icon('download')}SVG</button>
        <button class="quiet" @click=${() => this.#save('png')}>${icon('download')}PNG</button></span></div>
    </figure>`;
  }

  #legend({ drawn, limits, banded, x }) {
    const edges = ({ low, high }) => (this.says ? t('chart.band') : `${low.name} – ${high.name}`);
    return html`<span class="legend">${drawn.length > 1 || banded || limits.length
      ? drawn.map(({ name, band }, i) => html`<span class="key series-${i % 4}">${name}${band ? html` <span class="key key-band soft">${edges(band)}</span>` : nothing}</span>`)
      : html`<span>${drawn[0].name}</span>${this.says ? nothing : html`<span class="soft">${t('chart.by', { what: x.name.toLowerCase() })}</span>`}`}
      ${limits.map(({ name }) => html`<span class="key key-limit">${name}</span>`)}</span>`;
  }

  #label({ drawn }) {
    return this.label ?? t('chart.label', { kind: t(`chart.${this.shown}`), what: drawn.map(({ name }) => name).join(', '), n: this.rows.length });
  }

  /** Of what is drawn, every number; for those who do not see the picture, and those who want it exactly. */
  #numbers({ x, drawn, limits }) {
    const told = (row, { at, column }) => (row[at] === null || row[at] === undefined ? '–' : (this.says?.y?.(row[at]) ?? cell(row[at], column)));
    const columns = [
      ...drawn.flatMap((part) => [part, ...(part.band ? [{ ...part.band.low, name: t('chart.low') }, { ...part.band.high, name: t('chart.high') }] : [])]), ...limits];
    return html`<details class="chart-numbers"><summary>${t('chart.numbers')}</summary><div class="chart-table" tabindex="0" role="region" aria-label=${this.#label({ drawn })}>
      <table class="cells"><caption class="visually-hidden">${this.#label({ drawn })}</caption><thead><tr><th scope="col">${x.name}</th>${columns.map(({ name }) => html`<th scope="col" class="number">${name}</th>`)}</tr></thead>
      <tbody>${this.rows.map((row) => html`<tr><th scope="row">${this.says?.x?.(row[x.at]) ?? axisLabel(row[x.at], x.column)}</th>${columns.map((part) => html`<td class="number">${told(row, part)}</td>`)}</tr>`)}</tbody></table></div></details>`;
  }

  async updated() {
    const place = this.querySelector('.chart-place');
    if (!place || this.width === 0) return;
    try {
      this.#tools ??= await import('../lib/_chart-options.js');
    } catch {
      place.textContent = t('api.offline');
      return;
    }
    if (!this.isConnected || place !== this.querySelector('.chart-place')) return;
    this.#draw(place);
  }

  #draw(place) {
    const { option, height } = this.#tools.options(this, place);
    const size = { width: place.clientWidth || this.width, height };
    if (this.#drawing?.getDom() !== place) {
      if (this.#drawing) this.#tools.undraw(this.#drawing);
      this.#drawing = this.#tools.draw(place, size.width, size.height);
    } else this.#drawing.resize(size);
    this.#drawing.setOption(option, { notMerge: true });
  }

  async #save(kind) {
    if (!this.#drawing) return;
    const { data, ending } = await this.#tools.picture(this.#drawing, kind, this);
    saveData(fileName(this.question || this.label || this.parts.drawn.map(({ name }) => name).join(' '), ending), data);
  }
}

customElements.define('baton-chart', ResultChart);
