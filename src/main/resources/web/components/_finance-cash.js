import { html, nothing } from 'lit';
import { day, measured, money, shortMoney, valueOf } from '../lib/_money.js';
import { coded, t } from '../lib/i18n.js';
import { icon } from '../lib/icons.js';
import { go, withQuery } from '../lib/router.js';
import { FinanceView } from './_finance-view.js';
import { section } from './page-frame.js';
import './result-chart.js';

const SHARES = ['collections', 'revenue', 'costs', 'payroll'];
const PROFIT = ['month', 'expected', 'low', 'high'].map((name, i) => ({ name, type: i ? 'decimal' : 'text' }));
const SHIFTS = ['receivable_days', 'payable_days'];
const number = (fact) => (valueOf(fact) === null || valueOf(fact) === undefined ? null : Number(valueOf(fact)));

/** Cash by week with its band and the line it is to stay above, as it is and as it would be. */
class CashView extends FinanceView {
  static properties = { line: { state: true } };
  agent = 'forecasting_agent';

  wanted() {
    const fields = Object.fromEntries([...SHARES, ...SHIFTS].filter((name) => this.query.get(name)).map((name) => [name, this.query.get(name).replace(',', '.')]));
    const scenario = this.query.get('scenario') || (Object.keys(fields).length ? JSON.stringify(fields) : '');
    return { company: this.company.id, scenario, minimum_cash: (this.query.get('minimum') ?? '').replace(',', '.') };
  }

  form() {
    const field = (name, word, hint = '') => html`<div class="form-row"><label for="cash-${name}">${word}</label><input id="cash-${name}" name=${name} inputmode="decimal" autocomplete="off" .value=${this.query.get(name) ?? ''} placeholder=${hint}></div>`;
    const open = [...SHARES, ...SHIFTS, 'minimum'].some((name) => this.query.get(name));
    return html`<form class="scenario" @submit=${this.#suppose}>
      <label class="search scenario-words">${icon('spark')}<span class="visually-hidden">${t('finance.scenario')}</span><input name="scenario" data-box .value=${this.query.get('scenario') ?? ''} placeholder=${t('finance.scenario_hint')} autocomplete="off"></label>
      <button class="primary" ?disabled=${this.busy}>${t('finance.suppose')}</button>
      ${this.query.size > (this.query.has('company') ? 1 : 0) ? html`<a class="button" href=${withQuery('/ui/finance/cash', { company: this.query.get('company') })}>${t('finance.as_it_is')}</a>` : nothing}
      <details class="more scenario-fields" ?open=${open}><summary>${t('finance.in_fields')}</summary><div class="form">
        ${SHARES.map((name) => field(name, t(`finance.field.${name}`), '± %'))}${SHIFTS.map((name) => field(name, t(`finance.field.${name}`), t('finance.days')))}${field('minimum', t('finance.field.minimum'), this.company.currency)}</div></details></form>`;
  }

