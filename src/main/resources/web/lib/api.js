// The REST calls of the pages. What goes wrong comes back as one kind of Problem.
import { t } from './i18n.js';

/** Something that went wrong: a sentence, a code, what to do about it, each fault where there are several. */
export class Problem extends Error {
  constructor({ error, error_code, suggestions = [], status = 0, faults = [] }) {
    super(error || t('api.failed'));
    this.code = error_code || 'internal';
    this.suggestions = suggestions;
    this.status = status;
    this.faults = faults;
  }
}

const listeners = new Set();

/** Calls back when the server asks who is calling. */
export function onUnauthenticated(listener) {
  listeners.add(listener);
}

export function unauthenticated() {
  for (const listener of listeners) listener();
}

/** A body that is text, a file or a form is sent as it is, anything else as JSON; with `text` the answer is text. */
export async function call(path, { method = 'GET', body, signal, headers = {}, text = false } = {}) {
  const plain = body === undefined || typeof body === 'string' || body instanceof FormData || body instanceof Blob;
  const response = await fetch(path, {
    method,
    signal,
    headers: { ...(plain ? {} : { 'Content-Type': 'application/json' }), ...headers },
    body: plain ? body : JSON.stringify(body),
  }).catch((failure) => {
    if (failure.name === 'AbortError') throw failure;
    throw new Problem({
      error: t('api.offline'),
      error_code: 'offline',
      suggestions: [t('api.offline_hint')],
    });
  });
  if (response.status === 204) return null;
  if (text && response.ok) return response.text();
  const answer = await response.json().catch(() => null);
  if (response.ok) return answer;
  const problem = new Problem({
    error: answer?.error || answer?.detail || answer?.title || t('api.status', { status: response.status }),
    error_code: answer?.error_code || codeOf(response.status),
    suggestions: answer?.suggestions,
    status: response.status,
    faults: answer?.faults,
  });
  if (response.status === 401 && path !== '/session/cookie') unauthenticated();
  throw problem;
}

function codeOf(status) {
  if (status === 401) return 'unauthenticated';
  if (status === 404) return 'not_found';
  return status >= 500 ? 'internal' : 'bad_request';
}

const at = encodeURIComponent;

export const sources = async () => (await call('/data-sources?limit=200')).items ?? [];
export const schema = (name, signal) => call(`/data-sources/${at(name)}/schema`, { signal });
export const sessions = (after) => call(`/sessions?limit=30${after ? `&after=${at(after)}` : ''}`);
export const session = (id) => call(`/sessions/${at(id)}`);
export const endSession = (id) => call(`/sessions/${at(id)}`, { method: 'DELETE' });
export const queries = (session, after) =>
  call(`/sessions/${at(session)}/queries?limit=20${after ? `&after=${at(after)}` : ''}`);
export const versions = async (run) => (await call(`/query/${at(run)}/versions`)).items ?? [];
export const runSql = (run, sql) => call(`/query/${at(run)}/sql`, { method: 'POST', body: { sql } });
/** What somebody says of an answer: verdict, with a correction its sql, and a comment. */
export const judge = (run, word) => call('/feedback', { method: 'POST', body: { operation_id: run, ...word } });
export const unsay = (run) => call(`/feedback/${at(run)}`, { method: 'DELETE' });
export const judged = async (run) => (await call(`/feedback/${at(run)}`)).items ?? [];
export const escalation = (id) => call(`/escalations/${at(id)}`);
export const reply = (id, text) => call(`/escalations/${at(id)}/reply`, { method: 'POST', body: { text } });
export const health = () => call('/health');
export const useKey = (key) => call('/session/cookie', { method: 'POST', body: { key } });

const asked = (values) => {
  const query = new URLSearchParams(Object.entries(values).filter(([, value]) => value !== null && value !== undefined && value !== ''));
  return query.size ? `?${query}` : '';
};
const post = (path, body = {}) => call(path, { method: 'POST', body });
const LATER = { Prefer: 'respond-async' };

/** As a list shows them: without results. */
export const operations = (values, signal) => call(`/operations${asked({ ...values, brief: true })}`, { signal });
export const operation = (id) => call(`/operations/${at(id)}`);
export const timeline = (id) => call(`/operations/${at(id)}/timeline`);
/** What it did outside, and what of it can be undone. */
export const effects = (id) => call(`/operations/${at(id)}/effects`);
export const step = (id, name) => call(`/operations/${at(id)}/steps/${at(name)}`);
/** cancel, pause, resume, rollback: the operation as it stands then. */
export const control = (id, action) => post(`/operations/${at(id)}/${action}`);
/** Each starts an operation of its own and does not wait for its end. */
export const retry = (id) => call(`/operations/${at(id)}/retry`, { method: 'POST', body: {}, headers: LATER });
export const fork = (id, from) => call(`/operations/${at(id)}/fork`, { method: 'POST', body: { from }, headers: LATER });
export const workflows = async () => (await call('/workflows/definitions')).items ?? [];
export const summary = (since) => call(`/operations/summary${asked({ since })}`);
export const escalations = (values, signal) => call(`/escalations${asked(values)}`, { signal });
/** approve, correct, reject, claim, release, ask: the escalation as it stands then. */
export const escalate = (id, action, body) => post(`/escalations/${at(id)}/${action}`, body);
export const trainings = () => call('/training/runs?limit=5');
export const drift = (window) => call(`/training/drift${asked({ window })}`);
