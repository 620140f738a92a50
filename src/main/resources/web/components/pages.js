// The pages there are. A further one is a line here, its words `page.<name>` in lib/messages, and a
// file whose name begins with _: it is loaded when somebody first goes there.
import { html } from 'lit';
import './chat-page.js';

export const FIRST = 'chat';

export const PAGES = {
  home: { icon: 'home', load: () => import('./_home-page.js'), render: () => html`<baton-home></baton-home>` },
  chat: { icon: 'chat', render: ({ rest }) => html`<baton-chat .session=${rest[0] ?? null}></baton-chat>` },
  inbox: {
    icon: 'inbox',
    load: () => import('./_inbox-page.js'),
    render: ({ rest, query }) => html`<baton-inbox .chosen=${rest[0] ?? null} .query=${query}></baton-inbox>`,
    count: ({ escalations }) => escalations,
    counted: 'shell.waiting',
  },
  training: { icon: 'spark', load: () => import('./_training-page.js'), render: (place) => html`<baton-training .place=${place}></baton-training>` },
  operations: {
    icon: 'operations',
    load: () => import('./_operations-page.js'),
    render: ({ rest, query }) =>
      rest[0] ? html`<baton-operation .operation=${rest[0]}></baton-operation>` : html`<baton-operations .query=${query}></baton-operations>`,
  },
  finance: { icon: 'coins', load: () => import('./_finance-page.js'), render: (place) => html`<baton-finance .place=${place}></baton-finance>` },
  agents: { icon: 'gears', load: () => import('./_agents-page.js'), render: (place) => html`<baton-agents .place=${place}></baton-agents>` },
  schema: { icon: 'database', load: () => import('./_schema-page.js'), render: (place) => html`<baton-schema .place=${place}></baton-schema>` },
};
