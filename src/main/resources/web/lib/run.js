// What is known of one question: composed from its events, or from a stored answer.
import { needed } from './layers.js';

/** How a run may have ended. */
export const ENDED = new Set(['completed', 'partially_completed', 'failed', 'cancelled']);

export class Run {
  id = null;
  session = null;
  question = '';
  source = null;
  status = 'sending';
  steps = [];
  stages = new Map();
  versions = [];
  /** What a person was asked: id, and how much was told of it. */
  escalations = [];
  shown = 0;
  /** In training: the components of the answer's grade, and what they come to. */
  rewards = [];
  /** What the caller said of the answer, as GET /feedback tells it, and whether they may say something. */
  feedback = null;
  mayJudge = true;
  totalReward = null;
  problem = null;
  draft = '';
  note = '';
  millis = null;
  startedAt = Date.now();
  /** Counts changes, so that what shows the run knows it must look again. */
  revision = 0;

  static asked(question, source) {
    return Object.assign(new Run(), { question, source });
  }

  /** A question of the past, as GET /sessions/{id}/queries tells it. */
  static stored(response) {
    const run = new Run();
    run.id = response.operation_id;
    run.session = response.session_id;
    run.question = response.query;
    run.source = response.data_source;
    run.status = response.status || 'completed';
    run.startedAt = Date.parse(response.timestamp) || Date.now();
    run.feedback = response.feedback ?? null;
    run.mayJudge = response.may_judge !== false;
    if (response.version > 0) run.addVersion(response);
    return run;
  }

  get ended() {
    return ENDED.has(this.status);
  }

  get answer() {
    return this.versions[this.shown] ?? null;
  }

  addVersion(answer) {
    const at = this.versions.findIndex((known) => known.version === answer.version);
    if (at >= 0) this.versions[at] = { ...this.versions[at], ...answer };
    else {
      this.versions.push(answer);
      this.versions.sort((a, b) => a.version - b.version);
      this.shown = this.versions.length - 1;
    }
    if (answer.data_source) this.source = answer.data_source;
    this.revision++;
  }

  fail(problem) {
    this.status = 'failed';
    this.problem = { cause: problem.code, text: problem.message, suggestions: problem.suggestions };
    this.revision++;
  }

  /** Takes in one event of the log. */
  take(event) {
    const handler = HANDLERS[event.type];
    if (!handler) return;
    handler(this, event);
    this.revision++;
  }

  step(id) {
    let step = this.steps.find((known) => known.id === id);
    if (!step) {
      step = { id, title: id, state: 'pending' };
      this.steps.push(step);
    }
    return step;
  }
}

/** Something was said about an escalation: whoever shows it looks again. */
const told = (settled) => (run, { escalation: id }) => {
  let known = run.escalations.find((each) => each.id === id);
  if (!known) {
    known = { id, told: 0, settled: false };
    run.escalations.push(known);
  }
  known.told++;
  known.settled = settled;
  run.status = run.ended ? run.status : settled ? 'running' : 'waiting';
};

const change = (state, more = () => ({})) => (run, event) => {
  const step = run.step(event.step);
  if (event.title) step.title = event.title;
  if (event.agent) step.agent = event.agent;
  Object.assign(step, { state }, more(event));
};

function planned(run, event) {
  const known = new Map(run.steps.map((step) => [step.id, step]));
  run.steps = (event.plan?.steps ?? []).map((step) => ({
    state: 'pending',
    ...known.get(step.id),
    id: step.id,
    title: step.title,
    agent: step.agent,
    stage: step.stage,
    needs: needed(step),
  }));
}

function ended(run, event) {
  run.status = ENDED.has(event.status) ? event.status : 'completed';
  run.problem = event.problem ?? null;
  run.draft = '';
  const started = run.began ?? run.startedAt;
  run.millis = Math.max(0, Date.parse(event.timestamp) - started);
  const left = run.status === 'cancelled' ? 'cancelled' : 'skipped';
  for (const step of run.steps) {
    if (step.state === 'pending') step.state = left;
    if (step.state === 'running') step.state = run.status === 'failed' ? 'failed' : 'cancelled';
  }
}

const HANDLERS = {
  workflow_started(run, event) {
    if (!run.ended) run.status = 'running';
    run.began = Date.parse(event.timestamp);
    if (event.question) run.question = event.question;
  },
  plan_made: planned,
  plan_changed: planned,
  stage_started(run, { stage }) {
    run.stages.set(stage, { state: 'running' });
  },
  stage_completed(run, { stage, millis }) {
    run.stages.set(stage, { state: 'done', millis });
  },
  step_started: change('running', ({ attempt }) => ({ attempt, progress: '' })),
  step_completed: change('done', ({ digest, engine, millis, tokens }) => ({
    digest, engine, millis, tokens, progress: '',
  })),
  step_failed: change('failed', ({ problem }) => ({ problem })),
  step_retried: change('running', ({ attempt, problem }) => ({ attempt, problem })),
  step_skipped: change('skipped', ({ why }) => ({ why })),
  step_cancelled: change('cancelled'),
  step_held: change('waiting', ({ question, options }) => ({ question, options })),
  escalated: told(false),
  asked_back: told(false),
  replied: told(false),
  decided: told(true),
  progress(run, { step, text, share }) {
    Object.assign(run.step(step), { progress: text, share });
  },
  token(run, { text }) {
    run.draft += text;
  },
  reward_recorded(run, { name, value, weight, feedback, total_reward: total }) {
    run.rewards = [...run.rewards.filter((known) => known.name !== name), { name, value, weight, feedback }];
    run.totalReward = total;
  },
  answer(run, event) {
    run.draft = '';
    run.addVersion(event);
  },
  workflow_completed: ended,
};
