import { html, nothing } from 'lit';
import { percent, words } from '../lib/format.js';
import { many, t } from '../lib/i18n.js';
import { icon } from '../lib/icons.js';
import { Piece } from '../lib/piece.js';
import './sql-panel.js';

const VERDICTS = [
  'syntax_valid',
  'schema_compliant',
  'business_logic_valid',
  'performance_acceptable',
];

/** What an answer rests on, folded: its SQL, reasoning, assumptions, checks, measures, steps. */
class AnswerEvidence extends Piece {
  static properties = { run: {}, revision: {}, answer: {}, threshold: {}, rewards: {}, steps: {} };

  render() {
    const { answer } = this;
    if (!answer.sql) return html`<div class="evidence">${this.#findings()} ${this.rewards} ${this.steps}</div>`;
    return html`<div class="evidence">
      <details class="fold" open>
        <summary>${icon('chevron', 'fold-sign')}<span>SQL</span><span class="fold-note">${answer.data_source ? t('sql.read_only', { source: answer.data_source }) : t('sql.read_only_somewhere')}</span></summary>
        <baton-sql class="fold-body" .run=${this.run} .sql=${answer.sql}></baton-sql>
      </details>
      ${this.#reasoning()} ${this.#assumptions()} ${this.#checks()} ${this.#measures()} ${this.rewards} ${this.steps}
    </div>`;
  }

  /** What each step of a plan found, and how sure it is of it. */
  #findings() {
    const findings = this.answer.evidence ?? [];
    if (findings.length === 0) return nothing;
    const found = findings.filter((finding) => finding.found).length;
    return this.#fold(t('evidence'), found === findings.length ? many('steps', found) : t('evidence.some', { found, all: findings.length }), html`
      <ol class="lines">${findings.map(({ title, text, sql, confidence, found: good }) => html`<li>
        <span>${title}</span><span class="soft"> ${good ? percent(confidence) : t('evidence.none')}</span>
        <p class="soft">${text}</p>
        ${sql ? html`<pre class="sql"><code>${sql}</code></pre>` : nothing}</li>`)}</ol>`);
  }

  #fold(title, note, body) {
    return html`<details class="fold"><summary>${icon('chevron', 'fold-sign')}<span>${title}</span>
      <span class="fold-note">${note}</span></summary><div class="fold-body">${body}</div></details>`;
  }

  #reasoning() {
    const lines = (this.answer.reasoning ?? '').split('\n').map((line) => line.trim()).filter(Boolean);
    if (lines.length === 0) return nothing;
    return this.#fold(t('reasoning'), many('steps', lines.length),
      html`<ol class="lines">${lines.map((line) => html`<li>${line.replace(/^\d+[.)]\s*/, '')}</li>`)}</ol>`);
  }

  #assumptions() {
    const assumptions = this.answer.assumptions ?? [];
    if (assumptions.length === 0) return nothing;
    return this.#fold(t('assumptions'), String(assumptions.length),
      html`<ul class="lines">${assumptions.map((line) => html`<li>${line}</li>`)}</ul>`);
  }

  #checks() {
    const { validation } = this.answer;
    const details = validation?.details;
    // Null: nothing was checked, since nothing was asked of a database.
    if (!details || validation.is_valid === null) return nothing;
    const failed = VERDICTS.filter((name) => details[name] === false).length;
    const issues = details.issues ?? [];
    const suggestions = details.suggestions ?? [];
    return this.#fold(t('checks'), failed ? t('checks.failed', { failed, all: VERDICTS.length }) : t('checks.passed'), html`
      <ul class="checks">${VERDICTS.map((name) => html`<li class=${details[name] ? 'check-good' : 'check-bad'}>
        ${icon(details[name] ? 'check' : 'cross')}<span>${t(`check.${name}`)}</span><span class="soft">${details[name] ? t('check.passed') : t('check.failed')}</span></li>`)}</ul>
      ${issues.length ? html`<h3>${t('checks.found')}</h3><ul class="lines">${issues.map((line) => html`<li>${line}</li>`)}</ul>` : nothing}
      ${suggestions.length ? html`<h3>${t('checks.suggested')}</h3><ul class="lines">${suggestions.map((line) => html`<li>${line}</li>`)}</ul>` : nothing}`);
  }

  #measures() {
    const signals = this.answer.signals ?? [];
    if (signals.length === 0 || this.answer.version > 1) return nothing;
    return this.#fold(t('sure.detail'), percent(this.answer.confidence), html`
      <dl class="measures">${signals.map(({ name, value }) => html`<div><dt>${words(name)}</dt>
        <dd><svg class="gauge gauge-long" viewBox="0 0 120 6" preserveAspectRatio="none" aria-hidden="true">
          <rect class="gauge-ground" width="120" height="6" rx="3"></rect>
          <rect class="gauge-value" width=${120 * Math.min(1, Math.max(0, value))} height="6" rx="3"></rect></svg>
          <span>${percent(value)}</span></dd></div>`)}</dl>`);
  }
}

customElements.define('baton-evidence', AnswerEvidence);
