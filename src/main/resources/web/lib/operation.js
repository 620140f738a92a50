// What a page knows of one operation: its log as it comes in, and the steps as the server tells them.
import { Run } from './run.js';

const MOST_EVENTS = 500;
/** The timeline's words for what a step does, in those of the pages. */
const STATES = { completed: 'done', held: 'waiting' };
const ENDED = { failed: 'skipped', cancelled: 'cancelled' };

class Watched extends Run {
  events = [];

  take(event) {
    super.take(event);
    if (event.type === 'token' || !event.seq) return;
    this.events = [...this.events, event].slice(-MOST_EVENTS);
  }

  /** The steps of the timeline, with what only the log tells: how far a step is. */
  stepsOf(line, ended) {
    const live = new Map(this.steps.map((step) => [step.id, step]));
    return line.steps.map((step) => {
      const last = step.attempts.at(-1);
      const state = STATES[step.state] ?? step.state;
      return {
        ...step,
        state: state === 'pending' && ended ? (ENDED[ended] ?? 'skipped') : state,
        attempt: last?.number,
        millis: last?.ended_at ? Date.parse(last.ended_at) - Date.parse(last.started_at) : undefined,
        progress: live.get(step.id)?.progress,
        share: live.get(step.id)?.share,
        engine: live.get(step.id)?.engine,
      };
    });
  }
}

export const watched = (id) => Object.assign(new Watched(), { id, status: 'running' });
