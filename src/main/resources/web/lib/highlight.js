// SQL in colours without an editor: a list of {text, kind}.
const KEYWORDS = new Set(
  `select from where and or not in is null as on join inner left right full outer cross lateral using group by order
  having limit offset fetch first next rows row only distinct all union intersect except with recursive case when
  then else end between like ilike similar exists any some asc desc nulls last cast interval extract filter over
  partition window range preceding following unbounded current values true false date timestamp at time zone
  materialized array`.split(/\s+/),
);
const TOKEN =
  /(--[^\n]*|\/\*[^]*?\*\/)|('(?:[^']|'')*')|("(?:[^"]|"")*")|(\b\d+(?:\.\d+)?\b)|([A-Za-z_][\w$]*)(\s*\()?|(\s+)|([^])/g;

export function highlighted(sql) {
  const pieces = [];
  for (const [text, comment, string, quoted, number, word, call] of sql.matchAll(TOKEN)) {
    if (comment) pieces.push({ text, kind: 'comment' });
    else if (string) pieces.push({ text, kind: 'string' });
    else if (number) pieces.push({ text, kind: 'number' });
    else if (quoted) pieces.push({ text, kind: 'name' });
    else if (word && KEYWORDS.has(word.toLowerCase())) {
      pieces.push({ text: word, kind: 'keyword' });
      if (call) pieces.push({ text: call, kind: '' });
    } else if (word && call) {
      pieces.push({ text: word, kind: 'function' });
      pieces.push({ text: call, kind: '' });
    } else pieces.push({ text, kind: '' });
  }
  return pieces;
}
