// Light, dark, or as the system says; kept on this device.
const KEY = 'baton.theme';

/** Tells `change` when the colours change. */
export const themes = new EventTarget();
const changed = () => themes.dispatchEvent(new Event('change'));
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', changed);

const ORDER = ['auto', 'light', 'dark'];

export function theme() {
  try {
    const kept = localStorage.getItem(KEY);
    return ORDER.includes(kept) ? kept : 'auto';
  } catch {
    return 'auto';
  }
}

/** Dark or light, as shown now. */
export function shownTheme() {
  const chosen = theme();
  if (chosen !== 'auto') return chosen;
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

export function applyTheme() {
  const chosen = theme();
  if (chosen === 'auto') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = chosen;
}

/** Changes to the other one; back to the system's choice when they agree. */
export function toggleTheme() {
  const next = shownTheme() === 'dark' ? 'light' : 'dark';
  const system = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  try {
    if (next === system) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, next);
  } catch {
    // Without storage the choice lasts as long as the page.
  }
  if (next === system) delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = next;
  changed();
  return next;
}
