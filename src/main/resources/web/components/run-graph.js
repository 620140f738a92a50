import { html, nothing } from 'lit';
import * as api from '../lib/api.js';
import { Piece } from '../lib/piece.js';
import './plan-graph.js';

/** The plan of a question, live; a click on a step shows what it was given, has proved and took. */
class RunGraph extends Piece {
  static properties = { run: {}, revision: {}, chosen: { state: true }, line: { state: true } };

  constructor() {
    super();
    this.chosen = null;
  }

  willUpdate(changed) {
    const state = this.run.steps.find(({ id }) => id === this.chosen)?.state;
    if (changed.has('revision') && this.chosen && state !== this.seen) this.#load();
    this.seen = state;
  }

  render() {
    return html`<baton-graph .steps=${this.run.steps} .revision=${this.revision} .chosen=${this.chosen} @pick=${this.#pick}></baton-graph>
      ${this.#panel()}`;
  }

  #panel() {
    const told = this.line?.steps.find(({ id }) => id === this.chosen);
    const known = this.run.steps.find(({ id }) => id === this.chosen);
    if (!told || !known) return nothing;
    return html`<baton-step .operation=${this.run.id} .told=${{ ...told, state: known.state, millis: known.millis }} .ended=${this.run.ended}
      @close=${this.#close}></baton-step>`;
  }

  #pick({ detail }) {
    this.chosen = this.chosen === detail ? null : detail;
    if (this.chosen && this.run.id) this.#load();
  }

  async #load() {
    const [line] = await Promise.all([api.timeline(this.run.id), import('./_step-panel.js')]).catch(() => [null]);
    this.line = line ?? this.line;
  }

  #close() {
    const { chosen } = this;
    this.chosen = null;
    this.updateComplete.then(() => this.querySelector(`.node[data-step="${chosen}"]`)?.focus());
  }
}

customElements.define('baton-run-graph', RunGraph);
