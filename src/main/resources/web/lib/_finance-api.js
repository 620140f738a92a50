// The REST calls of the finance page.
import { call } from './api.js';
import { fresh } from './_console-api.js';

const at = encodeURIComponent;
const asked = (values) => {
  const query = new URLSearchParams(Object.entries(values).filter(([, value]) => value !== null && value !== undefined && value !== ''));
  return query.size ? `?${query}` : '';
};

/** Whose books there are, and the agents whose views can be shown. */
export const views = () => call('/finance/views');
/** What an agent that changes nothing says of the books now. */
export const view = (agent, input, signal) => call(`/finance/views/${at(agent)}${asked(input)}`, { signal });
/** Starts an agent and gives its operation at once. */
export const start = (agent, input) =>
  call(`/agents/${at(agent)}/invoke`, { method: 'POST', body: { input }, headers: { Prefer: 'respond-async', 'Idempotency-Key': fresh() } });
export const invocation = (operation) => call(`/agents/invocations/${at(operation)}`);
export const packs = async (company) => (await call(`/finance/packs${asked({ company })}`)).items;
/** About what was read: the hash of its manifest. */
export const release = (id, hash) => call(`/finance/packs/${at(id)}/release`, { method: 'POST', body: { hash } });
export const packFile = (id, kind) => `/finance/packs/${at(id)}/${kind}`;
