import { html, nothing } from 'lit';
import * as api from '../lib/_console-api.js';
import { ago, count, duration, moment, percent } from '../lib/format.js';
import { coded, many, t } from '../lib/i18n.js';
import { icon } from '../lib/icons.js';
import { Piece } from '../lib/piece.js';
import { circuitMark, presenceMark } from './_agent-state.js';
import './_ask-alone.js';
import './_sure-dialog.js';
import { empty, failed, section } from './page-frame.js';

const SIGNS = { start: 'play', drain: 'pause', stop: 'stop' };

/** What a field may hold, in a few words. */
function typed(schema = {}) {
  if (schema.enum) return schema.enum.join(' | ');
  if (schema.type === 'array') return t('agents.list_of', { what: typed(schema.items) });
  return coded('agents.type', schema.type ?? 'any');
}

/** One agent: what for, how it does, what it takes and gives, and a form to ask it. */
class AgentDetail extends Piece {
  static properties = {
    agent: {}, errors: { state: true }, problem: { state: true }, errorsProblem: { state: true }, busy: { state: true },
  };

  constructor() {
    super();
    this.errors = null;
    this.failures = -1;
  }

  willUpdate(changed) {
    if (!changed.has('agent')) return;
    // Errors are read again when there are more of them.
    const failures = this.agent.instances.reduce((sum, each) => sum + Object.values(each.failures).reduce((a, b) => a + b, 0), 0);
    if (failures !== this.failures || changed.get('agent')?.name !== this.agent.name) {
      this.failures = failures;
      this.#loadErrors();
    }
  }

