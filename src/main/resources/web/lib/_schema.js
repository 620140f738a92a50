// What a data source's schema says, put so that it can be shown: names, search, neighbours.

/** A table's name without the schema that needs no saying. */
export const short = (name) => (name.startsWith('public.') ? name.slice('public.'.length) : name);

/** Where a table stands: schema and table are parts of the address, for addresses hold no dots. */
export const addressOf = (source, name, column = '') =>
  `/ui/schema/${[source, ...short(name).split('.')].map(encodeURIComponent).join('/')}${column ? `?column=${encodeURIComponent(column)}` : ''}`;

/** The table of those parts of an address. */
export const tableAt = (schema, parts) => {
  const name = parts.join('.');
  return schema.tables.find((table) => table.name === name || short(table.name) === name) ?? null;
};

/** What a row is called, or the table's own name. */
export const called = (table) => table.entity?.name ?? short(table.name).replaceAll('_', ' ');

/** The word for several rows: the table's, where people say it too; else one that looks like it. */
export function counted(table) {
  const name = short(table.name).replaceAll('_', ' ');
  const said = table.entity?.synonyms ?? [];
  if (name.endsWith('s') || said.includes(name)) return name;
  return said.find((word) => word.endsWith('s')) ?? called(table);
}

const lower = (texts) => texts.filter(Boolean).join('\n').toLowerCase();

/** Tables that fit, each with the columns that do; all when nothing is looked for. */
export function found(schema, text) {
  const wanted = text.trim().toLowerCase();
  return schema.tables
    .map((table) => {
      const named = lower([table.name, table.comment, table.entity?.name, table.entity?.description, ...(table.entity?.synonyms ?? [])]).includes(wanted);
      const columns = wanted === '' ? [] : table.columns.filter((column) =>
        lower([column.name, column.comment, column.description, ...column.synonyms, ...Object.values(column.values).flat()]).includes(wanted));
      return { table, columns, fits: wanted === '' || named || columns.length > 0 };
    })
    .filter(({ fits }) => fits);
}

const split = (written) => {
  const at = written.lastIndexOf('.');
  return [written.slice(0, at), written.slice(at + 1)];
};

/** All joins: the declared keys, and those that only the semantic layer knows; each with its role where it has one. */
export function joins(schema) {
  const all = schema.foreign_keys.map((key) => ({ from: key.from, columns: key.from_columns, to: key.to, there: key.to_columns, role: null, declared: true }));
  for (const relation of schema.relations) {
    const [from, column] = split(relation.from);
    const [to, there] = split(relation.to);
    const known = all.find((join) => join.from === from && join.to === to && join.columns.length === 1 && join.columns[0] === column);
    if (known) known.role ??= relation.role;
    else all.push({ from, columns: [column], to, there: [there], role: relation.role, declared: false });
  }
  return all;
}

/** Who refers to a table, and to whom it refers: each neighbour once, with its joins. */
export function neighbours(schema, name) {
  const sides = { before: new Map(), after: new Map(), self: [] };
  for (const join of joins(schema)) {
    if (join.from === name && join.to === name) sides.self.push(join);
    else if (join.from === name) sides.after.set(join.to, [...(sides.after.get(join.to) ?? []), join]);
    else if (join.to === name) sides.before.set(join.from, [...(sides.before.get(join.from) ?? []), join]);
  }
  const listed = (side) => [...side].map(([table, on]) => ({ table, on })).toSorted((a, b) => a.table.localeCompare(b.table));
  return { before: listed(sides.before), after: listed(sides.after), self: sides.self };
}

/** A fault of the semantics, “line 4, entities[0].tabel: …”, with its line taken out; line 0 when it has none. */
export function fault(said) {
  const at = /^line (\d+)[,:]\s*(.*)$/s.exec(said);
  return at ? { line: Number(at[1]), text: at[2] } : { line: 0, text: said };
}
