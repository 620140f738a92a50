// A request that was made, as a line for a shell.
const quoted = (text) => `'${String(text).replaceAll("'", `'\\''`)}'`;

/** The call that would ask for the same again, through the door it came in by. */
export function curl(operation, origin = location.origin) {
  const { path, body } = request(operation);
  const key = operation.caller === 'local' ? '' : ' -H "Authorization: Bearer $BATON_KEY"';
  return `curl -s ${quoted(origin + path)} -H 'Content-Type: application/json'${key} -d ${quoted(JSON.stringify(body))}`;
}

function request({ door, goal, workflow, operation_type: type, parameters, priority }) {
  if (door === 'workflow') return { path: `/workflows/${encodeURIComponent(workflow)}/runs`, body: { input: parameters } };
  if (door === 'operation') return { path: '/operations', body: { operation_type: type, parameters, priority } };
  const source = parameters?.data_source;
  return { path: '/query', body: { query: goal, ...(source && { data_source: source }) } };
}
