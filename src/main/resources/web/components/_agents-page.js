import { html, nothing } from 'lit';
import * as api from '../lib/_console-api.js';
import { soon } from '../lib/_soon.js';
import { count, duration, percent } from '../lib/format.js';
import { many, t } from '../lib/i18n.js';
import { icon } from '../lib/icons.js';
import { live } from '../lib/live.js';
import { Piece } from '../lib/piece.js';
import { go, withQuery } from '../lib/router.js';
import '../lib/messages/_agents.js';
import './_agent-detail.js';
import { presenceMark, troubled } from './_agent-state.js';
import { empty, failed, frame, waiting } from './page-frame.js';

const STATES = ['all', 'working', 'trouble'];

const most = (values) => {
  const known = values.filter((value) => value !== null && value !== undefined);
  return known.length ? Math.max(...known) : null;
};

/** All agents and how they do, or one of them. */
class AgentsPage extends Piece {
  static properties = { place: {}, agents: { state: true }, problem: { state: true } };

  constructor() {
    super();
    this.agents = null;
    this.problem = null;
    // Counts are told when anything changes anywhere; the agents are looked at then.
    this.look = soon(() => this.reload(), 1_000);
    this.listen(live, 'counts', () => this.look());
  }

  connectedCallback() {
    super.connectedCallback();
    this.reload();
  }

  async reload() {
    try {
      this.agents = await api.agents();
      this.problem = null;
    } catch (problem) {
      this.problem = problem;
    }
  }

  render() {
    const [name] = this.place.rest;
    if (name) return this.#one(name);
    return frame({ title: t('page.agents'), wide: true }, html`${this.#body()}`);
  }

  #one(name) {
    const agent = this.agents?.find((each) => each.name === name || each.instances.some(({ id }) => id === name));
    const back = html`<a class="quiet square" href="/ui/agents" aria-label=${t('agents.all')}>${icon('left')}</a>`;
    return frame({ title: agent?.name ?? name, back }, agent
      ? html`<baton-agent .agent=${agent} @changed=${this.#changed}></baton-agent>`
      : this.problem ? failed(this.problem, () => this.reload())
        : this.agents ? empty(t('agents.missing'), 'question', html`<a class="button" href="/ui/agents">${t('agents.all')}</a>`) : waiting(5));
  }

  #body() {
    if (!this.agents) return this.problem ? failed(this.problem, () => this.reload()) : waiting(8);
    const { query } = this.place;
    const state = STATES.includes(query.get('state')) ? query.get('state') : 'all';
    const text = (query.get('q') ?? '').trim().toLowerCase();
    const shown = this.agents.filter((agent) =>
      (state === 'all' || (state === 'trouble' ? troubled(agent) : agent.in_flight > 0))
      && (!text || `${agent.name} ${agent.purpose}`.toLowerCase().includes(text)));
    return html`${this.problem ? failed(this.problem, () => this.reload()) : nothing}
      ${this.#facts()}
      <div class="finder" role="search">
        <label class="search">${icon('search')}<span class="visually-hidden">${t('agents.find')}</span>
          <input type="search" data-box .value=${query.get('q') ?? ''} placeholder=${t('agents.find')} @input=${({ target }) => this.#filter({ q: target.value })}></label>
        <div class="tabs" role="group" aria-label=${t('agents.which')}>${STATES.map((each) => html`<button class="tab" aria-pressed=${each === state}
          @click=${() => this.#filter({ state: each === 'all' ? '' : each })}>${t(`agents.only.${each}`)}</button>`)}</div>
      </div>
      ${shown.length ? this.#table(shown) : empty(t('agents.none'), 'nothing')}
      <p class="visually-hidden" role="status">${many('agents.shown', shown.length)}</p>`;
  }

  #filter(change) {
    const { query } = this.place;
    go(withQuery('/ui/agents', { q: query.get('q'), state: query.get('state'), ...change }), { replace: true });
  }

  #facts() {
    const { agents } = this;
    const instances = agents.flatMap((agent) => agent.instances);
    const facts = [
      [t('agents.fact.agents'), count(agents.length)],
      [t('agents.fact.instances'), count(instances.length)],
      [t('agents.fact.in_flight'), count(agents.reduce((sum, agent) => sum + agent.in_flight, 0))],
      [t('agents.fact.calls'), count(instances.reduce((sum, { calls }) => sum + calls, 0))],
      [t('agents.fact.trouble'), count(agents.filter(troubled).length)],
    ];
    return html`<dl class="kpis">${facts.map(([word, value]) => html`<div><dt>${word}</dt><dd>${value}</dd></div>`)}</dl>`;
  }

  #table(agents) {
    return html`<div class="sheet"><table class="cells cells-clipped">
      <caption class="visually-hidden">${t('page.agents')}</caption>
      <thead><tr><th scope="col">${t('agents.agent')}</th><th scope="col">${t('agents.state')}</th>
        <th scope="col" class="number wide-only">${t('agents.instances')}</th><th scope="col" class="number">${t('agents.in_flight')}</th>
        <th scope="col" class="number wide-only">${t('agents.calls')}</th><th scope="col" class="number">${t('agents.failing')}</th>
        <th scope="col" class="number wide-only">${t('agents.p50')}</th><th scope="col" class="number wide-only">${t('agents.p95')}</th></tr></thead>
      <tbody>${agents.map((agent) => this.#row(agent))}</tbody></table></div>`;
  }

  #row({ name, purpose, presence, in_flight, instances }) {
    const rate = most(instances.map(({ failure_rate }) => failure_rate));
    const open = instances.filter(({ circuit }) => circuit !== 'closed').length;
    return html`<tr><th scope="row"><a href="/ui/agents/${encodeURIComponent(name)}">${name}</a><span class="row-more">${purpose}</span></th>
      <td>${presenceMark(presence)}${open ? html`<span class="state state-down">${icon('alert')}${many('agents.open', open)}</span>` : nothing}</td>
      <td class="number wide-only">${count(instances.length)}</td><td class="number">${count(in_flight)}</td>
      <td class="number wide-only">${count(instances.reduce((sum, { calls }) => sum + calls, 0))}</td>
      <td class="number">${rate === null ? '–' : percent(rate)}</td>
      <td class="number wide-only">${duration(most(instances.map(({ p50_millis }) => p50_millis))) || '–'}</td>
      <td class="number wide-only">${duration(most(instances.map(({ p95_millis }) => p95_millis))) || '–'}</td></tr>`;
  }

  #changed({ detail }) {
    this.agents = this.agents.map((each) => (each.name === detail.name ? detail : each));
  }
}

customElements.define('baton-agents', AgentsPage);
