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

const books = (company) => `/finance/companies/${at(company)}`;
export const approvals = async (company) => (await call(`${books(company)}/approvals`)).items;
/** approve or reject what was shown, by its hash. */
export const decide = (company, id, action, body) => call(`${books(company)}/approvals/${at(id)}/${action}`, { method: 'POST', body });

const TYPES = { pdf: 'application/pdf', xml: 'application/xml', png: 'image/png', jpg: 'image/jpeg', jpeg: 'image/jpeg' };
export const documents = (after) => call(`/finance/documents${asked({ limit: 30, after })}`);
export const addDocument = (file) => call(`/finance/documents${asked({ name: file.name })}`, {
  method: 'POST', body: file, headers: { 'Content-Type': TYPES[file.name.split('.').at(-1).toLowerCase()] ?? 'application/octet-stream' },
});
export const readDocument = (id, company) => call(`/finance/documents/${at(id)}/read${asked({ company })}`, { method: 'POST' });
export const documentFile = (id) => `/finance/documents/${at(id)}/content`;
