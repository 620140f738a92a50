// The conversation on the screen: its questions, how they are asked, and what comes back.
import * as api from './api.js';
import { Run } from './run.js';

const PENDING = 'baton.pending';

/** Tells `change` whenever something to be shown is different, `accepted` when a question has its run. */
export class Conversation extends EventTarget {
  id = null;
  runs = [];
  older = null;
  /** empty, loading, ready, failed */
  state = 'empty';
  problem = null;
  #stream;
  #visit = 0;
  #due = false;
  /** The other tabs of this browser: what was said of an answer here is read anew there. */
  #tabs = globalThis.BroadcastChannel ? new BroadcastChannel('baton.feedback') : null;

  constructor(stream) {
    super();
    this.#tabs?.addEventListener('message', ({ data }) => this.#readWord(data));
    this.#stream = stream;
    stream.addEventListener('message', ({ detail }) => this.#hear(detail));
    stream.addEventListener('welcome', () => this.#loadAfterAll());
  }

  /** The question being answered now, if there is one. */
  get active() {
    return this.runs.find((run) => !run.ended) ?? null;
  }

  /** Shows that conversation, or a new one. */
  async open(id) {
    const visit = ++this.#visit;
    Object.assign(this, { id, runs: [], older: null, problem: null, state: id ? 'loading' : 'empty' });
    this.#changed();
    this.#stream.restart();
    if (id) await this.#load(visit);
    if (visit === this.#visit) this.#askAgainAfterReload();
  }

  /** Loads this conversation once more after a failure. */
  reload() {
    return this.open(this.id);
  }

  async #load(visit) {
    try {
      const page = await api.queries(this.id);
      if (visit !== this.#visit) return;
      this.#add(page);
      this.state = 'ready';
    } catch (problem) {
      if (visit !== this.#visit) return;
      this.state = 'failed';
      this.problem = problem;
    }
    this.#changed();
  }

  /** What could not be loaded for want of a connection, now that there is one. */
  #loadAfterAll() {
    if (this.state !== 'failed' || this.problem.code !== 'offline') return;
    Object.assign(this, { state: 'loading', problem: null });
    this.#changed();
    this.#load(this.#visit);
  }

  async loadOlder() {
    const visit = this.#visit;
    const page = await api.queries(this.id, this.older);
    if (visit === this.#visit) this.#add(page);
    this.#changed();
  }

  #add(page) {
    this.older = page.next ?? null;
    const runs = page.items.map(Run.stored).reverse();
    this.runs = [...runs, ...this.runs];
    // What has no answer tells its story by its events: how far it is, or why it failed; so does a grade, and a
    // doubt that waits for a person.
    for (const run of runs) {
      const doubted = run.answer?.requires_human && !run.answer.decision;
      if (run.status !== 'completed' || run.answer?.mode === 'train' || doubted) this.#stream.follow(run.id);
    }
    for (const run of runs) if (run.answer?.version > 1) this.#loadVersions(run);
  }

  async #loadVersions(run) {
    const versions = await api.versions(run.id).catch(() => []);
    for (const version of versions) run.addVersion(version);
    run.shown = Math.max(0, run.versions.length - 1);
    run.revision++;
    this.#changed();
  }

  /** Reads how an answer of the past came about. */
  explain(run) {
    if (run.id && run.steps.length === 0) this.#stream.follow(run.id);
  }

  ask(question, source) {
    const run = Run.asked(question, source);
    this.runs = [...this.runs, run];
    if (this.state === 'empty') this.state = 'ready';
    return this.#send(run, crypto.randomUUID?.() ?? String(Math.random()).slice(2));
  }

  async #send(run, key) {
    const visit = this.#visit;
    remember({ key, session: this.id, question: run.question, source: run.source });
    this.#changed();
    try {
      const accepted = await this.#stream.request({
        type: 'query',
        query: run.question,
        idempotency_key: key,
        ...(this.id && { session_id: this.id }),
        ...(run.source && { data_source: run.source }),
      });
      remember(null);
      if (visit !== this.#visit) return;
      run.id = accepted.operation_id;
      run.session = accepted.session_id;
      if (run.status === 'sending') run.status = 'running';
      this.id = accepted.session_id;
      this.dispatchEvent(new CustomEvent('accepted', { detail: run }));
    } catch (problem) {
      remember(null);
      if (visit !== this.#visit) return;
      run.fail(problem);
    }
    run.revision++;
    this.#changed();
  }

  /** A question that was sent when the page went away, and of whose run nothing is known. */
  #askAgainAfterReload() {
    const pending = remembered();
    if (!pending || pending.session !== this.id) return;
    const run = Run.asked(pending.question, pending.source);
    this.runs = [...this.runs, run];
    this.state = 'ready';
    this.#send(run, pending.key);
  }

  stop() {
    const run = this.active;
    if (run?.id) this.#stream.request({ type: 'cancel', operation_id: run.id }).catch(() => {});
  }

  /** Decides what a run waits for; gives the escalation as it stands then, throws a Problem. */
  async decide(choice) {
    const decided = await this.#stream.urge({ type: 'decide', ...choice });
    // Deciding whether an answer is right says whether it is.
    this.#readWord(choice.operation_id);
    return decided;
  }

  /** Says whether the answer is right, or how it would have been; throws a Problem. */
  async judge(run, word) {
    await this.#said(run, await api.judge(run.id, word));
  }

  /** Takes back what the caller has said; throws a Problem. */
  async unsay(run) {
    const { version } = await api.unsay(run.id);
    await this.#said(run, null, version);
  }

  /** What was said may have made another answer, or brought back an earlier one. */
  async #said(run, feedback, version = feedback.version) {
    this.#tabs?.postMessage(run.id);
    await this.#take(run, feedback, version);
  }

  async #take(run, feedback, version) {
    run.feedback = feedback;
    run.revision++;
    if (run.versions.every((known) => known.version < version)) await this.#loadVersions(run);
    this.#changed();
  }

  /** Reads what the caller has said of a run that is shown here, said elsewhere. */
  async #readWord(id) {
    const run = this.runs.find((known) => known.id === id);
    if (!run?.ended || !run.mayJudge) return;
    const words = await api.judged(id).catch(() => null);
    if (!words) return;
    const mine = words.find((word) => word.mine) ?? null;
    if (mine || run.feedback) await this.#take(run, mine, mine?.version ?? Infinity);
  }

  /** Runs changed SQL as a new version of the answer; throws a Problem. */
  async runSql(run, sql) {
    run.addVersion(await api.runSql(run.id, sql));
    run.shown = run.versions.length - 1;
    this.#changed();
  }

  show(run, version) {
    run.shown = version;
    run.revision++;
    this.#changed();
  }

  #hear(message) {
    const run = this.runs.find((known) => known.id === message.operation_id);
    if (!run) return;
    run.take(message);
    // Tokens come faster than a screen is drawn.
    if (message.type === 'token') this.#changedSoon();
    else this.#changed();
  }

  #changedSoon() {
    if (this.#due) return;
    this.#due = true;
    requestAnimationFrame(() => {
      this.#due = false;
      this.#changed();
    });
  }

  #changed() {
    this.dispatchEvent(new Event('change'));
  }
}

function remember(pending) {
  try {
    if (pending) sessionStorage.setItem(PENDING, JSON.stringify(pending));
    else sessionStorage.removeItem(PENDING);
  } catch {
    // Without storage a reload before the server's answer loses the question.
  }
}

function remembered() {
  try {
    return JSON.parse(sessionStorage.getItem(PENDING));
  } catch {
    return null;
  }
}
