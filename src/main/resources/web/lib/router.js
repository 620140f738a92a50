// Addresses under /ui/: the first word is the page, the rest and the query are the page's own.
const PREFIX = '/ui/';
const listeners = new Set();

/** {page, rest, query} of the present address. */
export function place() {
  const path = location.pathname.startsWith(PREFIX) ? location.pathname.slice(PREFIX.length) : '';
  const [page = '', ...rest] = path.split('/').filter(Boolean).map(decodeURIComponent);
  return { page, rest, query: new URLSearchParams(location.search) };
}

export function go(address, { replace = false } = {}) {
  if (address !== location.pathname + location.search) {
    history[replace ? 'replaceState' : 'pushState'](null, '', address);
  }
  tell();
}

/** Changes what the address bar says without leaving what is shown; who knows the address hears of it. */
export function rename(address) {
  if (address === location.pathname) return;
  history.replaceState(null, '', address);
  tell();
}

/** That address with these parameters; what is empty is left out. */
export function withQuery(path, values) {
  const query = new URLSearchParams(Object.entries(values).filter(([, value]) => value !== null && value !== undefined && value !== ''));
  return query.size ? `${path}?${query}` : path;
}

/** Calls back at every change of the address; returns how to stop that. */
export function onPlace(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function tell() {
  for (const listener of listeners) listener(place());
}

function followable(event) {
  return event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
}

addEventListener('popstate', tell);
document.addEventListener('click', (event) => {
  const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement);
  if (!link || !followable(event) || event.defaultPrevented) return;
  if (link.target || link.hasAttribute('download') || link.origin !== location.origin) return;
  if (!link.pathname.startsWith(PREFIX)) return;
  // A place on this page, such as where the skip link leads: the browser goes there, with the focus.
  if (link.hash && link.pathname === location.pathname) return;
  event.preventDefault();
  go(link.pathname + link.search);
});
