// One socket to /ws/chat that mends itself: see docs/websocket.md.
import { Problem } from './api.js';
import { t } from './i18n.js';

const STALLED = 40_000;
const LONGEST_WAIT = 10_000;
const PATIENCE = 10_000;

const cutOff = (words) => new Problem({ error: t(words), error_code: 'offline' });

/**
 * Events: `message` (what the server said of a run), `state` (connecting, open, waiting, locked), `welcome`.
 * A request that has no answer yet is sent again after a reconnect; the runs followed are resumed.
 */
export class Stream extends EventTarget {
  state = 'connecting';
  retryAt = 0;
  #socket = null;
  #followed = new Map();
  #unanswered = new Map();
  /** The runs that this connection was asked for. */
  #resumed = new Set();
  #tries = 0;
  #timer = 0;
  #heard = 0;
  #count = 0;

  constructor() {
    super();
    addEventListener('online', () => this.retry());
    addEventListener('offline', () => this.#drop());
    document.addEventListener('visibilitychange', () => this.#look());
    setInterval(() => this.#look(), 5_000);
  }

  /** Starts over: what was followed is forgotten. */
  restart() {
    this.#followed.clear();
    this.#unanswered.clear();
    this.#tries = 0;
    this.#connect();
  }

  /** Connects at once unless it is connected. */
  retry() {
    if (this.state === 'open') return;
    this.#tries = 0;
    this.#connect();
  }

  /** Reads a run's events after that one, and goes on reading. */
  follow(run, seq = 0) {
    if (this.#followed.has(run)) return;
    this.#followed.set(run, seq);
    if (this.state === 'open') this.#subscribe(run, seq);
  }

  /** Reads no more of a run. */
  leave(run) {
    this.#followed.delete(run);
    this.#resumed.delete(run);
  }

  /** Asks for something; the answer, or a Problem. Held while there is no connection. */
  request(message) {
    const id = `c${++this.#count}`;
    const said = { ...message, id };
    return new Promise((resolve, reject) => {
      this.#unanswered.set(id, { said, resolve, reject });
      if (this.state === 'open') this.#send(said);
    });
  }

  /** Asks for what is meant now or not at all: a Problem where there is no connection, or it breaks before the answer. */
  urge(message) {
    // While the page is opening the connection is a moment away.
    if (this.state !== 'open' && this.state !== 'connecting') return Promise.reject(cutOff('connection.not_taken'));
    const id = `c${++this.#count}`;
    const said = { ...message, id };
    return new Promise((resolve, reject) => {
      this.#unanswered.set(id, { said, resolve, reject, urgent: true });
      if (this.state === 'open') this.#send(said);
      setTimeout(() => this.#unanswered.has(id) && this.#connect(), PATIENCE);
    });
  }

  /** Says something that needs no answer; lost without a connection. */
  say(message) {
    if (this.state === 'open') this.#send(message);
  }

  #connect() {
    clearTimeout(this.#timer);
    this.#close();
    this.#become('connecting');
    const scheme = location.protocol === 'https:' ? 'wss' : 'ws';
    const socket = new WebSocket(`${scheme}://${location.host}/ws/chat`);
    this.#socket = socket;
    this.#heard = Date.now();
    socket.onopen = () => {
      const followed = [...this.#followed].slice(-100);
      this.#resumed = new Set(followed.map(([run]) => run));
      const resume = followed.map(([operation_id, last_seq]) => ({ operation_id, last_seq }));
      socket.send(JSON.stringify({ type: 'hello', id: 'hello', resume }));
    };
    socket.onmessage = ({ data }) => this.#hear(JSON.parse(data));
    socket.onclose = () => this.#lost(socket);
  }

  #close() {
    const socket = this.#socket;
    this.#socket = null;
    if (!socket) return;
    socket.onopen = socket.onmessage = socket.onclose = null;
    socket.close();
  }

  #lost(socket) {
    if (socket !== this.#socket || this.state === 'locked') return;
    this.#socket = null;
    const wait = Math.min(LONGEST_WAIT, 300 * 2 ** this.#tries++) * (0.75 + Math.random() / 2);
    this.#wait(wait);
  }

  #wait(millis) {
    this.retryAt = Date.now() + millis;
    this.#become('waiting');
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#connect(), millis);
  }

  #drop() {
    if (this.state === 'locked') return;
    this.#close();
    this.#wait(LONGEST_WAIT);
  }

  /** A connection that says nothing, not even its heartbeat, is dead. */
  #look() {
    if (document.visibilityState === 'hidden' || this.state === 'locked') return;
    if (this.state === 'waiting') {
      if (Date.now() >= this.retryAt) this.#connect();
    } else if (Date.now() - this.#heard > STALLED) {
      this.#connect();
    }
  }

  #subscribe(run, seq) {
    this.#resumed.add(run);
    this.#send({ type: 'subscribe', operation_id: run, last_seq: seq });
  }

  #send(message) {
    this.#socket?.send(JSON.stringify(message));
  }

  #become(state) {
    if (state === this.state) return;
    const before = this.state;
    this.state = state;
    if (before === 'open') this.#giveUp('connection.unsure');
    else if (state === 'waiting') this.#giveUp('connection.not_taken');
    this.dispatchEvent(new Event('state'));
  }

  /** What was urged and has no answer is not asked for a second time. */
  #giveUp(why) {
    for (const [id, { urgent, reject }] of this.#unanswered) {
      if (!urgent) continue;
      this.#unanswered.delete(id);
      reject(cutOff(why));
    }
  }

  #hear(message) {
    this.#heard = Date.now();
    if (message.reply_to) this.#answered(message);
    switch (message.type) {
      case 'welcome':
        this.#welcome(message);
        break;
      case 'goodbye':
        this.#tries = 0;
        this.#close();
        this.#wait(message.reconnect_after_ms || 500);
        break;
      case 'gap':
        this.#followed.set(message.operation_id, message.next_seq - 1);
        break;
      case 'accepted':
      case 'error':
      case 'heartbeat':
      case 'pong':
        break;
      default:
        this.#event(message);
    }
  }

  #welcome(message) {
    this.#tries = 0;
    this.#become('open');
    this.dispatchEvent(new CustomEvent('welcome', { detail: message }));
    // What was followed after the greeting was sent is not part of it.
    for (const [run, seq] of this.#followed) if (!this.#resumed.has(run)) this.#subscribe(run, seq);
    for (const { said } of this.#unanswered.values()) this.#send(said);
  }

  #event(message) {
    const run = message.operation_id;
    if (message.seq) {
      const known = this.#followed.get(run);
      if (known === undefined || message.seq <= known) return;
      this.#followed.set(run, message.seq);
    }
    this.dispatchEvent(new CustomEvent('message', { detail: message }));
  }

  #answered(message) {
    if (message.reply_to === 'hello') {
      if (message.type === 'error' && message.error_code === 'unauthenticated') this.#lock();
      return;
    }
    const waiting = this.#unanswered.get(message.reply_to);
    if (!waiting) return;
    this.#unanswered.delete(message.reply_to);
    if (message.type === 'error') {
      waiting.reject(new Problem(message));
    } else {
      if (message.type === 'accepted') {
        this.#followed.set(message.operation_id, 0);
        this.#resumed.add(message.operation_id);
      }
      waiting.resolve(message);
    }
  }

  #lock() {
    this.#close();
    this.#become('locked');
  }
}
