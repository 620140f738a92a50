import { html, nothing } from 'lit';
import * as api from '../lib/_finance-api.js';
import { day, money } from '../lib/_money.js';
import { Alone } from '../lib/_alone.js';
import { count, percent } from '../lib/format.js';
import { coded, many, t } from '../lib/i18n.js';
import { icon } from '../lib/icons.js';
import { Piece } from '../lib/piece.js';
import { go, withQuery } from '../lib/router.js';
import { aloneProgress } from './_alone-progress.js';
import { empty, failed, section, waiting } from './page-frame.js';

const PARTS = ['in_transit', 'outstanding', 'not_in_books', 'within_matches'];

/** A bank account held against the books: what lies between, what is certain, what may belong together. */
class BankView extends Piece {
  static properties = {
    company: {}, query: {}, banks: { state: true }, position: { state: true }, lines: { state: true }, next: { state: true }, kept: { state: true },
    problem: { state: true }, failure: { state: true }, said: { state: true }, last: { state: true },
  };

  constructor() {
    super();
    this.#forget();
    this.working = new Alone(this, (matched, failure) => this.#did(failure));
  }

  #forget() {
    Object.assign(this, { banks: null, position: null, lines: null, next: null, kept: null, said: '', last: null });
  }

  get bank() {
    return this.banks?.find(({ id }) => id === this.query.get('bank')) ?? this.banks?.[0];
  }

  willUpdate(changed) {
    if (changed.has('company') && changed.get('company')?.id !== this.company.id) {
      this.#forget();
      this.shown = null;
      this.reload();
    } else if (changed.has('query') && this.banks && this.shown !== this.bank?.id) this.#look();
  }

  async reload() {
    this.problem = null;
    try {
      this.banks = await api.bankAccounts(this.company.id);
      await this.#look();
    } catch (problem) {
      this.problem = problem;
    }
  }

