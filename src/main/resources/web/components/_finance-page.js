import { html, nothing } from 'lit';
import * as api from '../lib/_finance-api.js';
import { day } from '../lib/_money.js';
import { t } from '../lib/i18n.js';
import { Piece } from '../lib/piece.js';
import { go, withQuery } from '../lib/router.js';
import './_finance-alerts.js';
import './_finance-cash.js';
import './_finance-packs.js';
import './_finance-statements.js';
import { empty, failed, frame, waiting } from './page-frame.js';

/** Each part with the agent whose figures it shows; one without its agent on duty is left out. */
const PARTS = {
  cash: { agent: 'forecasting_agent', shown: (company, query) => html`<baton-cash .company=${company} .query=${query}></baton-cash>` },
  statements: { agent: 'ai_cfo_agent', shown: (company, query) => html`<baton-statements .company=${company} .query=${query}></baton-statements>` },
  alerts: { agent: 'alert_agent', shown: (company, query) => html`<baton-alerts .company=${company} .query=${query}></baton-alerts>` },
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
      this.parts = Object.keys(PARTS).filter((part) => !PARTS[part].agent || agents.includes(PARTS[part].agent));
      this.companies = companies;
    } catch (problem) {
      this.problem = problem;
    }
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
