import { html, nothing, svg } from 'lit';
import { duration } from '../lib/format.js';
import { coded, many } from '../lib/i18n.js';
import { STEP_SIGNS, icon } from '../lib/icons.js';
import { arranged } from '../lib/layers.js';
import { Piece } from '../lib/piece.js';

const HEIGHT = 58;
const VIA = 18;
const ALONG = { gap: 34, least: 128, most: 216 };
const DOWN = { gap: 26, across: 16, least: 138, most: 250 };

/**
 * A plan as a picture: a box for each step, lines for what it needs. From left to right where that fits, else
 * from top to bottom. Tells `pick` with the id of a step. `steps` are {id, title, agent, state, needs, millis, attempt}.
 */
class PlanGraph extends Piece {
  static properties = { steps: {}, revision: {}, chosen: {}, width: { state: true } };

  constructor() {
    super();
    this.steps = [];
    this.chosen = null;
    this.width = 0;
    this.watch = new ResizeObserver(([entry]) => (this.width = Math.floor(entry.contentRect.width)));
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
    if (!this.width || this.steps.length === 0) return nothing;
    const { rows, edges } = arranged(this.steps);
    const fits = (this.width - (rows.length - 1) * ALONG.gap) / rows.length;
    const drawn = fits >= ALONG.least ? along(rows, Math.min(ALONG.most, fits)) : down(rows, this.width);
    return html`<div class="graph-scroll"><svg class="graph" width=${drawn.width} height=${drawn.height}
      viewBox="0 0 ${drawn.width} ${drawn.height}" role="group" aria-label=${many('graph.label', this.steps.length)} @keydown=${this.#key}>
      ${edges.map((way) => line(way, drawn))}
      ${this.steps.map((step) => this.#box(step, rows, drawn))}</svg></div>`;
  }

  #box(step, rows, drawn) {
    const place = rows.flat().find((each) => each.step === step);
    const word = coded('step', step.state);
    const took = step.state === 'done' && step.millis !== undefined && step.millis !== null ? ` · ${duration(step.millis)}` : '';
    return svg`<foreignObject x=${place.x} y=${place.y} width=${drawn.box} height=${HEIGHT}>
      <button class="node node-${step.state}" data-state=${step.state} data-step=${step.id} aria-pressed=${step.id === this.chosen}
        title=${step.title} @click=${() => this.#pick(step.id)}>
        <span class="step-sign">${icon(STEP_SIGNS[step.state] ?? 'ring')}</span>
        <span class="node-text"><span class="node-title">${step.title}</span><span class="node-note">${word}${took}</span></span></button></foreignObject>`;
  }

  #pick(id) {
    this.dispatchEvent(new CustomEvent('pick', { detail: id }));
  }

  /** Arrows go from box to box. */
  #key(event) {
    const way = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (!way) return;
    const all = [...this.querySelectorAll('.node')];
    const next = all[all.indexOf(event.target.closest('.node')) + way];
    if (!next) return;
    event.preventDefault();
    next.focus();
  }
}

/** Layers from left to right. */
function along(rows, box) {
  const size = (place) => (place.via ? VIA : HEIGHT + 14);
  const tall = rows.map((row) => row.reduce((sum, place) => sum + size(place), 0));
  const height = Math.max(...tall) + 4;
  rows.forEach((row, level) => {
    let y = (height - tall[level]) / 2;
    for (const place of row) {
      Object.assign(place, { x: level * (box + ALONG.gap) + 2, y: y + 7, middle: y + size(place) / 2 });
      y += size(place);
    }
  });
  const way = (place, end) => [place.x + (end ? box : 0), place.middle];
  return { width: rows.length * box + (rows.length - 1) * ALONG.gap + 4, height, box, out: (p) => way(p, true), into: (p) => way(p, false), flat: true };
}

/** Layers from top to bottom, as wide as there is room; a very wide layer is scrolled to. */
function down(rows, room) {
  const full = (row) => row.filter((place) => !place.via);
  const fit = (row) => (room - 4 - (row.length - full(row).length) * VIA - full(row).length * DOWN.across) / Math.max(1, full(row).length);
  const box = Math.max(DOWN.least, Math.min(DOWN.most, ...rows.map(fit)));
  const size = (place) => (place.via ? VIA : box + DOWN.across);
  const wide = rows.map((row) => row.reduce((sum, place) => sum + size(place), 0));
  const width = Math.max(...wide) + 4;
  rows.forEach((row, level) => {
    let x = (width - wide[level]) / 2;
    for (const place of row) {
      Object.assign(place, { x: x + DOWN.across / 2, y: level * (HEIGHT + DOWN.gap) + 2, middle: x + size(place) / 2 });
      x += size(place);
    }
  });
  const way = (place, end) => [place.middle, place.y + (end ? HEIGHT : 0)];
  return { width, height: rows.length * HEIGHT + (rows.length - 1) * DOWN.gap + 4, box, out: (p) => way(p, true), into: (p) => way(p, false), flat: false };
}

/** One line through all places of its way, bent between them. */
function line(way, { out, into, flat }) {
  const bend = ([x1, y1], [x2, y2]) =>
    flat ? `C${(x1 + x2) / 2} ${y1} ${(x1 + x2) / 2} ${y2} ${x2} ${y2}` : `C${x1} ${(y1 + y2) / 2} ${x2} ${(y1 + y2) / 2} ${x2} ${y2}`;
  const start = out(way[0]);
  let path = `M${start[0]} ${start[1]}`;
  for (let i = 1; i < way.length; i++) {
    const to = into(way[i]);
    path += bend(out(way[i - 1]), to);
    if (way[i].via) path += `L${out(way[i])[0]} ${out(way[i])[1]}`;
  }
  const last = way.at(-1).step;
  return svg`<path class="edge ${last.state === 'running' ? 'edge-live' : ''}" d=${path}></path>`;
}

customElements.define('baton-graph', PlanGraph);
