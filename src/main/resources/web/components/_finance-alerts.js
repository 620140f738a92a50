import { html, nothing } from 'lit';
import { day, money } from '../lib/_money.js';
import { count } from '../lib/format.js';
import { coded, many, t } from '../lib/i18n.js';
import { icon } from '../lib/icons.js';
import { go, withQuery } from '../lib/router.js';
import { FinanceView } from './_finance-view.js';
import { empty } from './page-frame.js';

const SEVERITIES = ['critical', 'high', 'warning', 'info'];
const LOOKS = { critical: 'bad', high: 'bad', warning: 'warn', info: 'off' };

/** What may go wrong, has gone wrong, or could be done better; each with who should look and by when. */
class AlertsView extends FinanceView {
  agent = 'alert_agent';

  wanted() {
    return { company: this.company.id };
  }

  shown({ alerts, counts }) {
    const only = this.query.get('severity') ?? '';
    const found = alerts.filter(({ severity }) => !only || severity === only);
    return html`<dl class="kpis">${SEVERITIES.map((each) => html`<div><dt>${coded('finance.severity', each)}</dt><dd>${count(counts?.[each] ?? alerts.filter(({ severity }) => severity === each).length)}</dd></div>`)}</dl>
      <div class="tabs" role="group" aria-label=${t('finance.severities')}>${['', ...SEVERITIES].map((each) => html`<button class="tab" aria-pressed=${each === only} @click=${() => this.#choose(each)}>${each ? coded('finance.severity', each) : t('finance.every')}</button>`)}</div>
      <p class="visually-hidden" role="status">${many('finance.alerts', found.length)}</p>
      ${found.length ? html`<ul class="alerts">${found.map((each) => this.#alert(each))}</ul>` : empty(t('finance.no_alerts'), 'check')}`;
  }

  #choose(severity) {
    go(withQuery('/ui/finance/alerts', { company: this.query.get('company'), severity }), { replace: true });
  }

  #alert({ severity, kind, title, text, amount, owner, due, evidence }) {
    const { currency } = this.company;
    return html`<li class="card"><p class="alert-head"><span class="state state-${kind === 'opportunity' ? 'good' : LOOKS[severity]}">${icon(kind === 'opportunity' ? 'spark' : 'alert')}${kind === 'opportunity' ? t('finance.opportunity') : coded('finance.severity', severity)}</span>
        <strong>${title}</strong>${amount === null || amount === undefined ? nothing : html`<span class="alert-amount">${money(amount, currency)}</span>`}</p>
      <p>${text}</p>
      <p class="soft alert-foot"><span>${owner}</span><span>${t('finance.due', { day: day(due) })}</span>${evidence?.length ? html`<details><summary>${many('finance.evidence', evidence.length)}</summary><code>${evidence.slice(0, 40).join(', ')}</code></details>` : nothing}</p></li>`;
  }
}

customElements.define('baton-alerts', AlertsView);
