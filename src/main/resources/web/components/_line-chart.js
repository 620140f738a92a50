import { html, nothing, svg } from 'lit';
import { t } from '../lib/i18n.js';
import { Piece } from '../lib/piece.js';
import { every, linear, ticks } from '../lib/scale.js';

const HEIGHT = 260;
const FOOT = 30;

/** Runs of values without a gap, so that a line never bridges what is not known. */
function stretches(values) {
  const found = [];
  values.forEach((value, i) => {
    if (value === null || value === undefined) return;
    if (i > 0 && found.length && found.at(-1).at(-1) === i - 1) found.at(-1).push(i);
    else found.push([i]);
  });
  return found;
}

/**
 * Lines with bands: `labels` for the x axis; `series` [{name, values, low, high}]; `limits` [{name, value}] drawn across;
 * `told` writes a value; `label` says what the picture is. The table below it tells the same.
 */
class LineChart extends Piece {
  static properties = { labels: {}, series: {}, limits: {}, told: {}, label: {}, axis: {}, from: {}, to: {}, marked: {}, width: { state: true } };

  constructor() {
    super();
    this.width = 0;
    this.limits = [];
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
    const { series, limits } = this;
    return html`<figure class="chart">
      <figcaption class="legend">${series.map(({ name, low }, i) => html`<span class="key series-${i % 4}">${name}${low ? html` <span class="soft">${t('linechart.band')}</span>` : nothing}</span>`)}
        ${limits.map(({ name }) => html`<span class="key key-limit">${name}</span>`)}</figcaption>
      ${this.width > 40 ? this.#picture() : nothing}
      <details class="chart-numbers"><summary>${t('linechart.numbers')}</summary><div class="chart-table" tabindex="0" role="region" aria-label=${this.label}>${this.#table()}</div></details>
    </figure>`;
  }

  #picture() {
    const { series, limits, labels, told } = this;
    const width = this.width - 34;
    const values = [...series.flatMap(({ values: all, low = [], high = [] }) => [...all, ...low, ...high]), ...limits.map(({ value }) => value)]
      .filter((value) => value !== null && value !== undefined).map(Number);
    const marks = ticks(Math.min(this.from ?? Math.min(0, ...values), ...values), Math.max(this.to ?? -Infinity, ...values), 4);
    const left = Math.max(...marks.map((mark) => told(mark, true).length)) * 7.2 + 14;
    const y = linear([marks[0], marks.at(-1)], [HEIGHT - FOOT, 12]);
    const x = linear([0, Math.max(1, labels.length - 1)], [left + 8, width - 12]);
    const room = Math.max(...labels.map((label) => label.length), 1) * 6.8 + 14;
    const step = every(labels.length, width - left, room);
    const path = (all, run) => run.map((i, n) => `${n ? 'L' : 'M'}${x(i).toFixed(1)} ${y(all[i]).toFixed(1)}`).join('');
    const band = ({ low, high }, run) => `${path(high, run)}${run.toReversed().map((i) => `L${x(i).toFixed(1)} ${y(low[i]).toFixed(1)}`).join('')}Z`;
    return html`<svg width=${width} height=${HEIGHT} viewBox="0 0 ${width} ${HEIGHT}" role="img" aria-label=${this.label}>
      ${marks.map((mark) => svg`<line class=${mark === 0 ? 'base' : 'grid'} x1=${left} x2=${width} y1=${y(mark)} y2=${y(mark)}></line>
        <text class="axis" x=${left - 10} y=${y(mark)} text-anchor="end" dominant-baseline="central">${told(mark, true)}</text>`)}
      ${series.map((each, s) => each.low ? stretches(each.low).map((run) => svg`<path class="band series-${s % 4}" d=${band(each, run)}></path>`) : nothing)}
      ${limits.map(({ value }) => svg`<line class="limit" x1=${left} x2=${width} y1=${y(value)} y2=${y(value)}></line>`)}
      ${Number.isInteger(this.marked) ? svg`<line class="limit-at" x1=${x(this.marked)} x2=${x(this.marked)} y1="12" y2=${HEIGHT - FOOT}></line>` : nothing}
      ${series.map(({ values: all }, s) => stretches(all).map((run) => svg`<path class="line-mark series-${s % 4} dash-${s > 3 ? 1 : 0}" d=${path(all, run)}></path>`))}
      ${labels.length > 80 ? nothing : series.map(({ name, values: all, low, high }, s) => all.map((value, i) => value === null || value === undefined ? nothing
        : svg`<circle class="point series-${s % 4}" cx=${x(i)} cy=${y(value)} r="3"><title>${labels[i]} · ${name}: ${told(value)}${low ? ` (${told(low[i])} – ${told(high[i])})` : ''}</title></circle>`))}
      ${labels.map((label, i) => i % step ? nothing
        : svg`<text class="axis" x=${Math.min(Math.max(x(i), left + room / 2 - 10), width - room / 2 + 6)} y=${HEIGHT - 9} text-anchor="middle">${label}</text>`)}
    </svg>`;
  }

  #table() {
    const { series, labels, told } = this;
    const cell = (value) => html`<td class="number">${value === null || value === undefined ? '–' : told(value)}</td>`;
    return html`<table class="cells"><caption class="visually-hidden">${this.label}</caption><thead><tr><th scope="col">${this.axis}</th>${series.map(({ name, low }) => html`<th scope="col" class="number">${name}</th>${low
      ? html`<th scope="col" class="number">${t('linechart.low')}</th><th scope="col" class="number">${t('linechart.high')}</th>` : nothing}`)}</tr></thead>
      <tbody>${labels.map((label, i) => html`<tr><th scope="row">${label}</th>${series.map(({ values, low, high }) => html`${cell(values[i])}${low ? html`${cell(low[i])}${cell(high[i])}` : nothing}`)}</tr>`)}</tbody></table>`;
  }
}

customElements.define('baton-lines', LineChart);