  async #loadErrors() {
    try {
      const { items } = await api.errors();
      this.errors = items.filter(({ agent }) => agent === this.agent.name);
      this.errorsProblem = null;
    } catch (problem) {
      this.errorsProblem = problem;
    }
  }

  render() {
    const { agent } = this;
    return html`
      <p class="lead">${agent.purpose}</p>
      <p class="marks">${presenceMark(agent.presence)}
        <span class="mark">${coded('agents.effect', agent.effect)}</span>
        ${agent.permission ? html`<span class="mark">${t('agents.needs', { permission: agent.permission })}</span>` : nothing}
        ${agent.cost?.millis ? html`<span class="mark">${t('agents.usually', { time: duration(agent.cost.millis) })}</span>` : nothing}</p>
      ${this.problem ? html`<div role="alert">${failed(this.problem, () => (this.problem = null))}</div>` : nothing}
      ${section(many('agents.instances_of', agent.instances.length), this.#instances(), this.#orders(agent.name, agent.presence))}
      ${section(t('agents.ask'), html`<baton-ask-alone .agent=${agent}></baton-ask-alone>`)}
      ${section(t('agents.errors'), this.#errors(), html`<span class="soft">${t('agents.errors_day')}</span>`)}
      <div class="halves">${section(t('agents.takes'), this.#fields(agent.input))}${section(t('agents.gives'), this.#fields(agent.output))}</div>
      <baton-sure></baton-sure>`;
  }

  #orders(name, presence) {
    const can = presence === 'up' ? ['drain', 'stop'] : presence === 'draining' ? ['start', 'stop'] : ['start'];
    return can.map((what) => html`<button ?disabled=${this.busy} data-order=${what} aria-label=${`${t(`agents.${what}`)}: ${name}`}
      @click=${() => this.#order(name, what)}>${icon(SIGNS[what])}${t(`agents.${what}`)}</button>`);
  }

  async #order(name, what) {
    if (what !== 'start') {
      const sure = await this.querySelector('baton-sure').ask(t(`agents.${what}_sure`, { name }), t(`agents.${what}_means`), t(`agents.${what}`));
      if (!sure) return;
    }
    this.busy = true;
    this.problem = null;
    try {
      await api.order(name, what);
      // What was ordered of one instance is told with its agent.
      this.dispatchEvent(new CustomEvent('changed', { detail: (await api.agents()).find((each) => each.name === this.agent.name) }));
    } catch (problem) {
      this.problem = problem;
    }
    this.busy = false;
  }

  #instances() {
    const { instances } = this.agent;
    if (!instances.length) return empty(t('agents.no_instance'));
    return html`<div class="sheet"><table class="cells"><caption class="visually-hidden">${t('agents.instances')}</caption>
      <thead><tr><th scope="col">${t('agents.instance')}</th><th scope="col">${t('agents.state')}</th><th scope="col" class="wide-only">${t('agents.circuit')}</th>
        <th scope="col" class="number">${t('agents.in_flight')}</th><th scope="col" class="number wide-only">${t('agents.calls')}</th>
        <th scope="col" class="number wide-only">${t('agents.failing')}</th><th scope="col" class="number wide-only">${t('agents.p50')}</th>
        <th scope="col" class="number wide-only">${t('agents.p95')}</th><th scope="col" class="number wide-only">${t('agents.quality')}</th>
        ${instances.length > 1 ? html`<th scope="col"><span class="visually-hidden">${t('agents.orders')}</span></th>` : nothing}</tr></thead>
      <tbody>${instances.map((each) => this.#instance(each, instances.length > 1))}</tbody></table></div>`;
  }

  #instance(each, several) {
    const where = [coded('agents.kind', each.kind), each.version, each.url, each.heard_at ? t('agents.heard', { ago: ago(each.heard_at) }) : null];
    return html`<tr><th scope="row">${each.id}<span class="row-more">${where.filter(Boolean).join(' · ')}</span></th>
      <td>${presenceMark(each.presence)}${each.circuit === 'closed' ? nothing : circuitMark(each.circuit)}</td>
      <td class="wide-only">${circuitMark(each.circuit)}</td>
      <td class="number">${t('agents.of', { n: count(each.in_flight), all: count(each.most_at_once) })}</td>
      <td class="number wide-only">${count(each.calls)}</td><td class="number wide-only">${each.failure_rate === null ? '–' : percent(each.failure_rate)}</td>
      <td class="number wide-only">${duration(each.p50_millis) || '–'}</td><td class="number wide-only">${duration(each.p95_millis) || '–'}</td>
      <td class="number wide-only">${each.quality === null ? '–' : percent(each.quality)}</td>
      ${several ? html`<td class="row-end">${this.#orders(each.id, each.presence)}</td>` : nothing}</tr>`;
  }

  #fields({ properties = {}, required = [], additionalProperties } = {}) {
    const fields = Object.entries(properties);
    if (!fields.length) return html`<p class="soft">${additionalProperties === false ? t('agents.no_fields') : t('agents.any_fields')}</p>`;
    return html`<dl class="fields">${fields.map(([name, schema]) => html`<div><dt><code>${name}</code></dt><dd>${typed(schema)}${required.includes(name)
      ? html` <span class="soft">${t('agents.required')}</span>` : nothing}</dd></div>`)}</dl>`;
  }

  #errors() {
    if (this.errorsProblem) return failed(this.errorsProblem, () => this.#loadErrors());
    if (!this.errors) return html`<p class="soft" role="status">${t('loading')}</p>`;
    if (!this.errors.length) return html`<p class="soft">${t('agents.no_errors')}</p>`;
    return html`<div class="sheet"><table class="cells"><caption class="visually-hidden">${t('agents.errors')}</caption>
      <thead><tr><th scope="col">${t('agents.cause')}</th><th scope="col" class="number">${t('agents.times')}</th><th scope="col" class="wide-only">${t('agents.last')}</th><th scope="col">${t('agents.runs')}</th></tr></thead>
      <tbody>${this.errors.map((each) => html`<tr><th scope="row">${coded('cause', each.cause)}<span class="row-more">${each.example}</span></th>
        <td class="number">${count(each.count)}</td><td class="wide-only"><time datetime=${each.last} title=${moment(each.last)}>${ago(each.last)}</time></td>
        <td>${each.runs.slice(0, 3).map((run) => html`<a class="run-link" href="/ui/operations/${run}">${run}</a>`)}</td></tr>`)}</tbody></table></div>`;
  }
}

customElements.define('baton-agent', AgentDetail);
