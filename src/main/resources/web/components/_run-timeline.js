import { html, nothing, svg } from 'lit';
import { clock, duration } from '../lib/format.js';
import { coded, t } from '../lib/i18n.js';
import { Piece } from '../lib/piece.js';
import { linear } from '../lib/scale.js';

const ROW = 30;
const HEAD = 26;
const ROUND = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 30_000, 60_000, 120_000, 300_000, 600_000,
  1_800_000, 3_600_000, 10_800_000, 43_200_000, 86_400_000];
const time = (text, now) => (text ? Date.parse(text) : now);

/** When what was done: a line for each step with its attempts, its waits and its model calls. */
class RunTimeline extends Piece {
  static properties = { line: {}, chosen: {}, width: { state: true } };

  constructor() {
    super();
    this.width = 0;
    this.watch = new ResizeObserver(([entry]) => (this.width = Math.floor(entry.contentRect.width)));
  }

  connectedCallback() {
    super.connectedCallback();
    this.watch.observe(this);
    // What is under way grows; nothing is asked for this.
    this.timer = setInterval(() => this.line && !this.line.ended_at && this.requestUpdate(), 1_000);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.watch.disconnect();
    clearInterval(this.timer);
  }

  render() {
    const { line, width } = this;
    if (!line || !width) return nothing;
    const now = Date.now();
    const from = Date.parse(line.created_at);
    const to = Math.max(from + 10, time(line.ended_at, now));
    const left = Math.min(220, Math.round(width * 0.32));
    const x = linear([from, to], [left + 8, width - 64]);
    const rows = [...this.#whole(line), ...line.steps];
    const height = HEAD + rows.length * ROW + 6;
    return html`<svg class="gantt" width=${width} height=${height} viewBox="0 0 ${width} ${height}" role="img"
      aria-label=${t('timeline.label', { n: line.steps.length, time: duration(to - from) })}>
      ${marks(from, to, x, height, width - left)}
      ${rows.map((row, i) => this.#row(row, i, x, left, now))}</svg>`;
  }

  /** What the run waited for before and between its steps. */
  #whole(line) {
    const calls = line.planning?.calls ?? [];
    const waits = [...line.waits, ...line.escalations.map((each) => ({ ...each, why: 'held' }))];
    return waits.length || calls.length ? [{ title: t('timeline.run'), attempts: [], waits, spent: { calls }, state: '' }] : [];
  }

  #row(row, i, x, left, now) {
    const y = HEAD + i * ROW;
    const fits = Math.max(6, Math.floor((left - 8) / 6.6));
    const title = row.title.length > fits ? `${row.title.slice(0, fits - 1)}…` : row.title;
    const spans = [...row.attempts, ...row.waits].map((each) => time(each.ended_at, now));
    const millis = row.attempts.reduce((sum, each) => sum + time(each.ended_at, now) - Date.parse(each.started_at), 0);
    return svg`<g class="gantt-row ${row.id && row.id === this.chosen ? 'gantt-chosen' : ''}" data-step=${row.id ?? ''}
        @click=${() => row.id && this.dispatchEvent(new CustomEvent('pick', { detail: row.id }))}>
      <rect class="gantt-ground" x="0" y=${y} width=${this.width} height=${ROW} rx="6"></rect>
      <text class="gantt-title" x="6" y=${y + ROW / 2} dominant-baseline="central">${title}<title>${row.title}</title></text>
      ${row.waits.map((wait) => bar(x, y, wait, now, 'wait', t('timeline.waited', { why: coded('wait', wait.why), time: '{}' })))}
      ${row.attempts.map((each) => bar(x, y, each, now, each.outcome, t('timeline.attempt', { n: each.number, outcome: coded('outcome', each.outcome), time: '{}' })))}
      ${(row.spent?.calls ?? []).map((call) => tick(x, y, call))}
      ${millis && row.id ? svg`<text class="gantt-took" x=${Math.max(...spans.map(x)) + 7} y=${y + ROW / 2} dominant-baseline="central">${duration(millis)}</text>` : nothing}</g>`;
  }
}

/** A stretch of time; one that goes on ends now. */
function bar(x, y, { started_at: started, ended_at: ended }, now, kind, said) {
  const from = Date.parse(started);
  const to = time(ended, now);
  const thick = kind === 'wait' ? 6 : 14;
  return svg`<rect class="gantt-bar gantt-${kind}" x=${x(from)} y=${y + (ROW - thick) / 2} rx=${Math.min(3, thick / 2)}
    width=${Math.max(2, x(to) - x(from))} height=${thick}><title>${said.replace('{}', duration(to - from))}</title></rect>`;
}

/** A call of a model: as long as it took, below the bar of its step. */
function tick(x, y, { at, millis, model, purpose, input_tokens: read, output_tokens: written }) {
  const to = Date.parse(at);
  return svg`<rect class="gantt-call" x=${x(to - millis)} y=${y + ROW - 6} width=${Math.max(2, x(to) - x(to - millis))} height="3" rx="1.5">
    <title>${t('timeline.call', { purpose: purpose.replaceAll('_', ' '), model, tokens: read + written, time: duration(millis) })}</title></rect>`;
}

function marks(from, to, x, height, room) {
  const step = ROUND.find((each) => (to - from) / each <= Math.max(2, room / 90)) ?? to - from;
  const places = Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, i) => i * step);
  return places.map((each) => svg`<line class="grid" x1=${x(from + each)} x2=${x(from + each)} y1=${HEAD - 6} y2=${height}></line>
    <text class="axis" x=${x(from + each)} y="12" text-anchor=${each ? 'middle' : 'start'}>${each ? (x(from + each) - x(from) > 88 ? duration(each) : '') : clock(from)}</text>`);
}

customElements.define('baton-timeline', RunTimeline);
