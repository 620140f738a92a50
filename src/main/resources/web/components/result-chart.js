import { html, nothing, svg } from 'lit';
import { axisLabel, cell, compare, numeric, short, words } from '../lib/format.js';
import { t } from '../lib/i18n.js';
import { Piece } from '../lib/piece.js';
import { every, linear, ticks } from '../lib/scale.js';

const HEIGHT = 260;
const ROW = 30;
const MOST_BARS = 40;

/** Bars of one kind are easiest to compare from the longest to the shortest. */
const longestFirst = (points) =>
  points[0]?.y.length === 1 ? points.toSorted((a, b) => (b.y[0] ?? -Infinity) - (a.y[0] ?? -Infinity)) : points;

/** A result as a picture: bars for names, a line for times. The table beside it tells the same. */
class ResultChart extends Piece {
  static properties = { chart: {}, columns: {}, rows: {}, width: { state: true } };

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
    const x = this.columns.findIndex(({ name }) => name === this.chart.x);
    const series = this.chart.y
      .map((name) => this.columns.findIndex((column) => column.name === name))
      .filter((at) => at >= 0)
      .map((at) => ({ name: words(this.columns[at].name), at, column: this.columns[at] }));
    if (x < 0 || series.length === 0) return nothing;
    const points = this.rows.map((row) => ({
      x: row[x],
      y: series.map(({ at }) => (row[at] === null || row[at] === undefined ? null : Number(row[at]))),
      row,
    }));
    return html`<figure class="chart">
      ${series.length > 1
        ? html`<figcaption class="legend">${series.map(({ name }, i) => html`<span class="key series-${i}">${name}</span>`)}</figcaption>`
        : html`<figcaption class="legend"><span>${series[0].name}</span><span class="soft">${t('chart.by', { what: words(this.chart.x).toLowerCase() })}</span></figcaption>`}
      ${this.width > 0 ? this.#picture(points, series, this.columns[x]) : nothing}
    </figure>`;
  }

  #picture(points, series, column) {
    const kind = String(this.chart.type).toLowerCase();
    const inOrder = [...points].sort((a, b) => compare(a.x, b.x, column));
    if (kind === 'line') return this.#line(inOrder, series, column);
    return numeric(column) || column.type === 'date' || column.type === 'timestamp'
      ? this.#columns(inOrder, series, column)
      : this.#bars(longestFirst(points).slice(0, MOST_BARS), series, column);
  }

  #svg(height, label, body) {
    return html`<svg width=${this.width} height=${height} viewBox="0 0 ${this.width} ${height}" role="img" aria-label=${label}>${body}</svg>`;
  }

  #label(kind, points, series) {
    return t('chart.label', { kind: t(kind), what: series.map(({ name }) => name).join(', '), n: points.length });
  }

  /** Names get a bar each, lying, so that they can be read. */
  #bars(points, series, column) {
    const values = points.flatMap(({ y }) => y.filter((v) => v !== null));
    const low = Math.min(0, ...values);
    const high = Math.max(0, ...values);
    const names = points.map(({ x }) => cell(x, column) ?? '–');
    const longest = Math.max(...names.map((name) => name.length));
    const left = Math.min(this.width * 0.38, longest * 7 + 14);
    const scale = linear([low, high], [left, this.width - 74]);
    const thick = Math.max(6, Math.min(18, (ROW - 8) / series.length));
    const row = Math.max(ROW, thick * series.length + 10);
    const fits = Math.floor((left - 14) / 6.6);
    const wide = points.some(({ row: cells }) => series.some(({ at, column: own }) => (cell(cells[at], own) ?? '').length > 10));
    const told = (value, raw, own) => (wide ? short(value) : cell(raw, own));
    const body = points.map(({ y, row: cells }, i) => {
      const top = i * row + (row - thick * series.length) / 2;
      const name = names[i].length > fits ? `${names[i].slice(0, Math.max(1, fits - 1))}…` : names[i];
      return svg`<g class="mark-row"><title>${names[i]}</title>
        <text class="axis" x=${left - 10} y=${i * row + row / 2} text-anchor="end" dominant-baseline="central">${name}</text>
        ${y.map((value, s) => value === null ? nothing : svg`
          <rect class="bar-mark series-${s}" x=${Math.min(scale(0), scale(value))} y=${top + s * thick} rx="3"
            width=${Math.max(1.5, Math.abs(scale(value) - scale(0)))} height=${thick - 2}></rect>
          <text class="value" x=${Math.max(scale(0), scale(value)) + 7} y=${top + s * thick + thick / 2 - 1}
            dominant-baseline="central">${told(value, cells[series[s].at], series[s].column)}</text>`)}</g>`;
    });
    return this.#svg(points.length * row + 4, this.#label('chart.bars', points, series), body);
  }

  #frame(points, series) {
    const values = points.flatMap(({ y }) => y.filter((v) => v !== null));
    const marks = ticks(Math.min(0, ...values), Math.max(0, ...values), 4);
    const left = Math.max(...marks.map((mark) => short(mark).length)) * 7.5 + 14;
    const y = linear([marks[0], marks.at(-1)], [HEIGHT - 30, 12]);
    const grid = marks.map((mark) => svg`<line class=${mark === 0 ? 'base' : 'grid'} x1=${left} x2=${this.width} y1=${y(mark)} y2=${y(mark)}></line>
      <text class="axis" x=${left - 10} y=${y(mark)} text-anchor="end" dominant-baseline="central">${short(mark)}</text>`);
    return { left, y, grid, label: (kind) => this.#label(kind, points, series) };
  }

  #axis(points, column, at) {
    const monthly = column.type !== 'integer' && points.every(({ x }) => /-01(T00:00|$)/.test(String(x)));
    const labels = points.map(({ x }) => axisLabel(x, column, monthly));
    const room = Math.max(...labels.map((label) => label.length)) * 6.8 + 14;
    const step = every(points.length, this.width - 40, room);
    const line = labels.map((label, i) => {
      if (i % step) return nothing;
      const x = Math.min(Math.max(at(i), room / 2 - 6), this.width - room / 2 + 6);
      return svg`<text class="axis" x=${x} y=${HEIGHT - 9} text-anchor="middle">${label}</text>`;
    });
    return { labels, line };
  }

  #columns(points, series, column) {
    const { left, y, grid, label } = this.#frame(points, series);
    const slot = (this.width - left) / points.length;
    const thick = Math.min(36, (slot * 0.7) / series.length);
    const middle = (i) => left + slot * (i + 0.5);
    const { labels, line } = this.#axis(points, column, middle);
    const bars = points.map(({ y: values, row }, i) => values.map((value, s) => value === null ? nothing : svg`
      <rect class="bar-mark series-${s}" rx="2" x=${middle(i) - (thick * series.length) / 2 + s * thick} width=${Math.max(1, thick - 1)}
        y=${Math.min(y(0), y(value))} height=${Math.max(1, Math.abs(y(value) - y(0)))}><title>${labels[i]}: ${cell(row[series[s].at], series[s].column)}</title></rect>`));
    return this.#svg(HEIGHT, label('chart.bars'), svg`${grid}${bars}${line}`);
  }

  #line(points, series, column) {
    const { left, y, grid, label } = this.#frame(points, series);
    const at = linear([0, Math.max(1, points.length - 1)], [left + 8, this.width - 10]);
    const { labels, line } = this.#axis(points, column, at);
    const lines = series.map((_, s) => {
      const known = points.map(({ y: values }, i) => [at(i), values[s]]).filter(([, value]) => value !== null);
      const path = known.map(([x, value], i) => `${i ? 'L' : 'M'}${x.toFixed(1)} ${y(value).toFixed(1)}`).join('');
      const area = known.length > 1 && series.length === 1
        ? svg`<path class="area series-${s}" d="${path}L${known.at(-1)[0].toFixed(1)} ${y(0)}L${known[0][0].toFixed(1)} ${y(0)}Z"></path>` : nothing;
      return svg`${area}<path class="line-mark series-${s}" d=${path}></path>`;
    });
    const dots = points.length > 120 ? nothing : points.map(({ y: values, row }, i) => values.map((value, s) => value === null ? nothing : svg`
      <circle class="point series-${s}" cx=${at(i)} cy=${y(value)} r=${points.length > 40 ? 2 : 3.2}><title>${labels[i]}: ${cell(row[series[s].at], series[s].column)}</title></circle>`));
    return this.#svg(HEIGHT, label('chart.line'), svg`${grid}${lines}${dots}${line}`);
  }
}

customElements.define('baton-chart', ResultChart);
