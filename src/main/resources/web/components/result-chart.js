import { html, nothing } from 'lit';
import { fileName, saveData } from '../lib/files.js';
import { words } from '../lib/format.js';
import { languages, t } from '../lib/i18n.js';
import { icon } from '../lib/icons.js';
import { Piece } from '../lib/piece.js';
import { themes } from '../lib/theme.js';

const KINDS = ['bar', 'line', 'area', 'points'];

/** A result as a picture, in the kind one likes best. The table beside it tells the same. */
class ResultChart extends Piece {
  static properties = { chart: {}, columns: {}, rows: {}, question: {}, kind: { state: true }, width: { state: true }, failed: { state: true } };
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

  /** The columns that are drawn, with their places in a row. */
  get series() {
    return this.chart.y
      .map((name) => this.columns.findIndex((column) => column.name === name))
      .filter((at) => at >= 0)
      .map((at) => ({ name: words(this.columns[at].name), at, column: this.columns[at] }));
  }

  render() {
    const { series } = this;
    if (series.length === 0 || !this.columns.some(({ name }) => name === this.chart.x)) return nothing;
    return html`<figure class="chart">
      <figcaption class="chart-head">${this.#legend(series)}
        <span class="tools-end" role="group" aria-label=${t('chart.kind')}>${KINDS.map((kind) => html`<button class="tab"
          aria-pressed=${kind === this.shown ? 'true' : 'false'} @click=${() => (this.kind = kind)}>${t(`chart.${kind}`)}</button>`)}</span>
      </figcaption>
      <div class="chart-place" role="img" aria-label=${this.#label(series)}></div>
      <div class="tools chart-tools"><span class="tools-end">
        <button class="quiet" @click=${() => this.#save('svg')}>${icon('download')}SVG</button>
        <button class="quiet" @click=${() => this.#save('png')}>${icon('download')}PNG</button></span></div>
    </figure>`;
  }

  #legend(series) {
    return series.length > 1 || this.chart.band
      ? html`<span class="legend">${series.map(({ name }, i) => html`<span class="key series-${i}">${name}</span>`)}${this.chart.band
          ? html`<span class="key key-band series-0">${words(this.chart.band.low)} – ${words(this.chart.band.high)}</span>` : nothing}</span>`
      : html`<span class="legend"><span>${series[0].name}</span><span class="soft">${t('chart.by', { what: words(this.chart.x).toLowerCase() })}</span></span>`;
  }

  #label(series) {
    return t('chart.label', { kind: t(`chart.${this.shown}`), what: series.map(({ name }) => name).join(', '), n: this.rows.length });
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
    saveData(fileName(this.question || this.series.map(({ name }) => name).join(' '), ending), data);
  }
}

customElements.define('baton-chart', ResultChart);