  #suppose(event) {
    event.preventDefault();
    const values = Object.fromEntries(new FormData(event.target));
    go(withQuery('/ui/finance/cash', { company: this.query.get('company'), ...values }));
  }

  shown(told) {
    return html`${this.#tiles(told)}${section(t('finance.cash_weeks'), this.#chart(told))}${told.comparison ? section(t('finance.bridge'), this.#bridge(told.comparison)) : nothing}
      ${section(t('finance.week_by_week'), this.#weeks(told))}${told.profit?.length ? section(t('finance.profit'), this.#profit(told), this.#lines(told.profit)) : nothing}`;
  }

  #tiles({ weeks, breach_week: breach, minimum, scenario }) {
    const { currency } = this.company;
    const lowest = weeks.reduce((least, each) => (number(each.closing.lowest) < number(least.closing.lowest) ? each : least));
    const last = weeks.at(-1);
    const tiles = [
      [t('finance.first_below'), breach ? day(breach) : t('finance.never'), breach ? t('finance.week_from') : null],
      [t('finance.lowest'), money(lowest.closing.lowest, currency), day(lowest.monday)],
      [t('finance.minimum'), money(minimum, currency), null],
      [t('finance.at_the_end'), money(last.closing.p50, currency), `${money(last.closing.p10, currency)} – ${money(last.closing.p90, currency)}`],
      [t('finance.supposed'), scenario || t('finance.nothing_supposed'), null],
    ];
    return html`<dl class="kpis kpis-small">${tiles.map(([word, value, more]) => html`<div><dt>${word}</dt><dd>${value}${more ? html`<span class="tile-more">${more}</span>` : nothing}</dd></div>`)}</dl>`;
  }

  #chart({ chart, columns, rows }) {
    const says = { names: { week: t('finance.week'), p50: t('finance.cash'), minimum: t('finance.minimum') }, x: (week) => day(week, { day: 'numeric', month: 'short' }), y: this.#sum, marked: t('finance.first_below') };
    return html`<baton-chart numbers .chart=${chart} .columns=${columns} .rows=${rows} .says=${says} .question=${t('finance.cash_weeks')} .label=${t('finance.cash_label')}></baton-chart>`;
  }

  /** A sum; short at the side of a chart. */
  #sum = (value, short) => (short ? shortMoney : money)(value, this.company.currency);

  #bridge({ difference, bridge }) {
    const { currency } = this.company;
    return html`<p>${t('finance.bridge_sum', { sum: money(difference, currency) })}</p><dl class="fields">${bridge.map((step) => html`<div><dt>${coded('finance.component', step.component)}</dt><dd>${money(step.difference, currency)}</dd></div>`)}</dl>`;
  }

  #weeks({ weeks }) {
    const { currency } = this.company;
    const components = [...new Set(weeks.flatMap(({ flows }) => flows.map(({ component }) => component)))];
    const row = (word, of, total = false) => html`<tr class=${total ? 'row-total' : nothing}><th scope="row">${word}</th>${weeks.map((week) => html`<td class="number">${of(week)}</td>`)}</tr>`;
    return html`<div class="sheet" tabindex="0" role="region" aria-label=${t('finance.week_by_week')}><table class="cells figures weeks"><caption class="visually-hidden">${t('finance.week_by_week')}</caption>
      <thead><tr><th scope="col">${t('finance.week')}</th>${weeks.map(({ monday }) => html`<th scope="col" class="number">${day(monday, { day: 'numeric', month: 'short' })}</th>`)}</tr></thead>
      <tbody>${components.map((component) => row(coded('finance.component', component), ({ flows }) => money(flows.find((each) => each.component === component)?.amount, currency)))}
        ${row(t('finance.receipts'), ({ receipts }) => money(receipts, currency), true)}${row(t('finance.payments'), ({ payments }) => money(payments, currency), true)}
        ${row(t('finance.expected'), ({ expected }) => money(expected, currency), true)}${row(t('finance.below'), ({ below }) => measured(below, currency))}</tbody></table></div>`;
  }

  #lines(profit) {
    return html`<label class="pick"><span class="visually-hidden">${t('finance.line')}</span><select @change=${({ target }) => (this.line = target.value)}>${profit.map(({ key, label }) => html`<option value=${key} ?selected=${key === this.#line(profit).key}>${label}</option>`)}</select></label>`;
  }

  #line(profit) {
    return profit.find(({ key }) => key === this.line) ?? profit.findLast(({ total }) => total) ?? profit[0];
  }

  #profit({ profit, profit_chart: chart }) {
    const { label, points } = this.#line(profit);
    const says = { names: { month: t('finance.month'), expected: label }, x: (month) => day(`${month}-01`, { month: 'short', year: '2-digit' }), y: this.#sum };
    const rows = points.map(({ month, expected, low, high }) => [month, ...[expected, low, high].map(valueOf)]);
    return html`<baton-chart numbers .chart=${chart} .columns=${PROFIT} .rows=${rows} .says=${says} .question=${label} .label=${t('finance.profit_label', { line: label })}></baton-chart>`;
  }
}

customElements.define('baton-cash', CashView);
