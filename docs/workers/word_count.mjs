// A worker for Baton that counts words: node word_count.mjs [port]. See ../workers.md.
import { createHmac, randomUUID, timingSafeEqual } from "node:crypto";
import { createServer } from "node:http";

const baton = process.env.BATON_URL ?? "http://127.0.0.1:8000", key = process.env.BATON_API_KEY;
const outcomes = new Map(), seen = new Set(); // outcomes by idempotency key, message ids
let me; // our registration

const sign = (id, at, content) =>
  "v1," + createHmac("sha256", Buffer.from(me.secret.replace("whsec_", ""), "base64")).update(`${id}.${at}.${content}`).digest("base64");
const same = (one, other) => one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));

async function call(method, url, message = {}, signed = false) {
  const body = JSON.stringify(message), headers = { "content-type": "application/json" };
  const id = `msg_${randomUUID()}`, at = String(Math.floor(Date.now() / 1000));
  if (signed) Object.assign(headers, { "webhook-id": id, "webhook-timestamp": at, "webhook-signature": sign(id, at, body) });
  else if (key) headers.authorization = `Bearer ${key}`;
  const answer = await fetch(url, { method, headers, body, signal: AbortSignal.timeout(10_000) });
  const text = await answer.text();
  if (!answer.ok) throw Object.assign(new Error(`${answer.status} ${text}`), { status: answer.status });
  return text ? JSON.parse(text) : {};
}

// Nobody may wait there any more: then we are asked for the outcome if it is needed.
const tell = (step, message) => call("POST", step.callback_url, message, true).catch(e => console.log("not told:", e.message));

async function work(step) {
  const lines = String(step.input.text).split("\n");
  let words = 0;
  for (const [n, line] of lines.entries()) {
    words += line.split(/\s+/).filter(Boolean).length;
    await tell(step, { type: "progress", text: `line ${n + 1} of ${lines.length}`, share: (n + 1) / lines.length });
  }
  const outcome = { outcome: "proven", confidence: 1, evidence: { body: { words }, digest: `The text has ${words} words.` } };
  outcomes.set(step.idempotency_key, outcome);
  await tell(step, { type: "outcome", ...outcome });
}

const server = createServer(async (request, response) => {
  const reply = (status, body) => response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
  const body = Buffer.concat(await request.toArray()).toString();
  const id = request.headers["webhook-id"] ?? "", at = request.headers["webhook-timestamp"] ?? "0";
  const good = same(sign(id, at, body || `${request.method} ${request.url}`), request.headers["webhook-signature"] ?? "");
  if (!good || Math.abs(Date.now() / 1000 - Number(at)) > 300 || seen.has(id)) return reply(401, { detail: "the signature does not fit" });
  seen.add(id);
  let step = decodeURIComponent(request.url.replace("/steps/", ""));
  if (request.method === "POST") {
    const message = JSON.parse(body);
    step = message.idempotency_key;
    if (!outcomes.has(step)) {
      outcomes.set(step, null); // under way
      work(message);
    }
  }
  if (!outcomes.has(step)) return reply(404, {});
  reply(outcomes.get(step) ? 200 : 202, outcomes.get(step) ?? {});
});
await new Promise(ready => server.listen(Number(process.argv[2] ?? 0), "127.0.0.1", ready));

const card = {
  agent: "word_count", url: `http://127.0.0.1:${server.address().port}`, purpose: "Counts the words of a text.",
  input: { type: "object", properties: { text: { type: "string" } }, required: ["text"] },
  output: { type: "object", properties: { words: { type: "number" } }, required: ["words"] },
};
for (;;) {
  try {
    if (!me) {
      me = await call("POST", `${baton}/agents/register`, card);
      console.log("registered as", me.instance);
    }
    await call("POST", `${baton}/agents/${me.instance}/heartbeat`);
  } catch (e) {
    console.log("Baton:", e.message);
    if (e.status) me = undefined;
  }
  await new Promise(later => setTimeout(later, 1000 * (me?.heartbeat_seconds ?? 5)));
}
