import { html, nothing } from 'lit';
import { ago, moment } from '../lib/format.js';
import { t } from '../lib/i18n.js';
import { icon } from '../lib/icons.js';
import { needed } from '../lib/layers.js';
import { Piece } from '../lib/piece.js';
import { confidence } from './confidence.js';
import './decision-card.js';
import { section } from './page-frame.js';
import './plan-graph.js';
import './result-table.js';
import { statusMark } from './status-mark.js';

/** One question to a person: what is asked and why, what it rests on, and the decision. */
class InboxDetail extends Piece {
  static properties = { escalation: {}, found: { state: true }, chosen: { state: true } };

  willUpdate(changed) {
    if (changed.has('escalation')) Object.assign(this, { found: null, chosen: null, asked: { id: this.escalation } });
  }

  /** For keys: approve, correct or reject. */
  act(action) {
    this.querySelector('baton-decision')?.act(action);
  }

  render() {
    return html`<baton-decision whole .escalation=${this.asked} @found=${({ detail }) => (this.found = detail)}></baton-decision>
      ${this.found ? html`${this.#about()}${this.#plan()}${this.#proofs()}` : nothing}`;
  }

  #about() {
    const { found } = this;
    const { operation } = found;
    const fact = (name, value) => (value ? html`<div><dt>${name}</dt><dd>${value}</dd></div>` : nothing);
    return section(t('inbox.about'), html`
      ${operation?.question ? html`<p class="inbox-question">${operation.question}</p>` : nothing}
      <dl class="facts">${operation ? fact(t('page.operation'), html`<a href="/ui/operations/${found.operation_id}">${found.workflow_type}</a>`) : nothing}
        ${operation ? fact(t('operations.status'), statusMark(operation.status)) : nothing}
        ${fact(t('operation.caller'), found.requested_by)}${fact(t('inbox.asked'), html`<time datetime=${found.created_at} title=${moment(found.created_at)}>${ago(found.created_at)}</time>`)}
        ${found.decision ? nothing : fact(t('inbox.expires'), moment(found.expires_at))}${fact(t('inbox.level'), found.level || null)}
        ${fact(t('inbox.permission'), found.permission)}
        ${found.confidence === null || found.confidence === undefined ? nothing : fact(t('sure.label'), confidence(found, found.threshold))}</dl>`);
  }

  #plan() {
    const { operation, step } = this.found;
    const steps = operation?.plan?.steps ?? [];
    if (steps.length < 2) return nothing;
    const proved = new Set((operation.steps ?? []).map((each) => each.step));
    const state = (id) => (proved.has(id) ? 'done' : id === step && !this.found.decision ? 'waiting' : 'pending');
    return section(t('plan'), html`<div class="plan"><baton-graph .chosen=${this.chosen} .steps=${steps.map((each) => ({ ...each, needs: needed(each), state: state(each.id) }))}
      @pick=${this.#pick}></baton-graph></div>`);
  }

  #pick({ detail }) {
    this.chosen = detail;
    const proof = this.querySelector(`[data-proof="${detail}"]`);
    if (!proof) return;
    proof.open = true;
    proof.scrollIntoView({ block: 'nearest' });
  }

  /** What each step has proved, with its query and its first rows. */
  #proofs() {
    const steps = this.found.operation?.steps ?? [];
    if (steps.length === 0) return nothing;
    return section(t('decide.evidence'), html`<div class="evidence">${steps.map((each) => this.#proof(each))}</div>`);
  }

  #proof(each) {
    const table = Array.isArray(each.columns) && each.columns.every((column) => column?.name) && each.rows?.length > 0;
    return html`<details class="fold" data-proof=${each.step} ?open=${table}><summary>${icon('chevron', 'fold-sign')}<span>${each.title ?? each.step}</span>
      <span class="fold-note">${each.agent}</span></summary><div class="fold-body proof"><p>${each.digest}</p>
      ${each.sql ? html`<pre class="sql"><code>${each.sql}</code></pre>` : nothing}
      ${table ? html`<baton-table .columns=${each.columns} .rows=${each.rows} .truncated=${each.truncated} .total=${each.row_count} .question=${each.title ?? each.step}></baton-table>` : nothing}</div></details>`;
  }
}

customElements.define('baton-inbox-detail', InboxDetail);
