// The pages there are. A further one is a line here, its words `page.<name>` in lib/messages, and a
// file whose name begins with _: it is loaded when somebody first goes there.
import { html } from 'lit';
import './chat-page.js';

export const FIRST = 'chat';

export const PAGES = {
  chat: { icon: 'chat', render: ({ rest }) => html`<baton-chat .session=${rest[0] ?? null}></baton-chat>` },
  agents: { icon: 'gears', load: () => import('./_agents-page.js'), render: (place) => html`<baton-agents .place=${place}></baton-agents>` },
  schema: { icon: 'database', load: () => import('./_schema-page.js'), render: (place) => html`<baton-schema .place=${place}></baton-schema>` },
};
