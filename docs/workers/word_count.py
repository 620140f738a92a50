"""A worker for Baton that counts words: python3 word_count.py [port]. See ../workers.md."""
import base64, hmac, json, os, sys, threading, time, urllib.parse, urllib.request, uuid
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

BATON, KEY = os.environ.get("BATON_URL", "http://127.0.0.1:8000"), os.environ.get("BATON_API_KEY")
me, outcomes, seen = {}, {}, set()  # our registration, outcomes by idempotency key, message ids

def sign(id, at, content):
    key = base64.b64decode(me["secret"].removeprefix("whsec_"))
    return "v1," + base64.b64encode(hmac.digest(key, f"{id}.{at}.{content}".encode(), "sha256")).decode()

def call(method, url, body=None, signed=False):
    text, headers = json.dumps(body or {}), {"content-type": "application/json"}
    if signed:
        id, at = f"msg_{uuid.uuid4()}", str(int(time.time()))
        headers |= {"webhook-id": id, "webhook-timestamp": at, "webhook-signature": sign(id, at, text)}
    elif KEY:
        headers["authorization"] = f"Bearer {KEY}"
    with urllib.request.urlopen(urllib.request.Request(url, text.encode(), headers, method=method), timeout=10) as answer:
        return json.loads(answer.read() or b"{}")

def work(step):
    words, lines = 0, str(step["input"]["text"]).splitlines()
    for n, line in enumerate(lines, 1):
        words += len(line.split())
        tell(step, {"type": "progress", "text": f"line {n} of {len(lines)}", "share": n / len(lines)})
    outcomes[step["idempotency_key"]] = outcome = {
        "outcome": "proven", "confidence": 1.0,
        "evidence": {"body": {"words": words}, "digest": f"The text has {words} words."}}
    tell(step, {"type": "outcome", **outcome})

def tell(step, message):
    try:
        call("POST", step["callback_url"], message, signed=True)
    except OSError as e:  # nobody waits there (any more): we are asked for the outcome if it is needed
        print("not told:", e)

class Worker(BaseHTTPRequestHandler):
    def answer(self):
        body = self.rfile.read(int(self.headers.get("content-length", 0))).decode()
        id, at = self.headers.get("webhook-id", ""), self.headers.get("webhook-timestamp", "0")
        good = hmac.compare_digest(sign(id, at, body or f"{self.command} {self.path}"), self.headers.get("webhook-signature", ""))
        if not good or abs(time.time() - int(at)) > 300 or id in seen:
            return self.reply(401, {"detail": "the signature does not fit"})
        seen.add(id)
        key = urllib.parse.unquote(self.path.removeprefix("/steps/"))
        if self.command == "POST":
            step = json.loads(body)
            key = step["idempotency_key"]
            if key not in outcomes:
                outcomes[key] = None  # under way
                threading.Thread(target=work, args=[step], daemon=True).start()
        if key not in outcomes:
            return self.reply(404, {})
        self.reply(200 if outcomes[key] else 202, outcomes[key] or {})

    def reply(self, status, body):
        text = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("content-length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)

    do_GET = do_POST = do_DELETE = answer

server = ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1]) if len(sys.argv) > 1 else 0), Worker)
threading.Thread(target=server.serve_forever, daemon=True).start()
card = {"agent": "word_count", "url": f"http://127.0.0.1:{server.server_port}", "purpose": "Counts the words of a text.",
        "input": {"type": "object", "properties": {"text": {"type": "string"}}, "required": ["text"]},
        "output": {"type": "object", "properties": {"words": {"type": "number"}}, "required": ["words"]}}
while True:
    try:
        if not me:
            me = call("POST", f"{BATON}/agents/register", card)
            print("registered as", me["instance"], flush=True)
        call("POST", f"{BATON}/agents/{me['instance']}/heartbeat")
    except urllib.error.HTTPError as e:
        print("Baton says", e.code, e.read().decode())
        me = {}
    except OSError as e:
        print("Baton is not there:", e)
    time.sleep(me.get("heartbeat_seconds", 5))
