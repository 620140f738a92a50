import { html, nothing } from 'lit';
import { day, measured, money } from '../lib/_money.js';

import { coded, t } from '../lib/i18n.js';
import { icon } from '../lib/icons.js';
import { go, withQuery } from '../lib/router.js';
import { FinanceView } from './_finance-view.js';
import { section } from './page-frame.js';

const SHEETS = ['income', 'balance', 'cash_flow'];

/** The last quarters and years of the books, the newest first. */
function periods(company) {
  const [year, month, last] = company.as_of.split('-').map(Number);
  const first = Number(company.first_day.slice(0, 4));
  const whole = new Date(Date.UTC(year, month, 0)).getUTCDate() === last;
  const quarters = [];
  // A quarter that is not over is no choice.
  for (let at = year * 4 + Math.floor((whole ? month : month - 1) / 3) - 1; at >= first * 4 && quarters.length < 8; at--) quarters.push(`${Math.floor(at / 4)}-Q${(at % 4) + 1}`);
  const years = [];
  for (let at = year; at >= first; at--) years.push(String(at));
  return ['', 'year_to_date', ...quarters, ...years];
}

/** Income statement, balance sheet and cash flow beside what they are compared with; ratios beside their industry. */
class StatementsView extends FinanceView {
  agent = 'ai_cfo_agent';

  wanted() {
    return { company: this.company.id, period: this.query.get('period') ?? '', compare: this.query.get('compare') ?? '' };
  }

  form() {
    const { period, compare } = this.wanted();
    const known = periods(this.company);
    const choose = (change) => go(withQuery('/ui/finance/statements', { company: this.query.get('company'), period, compare, ...change }), { replace: true });
    return html`<div class="finder"><label class="pick"><span>${t('finance.period')}</span><select data-box @change=${({ target }) => choose({ period: target.value })}>
        ${[...known, ...(known.includes(period) ? [] : [period])].map((each) => html`<option value=${each} ?selected=${each === period}>${each === '' ? t('finance.last_quarter') : each === 'year_to_date' ? t('finance.year_to_date') : each}</option>`)}</select></label>
      <label class="pick"><span>${t('finance.compare')}</span><select @change=${({ target }) => choose({ compare: target.value })}>
        ${['', 'prior_year', 'prior_period'].map((each) => html`<option value=${each} ?selected=${each === compare}>${t(`finance.compare.${each || 'usual'}`)}</option>`)}</select></label></div>`;
  }

  shown(told) {
    const changes = new Map(told.variances.map((each) => [each.key, each]));
    const groups = Map.groupBy(told.ratios, ({ group }) => group);
    return html`${SHEETS.map((name) => section(coded('finance.sheet', name), this.#sheet(told[name], changes, name)))}
      ${told.drivers.length ? section(t('finance.drivers'), this.#drivers(told.drivers)) : nothing}
      ${section(t('finance.ratios'), this.#ratios(groups))}`;
  }

  #sheet(statement, changes, name) {
    const { currency } = this.company;
    const row = ({ key, label, total, fact }) => {
      const change = changes.get(key);
      return html`<tr class=${total ? 'row-total' : nothing}><th scope="row" title=${fact.formula ?? nothing}>${label}${change?.material ? html`<span class="material" title=${t('finance.material')}>${icon('dot')}<span class="visually-hidden">${t('finance.material')}</span></span>` : nothing}</th>
        <td class="number" title=${money(fact, currency, true)}>${money(fact, currency)}</td><td class="number wide-only">${change ? money(change.before, currency) : '–'}</td>
        <td class="number">${change ? money(change.difference, currency) : '–'}</td><td class="number wide-only">${change?.percent ? measured(change.percent, currency) : '–'}</td></tr>`;
    };
    const { from, to } = statement.period;
    return html`<div class="sheet"><table class="cells figures"><caption class="visually-hidden">${coded('finance.sheet', name)}</caption>
      <thead><tr><th scope="col">${name === 'balance' ? day(to) : t('finance.from_to', { from: day(from), to: day(to) })}</th><th scope="col" class="number">${t('finance.amount')}</th>
        <th scope="col" class="number wide-only">${t('finance.before')}</th><th scope="col" class="number">${t('finance.difference')}</th><th scope="col" class="number wide-only">%</th></tr></thead>
      <tbody>${statement.lines.map(row)}</tbody></table></div>`;
  }

  #drivers(drivers) {
    const { currency } = this.company;
    return html`<div class="sheet"><table class="cells figures"><caption class="visually-hidden">${t('finance.drivers')}</caption>
      <thead><tr><th scope="col">${t('finance.account')}</th><th scope="col" class="number">${t('finance.effect')}</th></tr></thead>
      <tbody>${drivers.slice(0, 10).map(({ account, name, effect }) => html`<tr><th scope="row">${name} <span class="soft">${account}</span></th>
        <td class="number"><span class="state state-${Number(effect.value) < 0 ? 'bad' : 'good'}">${icon(Number(effect.value) < 0 ? 'down' : 'up')}${money(effect, currency)}</span></td></tr>`)}</tbody></table></div>`;
  }

  #ratios(groups) {
    const { currency } = this.company;
    const side = (ratio) => {
      if (!ratio.value || !ratio.band) return nothing;
      const value = Number(ratio.value.value);
      const where = value < Number(ratio.band.low) ? 'below' : value > Number(ratio.band.high) ? 'above' : 'within';
      const good = where === 'within' || (where === 'above') === (String(ratio.better).toLowerCase() === 'higher');
      return html`<span class="state state-${where === 'within' ? 'off' : good ? 'good' : 'warn'}">${t(`finance.band.${where}`)}</span>`;
    };
    const band = ({ value, band: of }) => (of ? `${measured({ value: of.low, unit: value?.unit }, currency)} – ${measured({ value: of.high, unit: value?.unit }, currency)}` : '');
    return html`<div class="sheet"><table class="cells figures"><caption class="visually-hidden">${t('finance.ratios')}</caption>
      <thead><tr><th scope="col">${t('finance.ratio')}</th><th scope="col" class="number">${t('finance.now')}</th><th scope="col" class="number wide-only">${t('finance.before')}</th><th scope="col" class="wide-only">${t('finance.industry')}</th><th scope="col">${t('finance.against')}</th></tr></thead>
      ${[...groups].map(([group, ratios]) => html`<tbody><tr class="row-head"><th scope="rowgroup" colspan="5">${coded('finance.group', String(group).toLowerCase())}</th></tr>
        ${ratios.map((ratio) => html`<tr><th scope="row" title=${ratio.value?.formula ?? nothing}>${ratio.label}${ratio.value ? nothing : html`<span class="row-more">${ratio.not_meaningful ?? ''}</span>`}</th>
          <td class="number">${measured(ratio.value, currency)}</td><td class="number wide-only">${measured(ratio.prior, currency)}</td><td class="wide-only" title=${ratio.band?.source ?? nothing}>${band(ratio)}</td><td>${side(ratio)}</td></tr>`)}</tbody>`)}</table></div>`;
  }
}

customElements.define('baton-statements', StatementsView);
