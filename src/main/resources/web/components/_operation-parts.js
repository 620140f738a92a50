import { html, nothing, svg } from 'lit';
import { clock, count, dollars, percent } from '../lib/format.js';
import { coded, many, t } from '../lib/i18n.js';
import { icon } from '../lib/icons.js';
import { Piece } from '../lib/piece.js';
import { shownValue } from './decision-form.js';
import { section } from './page-frame.js';
import './prose-text.js';
import './result-table.js';

/** Fields of an answer that have their own place, or are of no use to a reader. */
const SHOWN = new Set(['text', 'sql', 'columns', 'rows', 'row_count', 'truncated', 'confidence', 'steps_executed', 'partial_results']);

/** What model calls took, against what they would have taken without compression. */
class Spent extends Piece {
  static properties = { line: {} };

  render() {
    const { totals } = this.line;
    if (!totals.model_calls) return section(t('tokens'), html`<p class="soft">${t('tokens.none')}</p>`);
    const most = Math.max(totals.plain_tokens, totals.tokens, 1);
    const bar = (name, value, kind) => html`<div class="compare"><span>${name}</span>
      <svg class="compare-bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">${svg`<rect class="compare-${kind}" width=${(100 * value) / most} height="10"></rect>`}</svg>
      <span class="number">${count(value)}</span></div>`;
    return section(t('tokens'), html`
      ${bar(t('tokens.sent'), totals.tokens, 'sent')}${bar(t('tokens.plain'), totals.plain_tokens, 'plain')}
      <p class="soft">${totals.saved_tokens > 0 ? t('tokens.saved', { n: count(totals.saved_tokens), share: percent(totals.saved_tokens / Math.max(1, totals.plain_tokens)) }) : t('tokens.nothing_saved')}
        ${many('tokens.calls', totals.model_calls)} ${t('tokens.cost', { cost: dollars(totals.cost) })}</p>`);
  }
}

/** The result: its words, its rows, the rest as it is. */
class Result extends Piece {
  static properties = { told: {} };

  render() {
    const { result } = this.told;
    const rest = Object.fromEntries(Object.entries(result).filter(([name, value]) => !SHOWN.has(name) && value !== null && !(Array.isArray(value) && value.length === 0)));
    if (!result.text && Object.keys(rest).length === 0) return this.#partial(result.partial_results);
    const table = Array.isArray(result.columns) && result.columns.length > 0 && Array.isArray(result.rows);
    return section(t('result'), html`
      ${result.text ? html`<baton-prose class="lead" .text=${result.text}></baton-prose>` : nothing}
      ${table ? html`<baton-table .columns=${result.columns} .rows=${result.rows} .truncated=${result.truncated} .total=${result.row_count ?? result.rows.length} .question=${this.told.goal}></baton-table>` : nothing}
      ${result.sql ? html`<pre class="sql"><code>${result.sql}</code></pre>` : nothing}
      ${Object.keys(rest).length ? html`<details class="fold evidence"><summary>${icon('chevron', 'fold-sign')}<span>${t('result.whole')}</span></summary><div class="fold-body">${shownValue(rest)}</div></details>` : nothing}`);
  }

  #partial(partial) {
    if (!partial) return nothing;
    return section(t('result.partial'), shownValue(partial));
  }
}

/** The log as it comes in, folded. */
class Events extends Piece {
  static properties = { events: {}, revision: {} };

  render() {
    return html`<details class="fold evidence"><summary>${icon('chevron', 'fold-sign')}<span>${t('events')}</span><span class="fold-note">${many('events', this.events.length)}</span></summary>
      <ol class="log" tabindex="0" aria-label=${t('events')}>${this.events.map((event) => html`<li><time class="soft" datetime=${event.timestamp}>${clock(event.timestamp)}</time>
        <span class="log-type">${coded('event', event.type)}</span><span class="log-text">${[event.step, event.title ?? event.agent, event.text ?? event.digest ?? event.why ?? event.problem?.text ?? event.stage ?? event.status ?? '']
          .filter(Boolean).join(' · ')}</span></li>`)}</ol></details>`;
  }
}

customElements.define('baton-spent', Spent);
customElements.define('baton-result', Result);
customElements.define('baton-events', Events);
