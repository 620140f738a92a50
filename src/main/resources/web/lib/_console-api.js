// The REST calls of agents, schema and training; what goes wrong is a Problem as everywhere.
import { call } from './api.js';

const at = encodeURIComponent;

/** A key that no request had before; also where the address is not a secure one. */
export const fresh = () => [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/** Every page of a list, up to that many items. */
async function all(path, most = 1_000) {
  const items = [];
  for (let next = ''; next !== null && items.length < most;) {
    const page = await call(`${path}${path.includes('?') ? '&' : '?'}limit=200${next ? `&after=${at(next)}` : ''}`);
    items.push(...page.items);
    next = page.next ?? null;
  }
  return items;
}

export const agents = () => all('/agents');
/** start, stop or drain; gives the agent as it stands then. */
export const order = (name, what) => call(`/agents/${at(name)}/${what}`, { method: 'POST' });
const MOST_SECONDS = 600;
/** Starts it and gives its operation at once; whoever waits may stop it, so it may take long. */
export const invoke = (name, input) =>
  call(`/agents/${at(name)}/invoke`, { method: 'POST', body: { input, timeout_seconds: MOST_SECONDS }, headers: { Prefer: 'respond-async', 'Idempotency-Key': fresh() } });
export const invocation = (operation) => call(`/agents/invocations/${at(operation)}`);
export const cancelOperation = (operation) => call(`/operations/${at(operation)}/cancel`, { method: 'POST' });
export const errors = () => call('/errors');

export const source = (name) => call(`/data-sources/${at(name)}`);
export const testSource = (name) => call(`/data-sources/${at(name)}/test`, { method: 'POST' });
export const refreshSource = (name) => call(`/data-sources/${at(name)}/refresh`, { method: 'POST' });
export const semantics = (name) => call(`/data-sources/${at(name)}/semantics`, { text: true });
export const saveSemantics = (name, yaml) =>
  call(`/data-sources/${at(name)}/semantics`, { method: 'PUT', body: yaml, headers: { 'Content-Type': 'application/yaml' } });
export const dropSemantics = (name) => call(`/data-sources/${at(name)}/semantics`, { method: 'DELETE' });

const asked = (values) => {
  const query = new URLSearchParams(Object.entries(values).filter(([, value]) => value !== null && value !== undefined && value !== ''));
  return query.size ? `?${query}` : '';
};
const training = (id) => `/training/runs/${at(id)}`;

export const trainings = (after) => call(`/training/runs${asked({ limit: 30, after })}`);
export const startTraining = (body) => call('/training/runs', { method: 'POST', body, headers: { 'Idempotency-Key': fresh() } });
export const trainingRun = (id) => call(training(id));
/** pause, resume or cancel. */
export const steer = (id, what) => call(`${training(id)}/${what}`, { method: 'POST' });
export const curve = (id) => call(`${training(id)}/curve`);
export const figures = (id, variant) => call(`${training(id)}/figures${asked({ variant })}`);
export const results = (id, wanted) => call(`${training(id)}/results${asked({ limit: 25, ...wanted })}`);
/** What was expected and what was answered, in rows that are read now. */
export const rows = (id, position, wanted) => call(`${training(id)}/results/${position}/rows${asked(wanted)}`);
export const compareRuns = (id, wanted) => call(`${training(id)}/compare${asked(wanted)}`);
export const regressions = (id, wanted) => call(`${training(id)}/regressions${asked(wanted)}`);
export const leaderboard = (wanted) => call(`/training/leaderboard${asked(wanted)}`);
export const calibration = () => call('/training/calibration');
export const drift = (wanted) => call(`/training/drift${asked(wanted)}`);
export const exportAddress = (format, wanted) => `/training/exports/${format}${asked(wanted)}`;
export const manifest = (format, wanted) => call(`/training/exports/${format}/manifest${asked(wanted)}`);
