// An agent that a page asks alone: started, followed to its end, found again after a reload and in a second tab.
import * as api from './_console-api.js';
import { operation, operations } from './api.js';
import { stream } from './app.js';
import { t } from './i18n.js';
import { ENDED } from './run.js';

const LATEST = 50;

/** Belongs to a component, which is drawn anew at every change. Tells it `ended(result, failure)`. */
export class Alone {
  /** The operation, what it does now, and how far it is between 0 and 1; null when nothing is under way. */
  now = null;
  #host;
  #ended;
  /** Counts what was let go of: an answer to an earlier call is no longer wanted. */
  #turn = 0;
  #heard = ({ detail }) => this.#hear(detail);

  constructor(host, ended) {
    this.#host = host;
    this.#ended = ended;
    host.addController(this);
  }

  hostConnected() {
    stream.addEventListener('message', this.#heard);
  }

  hostDisconnected() {
    stream.removeEventListener('message', this.#heard);
    this.forget();
  }

  /** Whether it is being started or under way. */
  get busy() {
    return this.now !== null;
  }

  /** Lets go of it; it goes on without being watched. */
  forget() {
    this.#turn++;
    if (this.now?.operation) stream.leave(this.now.operation);
    this.#become(null);
  }

  async start(agent, input) {
    this.forget();
    const turn = this.#turn;
    const began = Date.now();
    this.#become({ operation: null, text: t('alone.works'), share: 0, began });
    try {
      const { operation_id: operation } = await api.invoke(agent, input);
      if (turn === this.#turn) this.#follow(operation, began);
    } catch (failure) {
      if (turn !== this.#turn) return;
      this.#become(null);
      this.#ended(null, failure);
    }
  }

  /** Watches what that agent does already, for an input that fits; nothing if there is no such thing. */
  async find(agent, fits) {
    const turn = this.#turn;
    const { items } = await operations({ type: 'agent', limit: LATEST }).catch(() => ({ items: [] }));
    const its = items.filter((each) => !ENDED.has(each.status) && each.agent === agent);
    const whole = await Promise.all(its.map(({ operation_id: id }) => operation(id).catch(() => null)));
    const mine = whole.find((each) => each && fits(each.parameters));
    if (mine && turn === this.#turn && !this.busy) this.#follow(mine.operation_id, Date.parse(mine.created_at));
  }

  async stop() {
    const { operation } = this.now ?? {};
    if (!operation) return;
    await api.cancelOperation(operation).catch((failure) => this.#ended(null, failure));
  }

  #follow(operation, began) {
    this.#become({ operation, text: t('alone.works'), share: 0, began });
    stream.follow(operation);
  }

  #become(now) {
    this.now = now;
    this.#host.requestUpdate();
  }

  #hear(message) {
    if (!this.now?.operation || message.operation_id !== this.now.operation) return;
    if (message.type === 'progress') this.#become({ ...this.now, text: message.text, share: message.share ?? 0 });
    if (message.type === 'step_retried') this.#become({ ...this.now, text: t('step.attempt', { n: message.attempt + 1 }) });
    if (message.type === 'escalated') this.#become({ ...this.now, text: t('step.waiting') });
    if (message.type === 'workflow_completed') this.#end(message.operation_id);
  }

  async #end(operation) {
    let result = null;
    let failure = null;
    try {
      result = await api.invocation(operation);
    } catch (problem) {
      failure = problem;
    }
    if (this.now?.operation !== operation) return;
    this.forget();
    this.#ended(result, failure);
  }
}
