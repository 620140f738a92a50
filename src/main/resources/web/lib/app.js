// What every page shares: the socket, the conversation, and what the server says of itself.
import * as api from './api.js';
import { Conversation } from './conversation.js';
import { Stream } from './stream.js';

const SOURCE = 'baton.source';

/** Tells `change` when something of it is known anew. */
class Server extends EventTarget {
  sources = null;
  problem = null;
  engine = '';
  threshold = 0.7;
  #schemas = new Map();

  async load() {
    const [sources, health] = await Promise.allSettled([api.sources(), api.health()]);
    this.sources = sources.value ?? this.sources;
    this.problem = sources.reason ?? null;
    this.threshold = health.value?.config?.confidence_threshold ?? this.threshold;
    this.#changed();
  }

  welcome({ engine }) {
    this.engine = engine ?? '';
    this.#changed();
    if (!this.sources) this.load();
  }

  /** The source asked when nobody chose: the one used last on this device, else the first. */
  get usual() {
    const names = (this.sources ?? []).map((source) => source.name);
    const kept = localStorage.getItem(SOURCE);
    return names.includes(kept) ? kept : (names[0] ?? null);
  }

  prefer(name) {
    localStorage.setItem(SOURCE, name);
  }

  schema(name) {
    if (!this.#schemas.has(name)) {
      const asked = api.schema(name);
      asked.catch(() => this.#schemas.delete(name));
      this.#schemas.set(name, asked);
    }
    return this.#schemas.get(name);
  }

  #changed() {
    this.dispatchEvent(new Event('change'));
  }
}

export const server = new Server();
export const stream = new Stream();
export const conversation = new Conversation(stream);

stream.addEventListener('welcome', ({ detail }) => server.welcome(detail));
stream.addEventListener('state', () => {
  if (stream.state === 'locked') api.unauthenticated();
});
