import { html, nothing } from 'lit';
import * as api from '../lib/api.js';
import { count, dollars, duration } from '../lib/format.js';
import { coded, t } from '../lib/i18n.js';
import { STEP_SIGNS, icon } from '../lib/icons.js';
import { Piece } from '../lib/piece.js';
import { go } from '../lib/router.js';
import '../lib/messages/_operations.js';
import { shownValue } from './decision-form.js';
import './result-table.js';

const RESULT_COLUMNS = (output) => Array.isArray(output?.columns) && Array.isArray(output?.rows) && output.columns.every((each) => each?.name);

/** One step: what it was given, what it has proved, what it took. Tells `close`, and `done` after a fork. */
class StepPanel extends Piece {
  static properties = { operation: {}, told: {}, ended: { type: Boolean }, revision: {}, found: { state: true }, problem: { state: true }, busy: { state: true } };

  willUpdate(changed) {
    const { told } = this;
    if (told && (told.id !== this.asked?.id || told.state !== this.asked.state)) {
      if (told.id !== this.asked?.id) this.found = null;
      this.asked = { id: told.id, state: told.state };
      this.#load(told.id);
    }
    if (changed.has('operation') && changed.get('operation')) this.asked = null;
  }

  async #load(id) {
    this.problem = null;
    try {
      const found = await api.step(this.operation, id);
      if (id === this.told?.id) this.found = found;
    } catch (problem) {
      if (id === this.told?.id) this.problem = problem;
    }
  }

  firstUpdated() {
    this.querySelector('.step-panel').focus({ preventScroll: true });
  }

  render() {
    const { told, found } = this;
    if (!told) return nothing;
    return html`<section class="card step-panel" tabindex="-1" aria-label=${told.title} @keydown=${this.#key}>
      <header class="step-head"><span class="step-${told.state}"><span class="step-sign">${icon(STEP_SIGNS[told.state] ?? 'ring')}</span></span>
        <h3>${told.title}</h3><button class="quiet square" aria-label=${t('close')} @click=${this.#close}>${icon('close')}</button></header>
      ${this.#measures()}
      ${told.attempts.filter(({ problem }) => problem).map(({ number, problem }) => html`<p class="field-problem">${t('step.attempt', { n: number })}: ${problem.text}</p>`)}
      ${this.problem ? html`<p class="field-problem" role="alert">${this.problem.message}</p>` : nothing}
      ${found ? html`${this.#value(t('step.input'), found.input)}${this.#output(found)}` : html`<span class="bone"></span>`}
      ${this.ended ? html`<button ?disabled=${this.busy} data-control="fork" title=${t('control.fork_why')} @click=${this.#fork}>${icon('fork')}${t('control.fork')}</button>` : nothing}
    </section>`;
  }

  #measures() {
    const { told } = this;
    const { spent } = told;
    const fact = (name, value) => (value ? html`<div><dt>${name}</dt><dd>${value}</dd></div>` : nothing);
    return html`<dl class="facts">${fact(t('operations.status'), coded('step', told.state))}${fact(t('step.agent'), told.agent)}
      ${fact(t('operations.took'), told.millis === undefined ? '' : duration(told.millis))}${fact(t('step.attempts'), told.attempts.length)}
      ${fact(t('tokens'), spent.tokens ? count(spent.tokens) : '')}${fact(t('tokens.plain'), spent.plain_tokens ? count(spent.plain_tokens) : '')}
      ${fact(t('operation.cost'), Number(spent.cost) ? dollars(spent.cost) : '')}${fact(t('step.needs'), told.needs.join(', '))}</dl>`;
  }

  #output(found) {
    if (found.output === null) return found.digest ? this.#value(t('step.output'), found.digest) : nothing;
    const { output } = found;
    const table = RESULT_COLUMNS(output);
    const rest = table ? Object.fromEntries(Object.entries(output).filter(([name]) => name !== 'rows' && name !== 'columns')) : output;
    return html`${found.digest ? html`<p>${found.digest}</p>` : nothing}
      ${table ? html`<baton-table .columns=${output.columns} .rows=${output.rows} .truncated=${found.output_cut} .total=${output.row_count ?? output.rows.length} .question=${this.told.title}></baton-table>` : nothing}
      ${this.#value(t('step.output'), rest)}${found.output_cut ? html`<p class="soft">${t('step.cut')}</p>` : nothing}`;
  }

  #value(title, value) {
    const none = value === null || (typeof value === 'object' && Object.keys(value).length === 0);
    return html`<details class="fold" open><summary>${icon('chevron', 'fold-sign')}<span>${title}</span></summary>
      <div class="step-value" tabindex="0" role="group" aria-label=${title}>${none ? html`<p class="soft">${t('step.nothing')}</p>` : shownValue(value)}</div></details>`;
  }

  #key(event) {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    this.#close();
  }

  #close() {
    this.dispatchEvent(new CustomEvent('close'));
  }

  async #fork() {
    this.busy = true;
    try {
      const started = await api.fork(this.operation, this.told.id);
      this.dispatchEvent(new CustomEvent('done', { detail: started }));
      go(`/ui/operations/${started.operation_id}`);
    } catch (problem) {
      this.problem = problem;
    }
    this.busy = false;
  }
}

customElements.define('baton-step', StepPanel);
