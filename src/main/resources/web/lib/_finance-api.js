// The REST calls of the finance page.
import { call } from './api.js';

const at = encodeURIComponent;
const asked = (values) => {
  const query = new URLSearchParams(Object.entries(values).filter(([, value]) => value !== null && value !== undefined && value !== ''));
  return query.size ? `?${query}` : '';
};

/** Whose books there are, and the agents whose views can be shown. */
export const views = () => call('/finance/views');
/** What an agent that changes nothing says of the books now. */
export const view = (agent, input, signal) => call(`/finance/views/${at(agent)}${asked(input)}`, { signal });
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

const bank = (account) => `/finance/bank/${at(account)}`;
export const bankAccounts = async (company) => (await call(`${books(company)}/bank-accounts`)).items;
/** How a bank account stands against the books, and what is certain. */
export const position = (company, account) => call(`${bank(account)}/reconciliation${asked({ company })}`);
export const suggestions = (company, account, after) => call(`${bank(account)}/suggestions${asked({ company, after, limit: 30 })}`);
export const matches = (company, account, after) => call(`${bank(account)}/matches${asked({ company, after, limit: 30 })}`);
export const match = (company, lines, entries) =>
  call(`/finance/bank/matches${asked({ company })}`, { method: 'POST', body: { bank_lines: lines, entries } });
export const unmatch = (company, id) => call(`/finance/bank/matches/${at(id)}${asked({ company })}`, { method: 'DELETE' });
export const addStatement = (company, file) => call(`/finance/bank/statements${asked({ company })}`, {
  method: 'POST', body: file, headers: { 'Content-Type': /\.xml$/i.test(file.name) ? 'application/xml' : 'application/octet-stream' },
});
