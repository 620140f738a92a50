import { html, nothing } from 'lit';
import * as api from '../lib/api.js';
import { stream } from '../lib/app.js';
import { watched } from '../lib/operation.js';
import { dollars, duration, moment, percent } from '../lib/format.js';
import { coded, t } from '../lib/i18n.js';
import { icon } from '../lib/icons.js';
import { Piece } from '../lib/piece.js';
import './_operation-effects.js';
import './_operation-parts.js';
import './_run-timeline.js';
import './_step-panel.js';
import './decision-card.js';
import './operation-controls.js';
import { failed, frame, section, waiting } from './page-frame.js';
import './plan-graph.js';
import { problemCard } from './problem-card.js';
import { progress } from './progress-bar.js';
import { statusMark, underWay } from './status-mark.js';

const SOONEST = 600;

/** One operation: its plan, its time, what it took, its result; live, and the same after a reload. */
class OperationPage extends Piece {
  static properties = { operation: {}, told: { state: true }, line: { state: true }, effects: { state: true }, problem: { state: true }, chosen: { state: true }, revision: { state: true } };
  #timer = 0;
  #looked = 0;

  constructor() {
    super();
    this.run = null;
    this.listen(stream, 'message', ({ detail }) => this.#hear(detail));
    this.listen(stream, 'welcome', () => this.#soon());
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
    stream.leave(this.operation);
  }

  willUpdate(changed) {
    if (!changed.has('operation')) return;
    if (changed.get('operation')) stream.leave(changed.get('operation'));
    Object.assign(this, { told: null, line: null, effects: null, problem: null, chosen: null, run: watched(this.operation) });
    stream.follow(this.operation);
    this.reload();
  }

  #hear(message) {
    if (message.operation_id !== this.operation) return;
    this.run.take(message);
    this.revision = this.run.revision;
    if (message.type !== 'token' && message.type !== 'progress') this.#soon();
  }

  /** Something has happened: what the server knows is read once more, a little later. */
  #soon() {
    if (this.#timer) return;
    this.#timer = setTimeout(() => {
      this.#timer = 0;
      this.reload();
    }, Math.max(60, this.#looked + SOONEST - Date.now()));
  }

  async reload() {
    const id = this.operation;
    this.#looked = Date.now();
    try {
      const [told, line, effects] = await Promise.all([api.operation(id), api.timeline(id), api.effects(id)]);
      if (id !== this.operation) return;
      Object.assign(this, { told, line, effects, problem: null });
    } catch (problem) {
      if (id === this.operation) this.problem = problem;
    }
  }

  render() {
    const { told, problem } = this;
    const back = html`<a class="quiet square button" href="/ui/operations" aria-label=${t('operation.list')} title=${t('operation.list')}>${icon('left')}</a>`;
    if (!told) {
      return frame({ title: t('page.operation'), back }, problem ? failed(problem, () => this.reload()) : waiting(5));
    }
    return frame({ title: told.goal || this.operation, back, wide: true }, html`
      ${this.#facts()}
      <baton-controls .told=${told} @done=${({ detail }) => this.#controlled(detail)}></baton-controls>
      ${progress(this.run, told, this.line)}
      ${this.#questions()}
      ${told.error ? problemCard({ text: told.error, suggestions: told.suggestions, cause: told.error_code }) : nothing}
      ${this.#plan()}
      ${section(t('timeline'), html`<baton-timeline .line=${this.line} .chosen=${this.chosen} @pick=${this.#pick}></baton-timeline>${legend()}`)}
      <baton-spent .line=${this.line}></baton-spent>
      <baton-result .told=${told}></baton-result>
      <baton-effects .effects=${this.effects} .told=${told} @done=${({ detail }) => this.#controlled(detail)}></baton-effects>
      <baton-events .events=${this.run.events} .revision=${this.revision}></baton-events>`);
  }

  #facts() {
    const { told } = this;
    const fact = (name, value) => (value === null || value === undefined || value === '' ? nothing : html`<div><dt>${name}</dt><dd>${value}</dd></div>`);
    const link = (id) => html`<a href="/ui/operations/${id}">${id}</a>`;
    return html`<div class="facts-head">${statusMark(told.status)}<code class="soft">${told.operation_id}</code></div>
      <dl class="facts">
        ${fact(t('operations.type'), told.agent ?? told.operation_type)}${fact(t('operations.door'), coded('door', told.door))}
        ${fact(t('operation.caller'), told.caller)}${fact(t('operations.began'), moment(told.created_at))}
        ${fact(t('operations.took'), duration(told.execution_time_ms))}
        ${fact(t('sure.label'), told.confidence_score > 0 ? percent(told.confidence_score) : null)}
        ${fact(t('operation.cost'), Number(this.line.totals.cost) ? dollars(this.line.totals.cost) : null)}
        ${fact(t('operation.forked_from'), told.forked_from && link(told.forked_from))}${fact(t('operation.parent'), told.parent && link(told.parent))}
        ${told.door === 'query' ? fact(t('chat.label'), html`<a href="/ui/chat/${told.session_id}">${t('operation.in_chat')}</a>`) : nothing}</dl>`;
  }

  /** What a person is asked about it, answered here. */
  #questions() {
    const open = this.line.escalations.filter((each) => !each.ended_at);
    return open.map(({ escalation: id }) => html`<baton-decision .escalation=${{ id }} .revision=${this.run.escalations.find((each) => each.id === id)?.told}></baton-decision>`);
  }

  #plan() {
    const steps = this.run.stepsOf(this.line, underWay(this.told.status) ? null : this.told.status);
    if (steps.length === 0) return section(t('plan'), html`<p class="soft">${t('step.planning')}…</p>`);
    return section(t('plan'), html`<div class="plan ${this.chosen ? 'plan-open' : ''}">
      <baton-graph .steps=${steps} .chosen=${this.chosen} @pick=${this.#pick}></baton-graph>
      ${this.chosen ? html`<baton-step .operation=${this.operation} .told=${steps.find(({ id }) => id === this.chosen)} .ended=${!underWay(this.told.status)}
        .revision=${this.revision} @close=${() => this.#close()} @done=${({ detail }) => this.#controlled(detail)}></baton-step>` : nothing}</div>`);
  }

  #pick({ detail }) {
    this.chosen = this.chosen === detail ? null : detail;
  }

  #close() {
    const { chosen } = this;
    this.chosen = null;
    this.updateComplete.then(() => this.querySelector(`.node[data-step="${chosen}"]`)?.focus());
  }

  /** What was done led to another operation, or to this one as it stands now. */
  #controlled(told) {
    if (told.operation_id === this.operation) this.told = told;
    this.#soon();
  }
}

const legend = () => html`<ul class="legend timeline-legend">${['attempt', 'wait', 'call'].map(
  (kind) => html`<li class="key key-${kind}">${t(`legend.${kind}`)}</li>`)}</ul>`;

customElements.define('baton-operation', OperationPage);