  async #look() {
    const { bank } = this;
    if (!bank) return;
    if (this.shown !== bank.id) this.#enter(bank.id);
    try {
      const [position, page] = await Promise.all([api.position(this.company.id, bank.id), api.suggestions(this.company.id, bank.id)]);
      if (this.shown !== bank.id) return;
      Object.assign(this, { position, lines: page.items, next: page.next, problem: null });
      if (this.kept) this.#keep();
    } catch (problem) {
      this.problem = problem;
    }
  }

  /** Another account: what the agent does on it already is watched. */
  #enter(account) {
    this.shown = account;
    this.working.forget();
    this.working.find('reconciliation_agent', (input) => input.bank_account === account);
  }

  render() {
    if (this.problem) return failed(this.problem, () => this.reload());
    if (!this.banks) return waiting(5);
    if (!this.bank) return empty(t('finance.no_bank'), 'coins');
    return html`${this.#tools()}
      ${this.failure ? html`<div role="alert">${failed(this.failure, () => (this.failure = null))}</div>` : nothing}
      ${this.position ? html`${this.#position()}${this.#open()}${this.#matches()}` : waiting(5)}`;
  }

  #tools() {
    return html`<div class="tools"><label class="pick">${t('finance.bank')} <select @change=${({ target }) => go(withQuery('/ui/finance/bank', { company: this.query.get('company'), bank: target.value }))}>
        ${this.banks.map(({ id, bank, iban, currency }) => html`<option value=${id} ?selected=${id === this.bank.id}>${bank} · ${iban} · ${currency}</option>`)}</select></label>
      <label class="button">${icon('download')}${t('finance.add_statement')}<input class="visually-hidden" type="file" accept=".xml,.sta,.mt940,.txt" ?disabled=${this.working.busy} @change=${this.#chosen}></label>
      <span class="soft" role="status">${this.said}</span>
      ${this.last ? html`<button data-action="undo" ?disabled=${this.working.busy} @click=${this.#undo}>${icon('cross')}${t('finance.unmatch')}</button>` : nothing}</div>`;
  }

  #position() {
    const { position: { per_bank: bank, parts, per_books: inBooks, difference, currency, day: at, open } } = this;
    const sum = (amount) => html`<td class="number">${money(amount, currency, true)}</td>`;
    return section(t('finance.position', { day: day(at) }), html`<div class="sheet" id="bank-position"><table class="cells figures"><tbody><tr><th scope="row">${t('finance.per_bank')}</th><td></td>${sum(bank.amount)}</tr>
        ${PARTS.map((part) => html`<tr><th scope="row">${t(`finance.${part}`)}</th><td class="number soft">${parts[part].count ? count(parts[part].count) : ''}</td>${sum(parts[part].amount)}</tr>`)}
        <tr class="row-total"><th scope="row">${t('finance.per_books')}</th><td></td>${sum(inBooks)}</tr><tr><th scope="row">${t('finance.difference')}</th><td></td>${sum(difference)}</tr></tbody></table></div>
      ${open.certain_count ? html`<p class="tools"><button class="primary" ?disabled=${this.working.busy} @click=${this.#matchAll}>${icon('check')}${many('finance.match_certain', open.certain_count)}</button></p>` : nothing}
      ${aloneProgress(this.working)}`);
  }

  #open() {
    return section(many('finance.unmatched', this.position.open.left), html`${this.lines.length ? html`<ul class="alerts">${this.lines.map((line) => this.#line(line))}</ul>` : empty(t('finance.all_matched'), 'check')}
      ${this.next ? html`<p><button @click=${this.#more}>${t('more')}</button></p>` : nothing}`);
  }

  #line(line) {
    return html`<li class="card" data-line=${line.bank_line}><p class="alert-head"><strong>${line.counterparty ?? t('finance.no_counterparty')}</strong><span class="soft">${day(line.day)}</span>
        <span class="alert-amount">${money(line.amount, line.currency, true)}</span></p>
      ${line.text ? html`<p>${line.text}</p>` : nothing}
      ${line.suggestions.length ? html`<ul class="lines">${line.suggestions.map((idea) => this.#idea(line, idea))}</ul>` : html`<p class="soft">${t('finance.no_idea')}</p>`}</li>`;
  }

  #idea(line, idea) {
    return html`<li><span class="state">${coded('finance.match', idea.kind)}</span> ${percent(idea.confidence)} · ${idea.reasons.join('; ')}
      ${Number(idea.difference) ? html`<span class="soft">${t('finance.left_over', { amount: money(idea.difference, line.currency, true) })}</span>` : nothing}
      <span class="row-more">${[...idea.entries, ...idea.items].join(', ')}</span>
      ${idea.entries.length ? html`<button ?disabled=${this.working.busy} @click=${() => this.#match(idea)}>${icon('check')}${t('finance.match_it')}</button>` : nothing}</li>`;
  }

  #matches() {
    return html`<details class="fold" @toggle=${({ target }) => target.open && !this.kept && this.#keep()}><summary>${icon('chevron', 'fold-sign')}${t('finance.matches')}</summary><div class="fold-body">
      ${!this.kept ? waiting(2) : this.kept.items.length ? html`<ul class="alerts">${this.kept.items.map((each) => html`<li class="card" data-match=${each.id}><p class="alert-head"><strong>${each.how}</strong>
          <button class="alert-amount" ?disabled=${this.working.busy} @click=${() => this.#do(() => api.unmatch(this.company.id, each.id))}>${icon('cross')}${t('finance.unmatch')}</button></p>
        <p class="row-more">${each.bank_lines.join(', ')} · ${each.entries.join(', ')}</p></li>`)}</ul>` : empty(t('finance.no_matches'), 'nothing')}
      ${this.kept?.next ? html`<p><button @click=${() => this.#keep(this.kept.next)}>${t('more')}</button></p>` : nothing}</div></details>`;
  }

  async #keep(after) {
    try {
      const page = await api.matches(this.company.id, this.bank.id, after);
      this.kept = after ? { items: [...this.kept.items, ...page.items], next: page.next } : page;
    } catch (failure) {
      this.failure = failure;
    }
  }

  async #more() {
    try {
      const page = await api.suggestions(this.company.id, this.bank.id, this.next);
      this.lines = [...this.lines, ...page.items];
      this.next = page.next;
    } catch (failure) {
      this.failure = failure;
    }
  }

  async #do(work) {
    this.failure = null;
    try {
      await work();
    } catch (failure) {
      this.failure = failure;
    }
    await this.#look();
  }

  #match(idea) {
    return this.#do(async () => {
      this.last = await api.match(this.company.id, idea.bank_lines, idea.entries);
      this.said = t('finance.matched');
    });
  }

  #undo() {
    return this.#do(async () => {
      await api.unmatch(this.company.id, this.last.id);
      this.last = null;
      this.said = '';
    });
  }

  /** By the agent, as a run: it can be watched and taken back. */
  #matchAll() {
    this.failure = null;
    return this.working.start('reconciliation_agent', { company: this.company.id, bank_account: this.bank.id });
  }

  #did(failure) {
    return this.#do(() => {
      if (failure) throw failure;
    });
  }

  #chosen({ target }) {
    const [file] = target.files;
    target.value = '';
    if (!file) return;
    this.#do(async () => {
      const added = await api.addStatement(this.company.id, file);
      const fresh = added.reduce((sum, { lines }) => sum + lines.added, 0);
      this.said = many('finance.lines_added', fresh);
    });
  }
}

customElements.define('baton-bank', BankView);
