import { html, nothing } from 'lit';
import * as api from '../lib/_finance-api.js';
import { day } from '../lib/_money.js';
import { t } from '../lib/i18n.js';
import { Piece } from '../lib/piece.js';
import { go, withQuery } from '../lib/router.js';
import '../lib/messages/_finance.js';
import './_finance-alerts.js';
import './_finance-approvals.js';
import './_finance-bank.js';
import './_finance-cash.js';
import './_finance-documents.js';
import './_finance-packs.js';
import './_finance-statements.js';
import { empty, failed, frame, waiting } from './page-frame.js';

/** Each part with the agent whose figures it shows, or the door that it needs; one without is left out. */
const PARTS = {
  cash: { agent: 'forecasting_agent', shown: (company, query) => html`<baton-cash .company=${company} .query=${query}></baton-cash>` },
  statements: { agent: 'ai_cfo_agent', shown: (company, query) => html`<baton-statements .company=${company} .query=${query}></baton-statements>` },
  alerts: { agent: 'alert_agent', shown: (company, query) => html`<baton-alerts .company=${company} .query=${query}></baton-alerts>` },
  approvals: { probe: ({ id }) => api.approvals(id), shown: (company) => html`<baton-approvals .company=${company}></baton-approvals>` },
  bank: { probe: ({ id }) => api.bankAccounts(id), shown: (company, query) => html`<baton-bank .company=${company} .query=${query}></baton-bank>` },
  documents: { probe: () => api.documents(), shown: (company) => html`<baton-documents .company=${company}></baton-documents>` },
  packs: { shown: (company) => html`<baton-packs .company=${company}></baton-packs>` },
};

/** A company's books as a head of finance looks at them. */
class FinancePage extends Piece {
  static properties = { place: {}, companies: { state: true }, parts: { state: true }, problem: { state: true } };

  constructor() {
    super();
    this.companies = null;
    this.parts = null;
    this.problem = null;
  }

  connectedCallback() {
    super.connectedCallback();
    this.reload();
  }

  async reload() {
    this.problem = null;
    try {
      const { companies, agents } = await api.views();
      const there = await Promise.all(Object.values(PARTS).map((part) => this.#there(part, companies[0], agents)));
      this.parts = Object.keys(PARTS).filter((_, i) => there[i]);
      this.companies = companies;
    } catch (problem) {
      this.problem = problem;
    }
  }

  /** Whether its agent is on duty, or its door is there and open to whoever looks. */
  async #there({ agent, probe }, company, agents) {
    if (agent) return agents.includes(agent);
    if (!probe || !company) return true;
    return probe(company).then(() => true, ({ status }) => status !== 404 && status !== 403);
  }

  render() {
    const [part = this.parts?.[0]] = this.place.rest;
    const company = this.companies?.find(({ id }) => id === this.place.query.get('company')) ?? this.companies?.[0];
    return frame({ title: company ? `${t('page.finance')} · ${company.name}` : t('page.finance'), actions: this.#choice(part, company), wide: true }, this.#body(part, company));
  }

  #choice(part, company) {
    if (!this.companies || this.companies.length < 2) return nothing;
    return html`<label class="pick"><span class="visually-hidden">${t('finance.company')}</span><select @change=${({ target }) => go(withQuery(`/ui/finance/${part}`, { company: target.value }))}>
      ${this.companies.map(({ id, name }) => html`<option value=${id} ?selected=${id === company.id}>${name}</option>`)}</select></label>`;
  }

  #body(part, company) {
    if (this.problem) return failed(this.problem, () => this.reload());
    if (!this.companies) return waiting(6);
    if (!company) return empty(t('finance.none'), 'coins');
    return html`<div class="finder"><nav class="tabs" aria-label=${t('finance.parts')}>${this.parts.map((each) => html`<a class="tab" aria-current=${each === part ? 'page' : nothing}
        href=${withQuery(`/ui/finance/${each}`, { company: this.place.query.get('company') })}>${t(`finance.part.${each}`)}</a>`)}</nav>
      <span class="soft">${t('finance.as_of', { day: day(company.as_of) })}</span></div>
      ${this.parts.includes(part) ? PARTS[part].shown(company, this.place.query) : empty(t('finance.missing'))}`;
  }
}

customElements.define('baton-finance', FinancePage);
