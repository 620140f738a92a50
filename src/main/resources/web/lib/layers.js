// Where the steps of a plan stand: each one layer behind the last of what it needs, so that the longest
// way from the beginning says how far a step is.

/** The steps that a step of a plan refers to in its input or condition, or must come after. */
export function needed({ after = [], input, when }) {
  const found = new Set(after);
  const look = (value) => {
    if (!value || typeof value !== 'object') return;
    if (typeof value.$ref === 'string') found.add(value.$ref.split(/[.[]/)[0]);
    else if (typeof value.$text === 'string') for (const [, id] of value.$text.matchAll(/\{\{(\w+)/g)) found.add(id);
    else Object.values(value).forEach(look);
  };
  look(input);
  look(when);
  return [...found];
}

/** [[step, …], …] by longest path; what refers to nothing known, or to itself, stands in front. */
export function layers(steps) {
  const known = new Map(steps.map((step) => [step.id, step]));
  const depth = new Map();
  const under = new Set();
  const deep = (step) => {
    if (depth.has(step.id)) return depth.get(step.id);
    if (under.has(step.id)) return 0;
    under.add(step.id);
    const before = (step.needs ?? []).map((id) => known.get(id)).filter(Boolean);
    const found = before.length ? 1 + Math.max(...before.map(deep)) : 0;
    depth.set(step.id, found);
    return found;
  };
  const found = [];
  for (const step of steps) (found[deep(step)] ??= []).push(step);
  return found.map((layer) => layer ?? []);
}

/**
 * Rows of {step} and of places that an edge passes by on its way to a later layer ({via}); each row is in the
 * order of what it hangs on, so that few edges cross. Edges are lists of the places they go through.
 */
export function arranged(steps) {
  const rows = layers(steps).map((layer) => layer.map((step) => ({ step })));
  const at = new Map();
  rows.forEach((row, level) => row.forEach((place) => at.set(place.step.id, { place, level })));
  const edges = [];
  const needed = direct(steps);
  for (const { place, level } of at.values()) {
    for (const id of needed.get(place.step.id)) {
      const from = at.get(id);
      if (!from || from.level >= level) continue;
      const way = [from.place];
      for (let between = from.level + 1; between < level; between++) {
        const via = { via: true };
        rows[between].push(via);
        way.push(via);
      }
      edges.push([...way, place]);
    }
  }
  for (const row of rows) order(row, edges);
  return { rows, edges };
}

/** What each step needs itself: not what it needs through another of them anyway. */
function direct(steps) {
  const needs = new Map(steps.map((step) => [step.id, step.needs ?? []]));
  const all = new Map();
  const reach = (id) => {
    if (all.has(id)) return all.get(id);
    const found = new Set();
    all.set(id, found);
    for (const before of needs.get(id) ?? []) {
      found.add(before);
      for (const further of reach(before)) found.add(further);
    }
    return found;
  };
  return new Map([...needs].map(([id, before]) => [id, before.filter((each) => !before.some((other) => other !== each && reach(other).has(each)))]));
}

/** Orders a row by the middle of what leads to each of its places. */
function order(row, edges) {
  const middle = (place) => {
    const before = edges.flatMap((way) => way.flatMap((each, i) => (each === place && i > 0 ? [way[i - 1].order] : [])));
    return before.length ? before.reduce((sum, each) => sum + each, 0) / before.length : (place.order ?? 0.5);
  };
  const told = new Map(row.map((place, i) => [place, middle(place) + i / 1e6]));
  row.sort((a, b) => told.get(a) - told.get(b));
  row.forEach((place, i) => (place.order = (i + 0.5) / row.length));
}
