import { html, nothing } from 'lit';
import { conversation } from '../lib/app.js';
import { copy } from '../lib/files.js';
import { duration } from '../lib/format.js';
import { t } from '../lib/i18n.js';
import { icon } from '../lib/icons.js';
import { Piece } from '../lib/piece.js';
import './answer-evidence.js';
import './answer-thumbs.js';
import './decision-card.js';
import './prose-text.js';
import './result-chart.js';
import './result-table.js';
import { confidence } from './confidence.js';
import { problemCard } from './problem-card.js';
import { rewards } from './run-rewards.js';
import { steps } from './run-steps.js';

/** A question and what became of it. Tells `ask` for questions that are buttons. */
class ChatTurn extends Piece {
  static properties = {
    run: {}, revision: {}, threshold: {}, last: { type: Boolean }, busy: { type: Boolean }, copied: { state: true },
  };

  render() {
    const { run } = this;
    return html`<article class="turn ${this.last ? 'turn-last' : ''}" aria-label=${t('turn.question', { question: run.question })}>
      <h2 class="asked"><span class="visually-hidden">${t('turn.asked')} </span><span class="asked-text">${run.question}</span></h2>
      <div class="reply">${run.ended ? this.#ended() : this.#underWay()}</div>
    </article>`;
  }

  #underWay() {
    const { run } = this;
    return html`${steps(run)}${this.#decisions()}
      ${run.draft ? html`<baton-prose class="lead draft" .text=${run.draft}></baton-prose>` : nothing}
      ${run.answer ? this.#answer(run.answer) : nothing}`;
  }

  /** A doubt about an answer that is given already; the answer itself stands above it. */
  #doubts(answer) {
    const { run } = this;
    if (!run.ended || answer.version !== Math.max(...run.versions.map((each) => each.version)) || answer.decision) return nothing;
    return run.escalations.map((each) => html`<baton-decision .escalation=${each} .revision=${each.told} beside></baton-decision>`);
  }

  #decisions() {
    return this.run.escalations.map(
      (each) => html`<baton-decision .escalation=${each} .revision=${each.told}></baton-decision>`,
    );
  }

  #ended() {
    const { run } = this;
    if (run.status === 'cancelled' && !run.answer) {
      return html`<p class="stopped">${icon('nothing')}${t('turn.stopped')}</p>${this.#end(null)}`;
    }
    if (run.status === 'failed' && !run.answer) {
      return html`${problemCard(run.problem ?? { text: t('turn.unanswered') },
        html`<button ?disabled=${this.busy} @click=${this.#again}>${icon('redo')}${t('again')}</button>`)}
        ${run.steps.length ? this.#story() : nothing}`;
    }
    return run.answer ? this.#answer(run.answer) : this.#missing();
  }

  #missing() {
    return problemCard({ text: t('turn.gone') },
      html`<button ?disabled=${this.busy} @click=${this.#again}>${icon('redo')}${t('turn.again')}</button>`);
  }

  #answer(answer) {
    if (answer.clarification) return html`${this.#clarification(answer)}${this.#graded()}${this.#end(answer)}`;
    if (!answer.sql && answer.kind !== 'goal') return html`${answer.kind ? this.#declined(answer) : this.#told(answer)}${this.#graded()}${this.#end(answer)}`;
    const rows = answer.rows ?? [];
    return html`
      ${this.#versions()}
      <baton-prose class="lead" .text=${answer.answer ?? ''}></baton-prose>
      ${this.#marks(answer)}
      ${this.#doubts(answer)}
      ${this.#nearest(answer)}
      ${answer.columns?.length && !(rows.length === 0 && answer.kind === 'goal')
        ? html`<baton-table .columns=${answer.columns} .rows=${rows} .truncated=${answer.truncated}
            .total=${answer.row_count ?? rows.length} .question=${this.run.question}></baton-table>`
        : nothing}
      ${answer.chart && rows.length > 1
        ? html`<baton-chart .chart=${answer.chart} .columns=${answer.columns} .rows=${rows} .question=${this.run.question}></baton-chart>`
        : nothing}
      <baton-evidence .run=${this.run} .revision=${this.revision} .answer=${answer} .threshold=${this.threshold}
        .rewards=${rewards(this.run)} .steps=${this.#stepsOrNothing()}></baton-evidence>
      ${this.#end(answer)}`;
  }

  /** Where a question has no rows: what has some. */
  #nearest(answer) {
    const nearest = answer.nearest ?? [];
    return nearest.length ? html`<div class="nearest"><p class="soft">${t('turn.nearest')}</p>${this.#choices(nearest)}</div>` : nothing;
  }

  #marks(answer) {
    const { decision } = answer;
    return html`<div class="marks">
      ${decision ? this.#decision(decision) : answer.version > 1
        ? html`<span class="mark">${icon('edit')}${answer.by ? t('turn.edited_by', { by: answer.by }) : t('turn.edited')}</span>`
        : confidence(answer, this.threshold)}
      ${answer.requires_human && answer.version <= 1
        ? html`<span class="mark mark-warn">${icon('person')}${t('turn.check')}</span>`
        : nothing}
      ${this.#engine(answer)}
    </div>`;
  }

  /** What a person has said of this version. */
  #decision({ action, by, reason }) {
    return html`<span class="mark ${action === 'reject' ? 'mark-warn' : ''}">${icon(action === 'reject' ? 'cross' : 'check')}${t(`decided.${action}_by`, { by })}</span>
      ${reason ? html`<q class="soft">${reason}</q>` : nothing}`;
  }

  #engine(answer) {
    const { engine } = answer;
    if (!engine) return nothing;
    return html`<span class="mark">${icon(engine === 'rules' ? 'gears' : 'spark')}${engine === 'rules' ? t('turn.by_rules') : t('turn.by', { engine })}${this.run.millis ? html`<span class="soft"> ${t('turn.took', { time: duration(this.run.millis) })}</span>` : nothing}</span>`;
  }

  #versions() {
    const { versions, shown } = this.run;
    if (versions.length < 2) return nothing;
    return html`<div class="versions" role="group" aria-label=${t('versions')}>${versions.map(
      ({ version }, i) => html`<button class="tab" aria-pressed=${i === shown} @click=${() => conversation.show(this.run, i)}>
        ${version === 1 ? t('versions.first') : t('versions.other', { version })}</button>`,
    )}</div>`;
  }

  #clarification(answer) {
    const { text, options = [] } = answer.clarification;
    return html`<div class="card" role="group" aria-label=${t('turn.clarification')}>
      <p class="card-title">${icon('question')}<span>${text ?? answer.answer}</span></p>
      ${this.#choices(options)}</div>`;
  }

  #declined(answer) {
    const nearest = answer.nearest ?? [];
    return html`<div class="card" role="group" aria-label=${t('turn.declined')}>
      <p class="card-title">${icon('nothing')}<span>${answer.answer || t('turn.cannot')}</span></p>
      ${nearest.length ? html`<p class="soft">${t('turn.can')}</p>${this.#choices(nearest)}` : nothing}</div>`;
  }

  /** The answer of a run that did not ask a database. */
  #told(answer) {
    return html`<baton-prose class="lead" .text=${answer.answer ?? ''}></baton-prose>${this.#story()}`;
  }

  #choices(options) {
    return html`<ul class="choices">${options.map(
      (option) => html`<li><button class="choice" ?disabled=${this.busy} @click=${() => this.#ask(option)}>
        <span>${option}</span>${icon('chevron')}</button></li>`,
    )}</ul>`;
  }

  #story() {
    return html`<div class="evidence">${this.#stepsOrNothing()}</div>`;
  }

  #graded() {
    return this.run.rewards.length ? html`<div class="evidence">${rewards(this.run)}</div>` : nothing;
  }

  #stepsOrNothing() {
    return steps(this.run, true, () => conversation.explain(this.run));
  }

  #end(answer) {
    return html`<div class="turn-end">
      <button class="quiet" ?disabled=${this.busy} @click=${this.#again}>${icon('redo')}${t('turn.again')}</button>
      ${answer?.answer
        ? html`<button class="quiet" @click=${() => this.#copy(answer.answer)}>${icon(this.copied ? 'check' : 'copy')}${this.copied ? t('copied') : t('turn.copy')}</button>`
        : nothing}
      ${answer && this.run.mayJudge ? html`<baton-thumbs .run=${this.run} .revision=${this.revision} .answer=${answer}></baton-thumbs>` : nothing}
    </div>`;
  }

  async #copy(text) {
    await copy(text);
    this.copied = true;
    setTimeout(() => (this.copied = false), 1_500);
  }

  #again() {
    this.#ask(this.run.question);
  }

  #ask(question) {
    const detail = { question, source: this.run.source };
    this.dispatchEvent(new CustomEvent('ask', { detail, bubbles: true }));
  }
}

customElements.define('baton-turn', ChatTurn);
