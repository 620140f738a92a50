// The dashboards' socket, WS /ws: what is under way and was done today, told whenever it changes.
const STALLED = 40_000;
const LONGEST_WAIT = 10_000;

/** Tells `counts` at every frame. Every frame is whole: what was missed needs no reading again. */
class Live extends EventTarget {
  counts = null;
  #socket = null;
  #tries = 0;
  #timer = 0;
  #heard = 0;

  constructor() {
    super();
    addEventListener('online', () => this.retry());
    // A socket may outlive its network; what it says meanwhile could not be looked up.
    addEventListener('offline', () => this.#wait(LONGEST_WAIT));
    document.addEventListener('visibilitychange', () => this.#look());
    setInterval(() => this.#look(), 5_000);
  }

  /** Connects at once unless it is connected. */
  retry() {
    if (this.#socket?.readyState === WebSocket.OPEN) return;
    this.#tries = 0;
    this.#connect();
  }

  #connect() {
    clearTimeout(this.#timer);
    this.#close();
    const scheme = location.protocol === 'https:' ? 'wss' : 'ws';
    const socket = new WebSocket(`${scheme}://${location.host}/ws`);
    this.#socket = socket;
    this.#heard = Date.now();
    socket.onmessage = ({ data }) => this.#hear(JSON.parse(data));
    socket.onclose = () => this.#wait(Math.min(LONGEST_WAIT, 300 * 2 ** this.#tries++) * (0.75 + Math.random() / 2));
  }

  #close() {
    const socket = this.#socket;
    this.#socket = null;
    if (!socket) return;
    socket.onmessage = socket.onclose = null;
    socket.close();
  }

  #wait(millis) {
    this.#close();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#connect(), millis);
  }

  #look() {
    if (document.visibilityState === 'hidden' || !this.#socket) return;
    if (Date.now() - this.#heard > STALLED) this.#connect();
  }

  #hear(message) {
    this.#heard = Date.now();
    if (message.type === 'goodbye') {
      this.#wait(message.reconnect_after_ms || 500);
    } else if (message.type === 'counts') {
      this.#tries = 0;
      this.counts = message;
      this.dispatchEvent(new Event('counts'));
    }
  }
}

export const live = new Live();
