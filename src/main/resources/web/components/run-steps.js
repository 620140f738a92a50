import { html, nothing } from 'lit';
import { counted, duration } from '../lib/format.js';
import { icon } from '../lib/icons.js';

/** Each state of a step in a sign and a word: never by colour alone. */
const STATES = {
  pending: ['ring', 'Pending'],
  running: ['ring', 'Running'],
  done: ['check', 'Done'],
  failed: ['cross', 'Failed'],
  skipped: ['dash', 'Skipped'],
  cancelled: ['stop', 'Stopped'],
  waiting: ['pause', 'Waits for a person'],
};

const STAGES = {
  initialization: 'Start',
  schema_analysis: 'Schema',
  query_generation: 'Query',
  validation: 'Checks',
  reward_evaluation: 'Reward',
  finalization: 'Result',
};

function row(step) {
  const [sign, word] = STATES[step.state] ?? STATES.pending;
  const detail = step.problem?.text ?? step.progress ?? '';
  return html`<li class="step step-${step.state}" data-state=${step.state}>
    <span class="step-sign">${icon(sign)}</span>
    <span class="step-title">${step.title}
      ${step.attempt > 1 ? html`<span class="soft">attempt ${step.attempt}</span>` : nothing}
      ${detail || step.digest || step.why ? html`<span class="step-detail">${detail || step.why || step.digest}</span>` : nothing}</span>
    <span class="step-stage">${STAGES[step.stage] ?? nothing}</span>
    <span class="step-word">${step.state === 'done' && step.millis !== undefined ? html`<span class="visually-hidden">${word} in </span>${duration(step.millis)}` : word}</span>
  </li>`;
}

const list = (run) => html`<ol class="steps" aria-label="Steps">${
  run.steps.length
    ? run.steps.map(row)
    : row({ state: 'running', title: run.status === 'sending' ? 'Sending the question' : 'Making a plan' })
}</ol>`;

/** The steps of a run, live; once it has ended, folded. */
export function steps(run, folded = false, onOpen = () => {}) {
  if (!folded) return html`<div class="live">${list(run)}</div>`;
  const told = run.steps.length
    ? `${counted(run.steps.length, 'step')}${run.millis ? `, ${duration(run.millis)}` : ''}`
    : '';
  return html`<details class="fold" @toggle=${({ target }) => target.open && onOpen()}>
    <summary>${icon('chevron', 'fold-sign')}<span>How it went</span><span class="fold-note">${told}</span></summary>
    <div class="fold-body">${run.steps.length ? list(run) : html`<p class="soft">Reading the run’s log…</p>`}</div>
  </details>`;
}
