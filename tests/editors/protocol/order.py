"""Holds a whole session against what the protocol says beyond the form of single messages: who may say what, when, and to
an editor with which abilities.
"""

from lsprotocol import types

import abilities
import model

EARLY = {"window/showMessage", "window/logMessage", "telemetry/event", "window/showMessageRequest", "$/progress"}
OTHER = {"client": "server", "server": "client"}
DIRECTIONS = {"client": {"clientToServer", "both"}, "server": {"serverToClient", "both"}}


class Session:
    """Takes the messages in their order; `wrong` then says what is, with its side."""

    def __init__(self):
        self.wrong = []
        self.pending = {"client": {}, "server": {}}
        self.used = {"client": set(), "server": set()}
        self.client, self.server = {}, {}
        self.stage = "new"
        self.tokens = {}
        self.counts = {}

    def say(self, side, about, error):
        self.wrong.append((side, about, error))

    def take(self, side, message):
        if not isinstance(message, dict) or message.get("jsonrpc") != "2.0":
            return self.say(side, "message", "no message of JSON-RPC 2.0")
        if "method" in message:
            self.asked(side, message)
        else:
            self.answered(side, message)

    def end(self):
        """The session is over: after an orderly farewell no question is left open."""
        if self.stage == "gone":
            for method in self.pending["client"].values():
                self.say("server", method["method"], "was never answered")

    # What one side asks or tells.

    def asked(self, side, message):
        method = message["method"]
        is_request = "id" in message
        self.counts[side, method] = self.counts.get((side, method), 0) + 1
        self.only(side, method, message, {"jsonrpc", "id", "method", "params"})
        if method not in types.METHOD_TO_TYPES:
            if not (method.startswith("$/") and not is_request):
                self.say(side, method, "the model does not know it")
            return
        if types.message_direction(method) not in DIRECTIONS[side]:
            self.say(side, method, "is said by the other side")
        kind, answer = types.METHOD_TO_TYPES[method][:2]
        if is_request != (answer is not None):
            return self.say(side, method, "is a notification" if is_request else "is a request")
        params = model.fields(kind).get("params")
        if method == "initialize":
            self.client = (message.get("params") or {}).get("capabilities") or {}
        has_form = self.fits(side, method, kind, params, message, "params")
        self.in_time(side, method)
        if is_request:
            if not isinstance(message["id"], (int, str)) or message["id"] in self.used[side]:
                self.say(side, method, f"the id {message['id']!r} was used before, or is none")
            self.used[side].add(message["id"])
            self.pending[side][message["id"]] = message
        if has_form:
            self.note(side, method, message.get("params"))

    def answered(self, side, message):
        self.only(side, "answer", message, {"jsonrpc", "id", "result", "error"})
        question = self.pending[OTHER[side]].pop(message.get("id"), None)
        if question is None:
            return self.say(side, "answer", f"to {message.get('id')!r}, which nobody asked or which was answered")
        method = question["method"]
        about = f"{method} answer"
        if ("result" in message) == ("error" in message):
            return self.say(side, about, "has not either a result or an error")
        if "error" in message:
            for error in model.errors(types.ResponseError, message["error"], "error"):
                self.say(side, about, error)
            return
        if method not in types.METHOD_TO_TYPES:
            return
        kind = types.METHOD_TO_TYPES[method][1]
        if self.fits(side, about, kind, model.fields(kind).get("result"), message, "result") or method == "initialize":
            self.note_answer(side, question, message["result"])

    def only(self, side, about, message, keys):
        for key in message.keys() - keys:
            self.say(side, about, f"a message has no “{key}”")

    def fits(self, side, about, kind, field, message, key):
        """Whether the part of a message has the form that the model gives it."""
        value = message.get(key)
        if field is None or field.type in (None, type(None)):
            # A farewell may come with nothing, which some write as null or as an empty object.
            found = [f"{key}: there are none"] if value else []
        elif value is None and field.default is None and key not in message:
            found = []
        else:
            found = model.errors(field.type, value, key)
        for error in found:
            self.say(side, about, error)
        return not found

    # What is said when.

    def in_time(self, side, method):
        if method == "initialize":
            if self.stage != "new":
                self.say(side, method, "comes twice")
            self.stage = "greeted"
        elif self.stage == "new" and method != "exit":
            self.say(side, method, "comes before the greeting")
        elif self.stage == "greeted" and (side == "client" or method not in EARLY):
            self.say(side, method, "comes before the answer to the greeting")
        elif self.stage == "leaving" and side == "client" and method != "exit":
            self.say(side, method, "comes after shutdown")
        elif self.stage == "gone":
            self.say(side, method, "comes after exit")
        if method == "shutdown":
            self.stage = "leaving"
        if method == "exit":
            self.stage = "gone"

    def note(self, side, method, params):
        """What a message means for those that follow."""
        if side == "client":
            token = (params or {}).get("workDoneToken") if isinstance(params, dict) else None
            if token is not None:
                self.tokens[token] = "new"
            return
        for error in abilities.of_message(self.client, method, params):
            self.say(side, method, error)
        for error in ranges(params):
            self.say(side, method, error)
        if method == "$/progress":
            self.progress(params)

    def note_answer(self, side, question, result):
        method = question["method"]
        if method == "initialize":
            self.stage = "open"
            self.server = (result or {}).get("capabilities", {})
        if method == "window/workDoneProgress/create":
            token = (question.get("params") or {}).get("token")
            if isinstance(token, (int, str)):
                self.tokens[token] = "new"
        if side == "client":
            return
        about = f"{method} answer"
        commands = self.server.get("executeCommandProvider", {}).get("commands", [])
        own = set(commands) | {"sitlint.showLedger"}
        for error in abilities.of_answer(self.client, method, result) + ranges(result):
            self.say(side, about, error)
        for command in abilities.commands(method, result):
            if command not in own:
                self.say(side, about, f"“{command}” is a command of nobody")

    def progress(self, params):
        """Work is told of from its beginning to its end, under a name that the editor knows."""
        token, value = params["token"], params["value"]
        kind = value.get("kind") if isinstance(value, dict) else None
        steps = {"begin": types.WorkDoneProgressBegin, "report": types.WorkDoneProgressReport, "end": types.WorkDoneProgressEnd}
        if not isinstance(kind, str) or kind not in steps:
            return
        for error in model.errors(steps[kind], value, "value"):
            self.say("server", "$/progress", error)
        before = self.tokens.get(token)
        if before != ("new" if kind == "begin" else "begun"):
            self.say("server", "$/progress", f"“{kind}” for a work that is {before or 'unknown'}")
        self.tokens[token] = "ended" if kind == "end" else "begun"


def ranges(value, path=""):
    """Ranges that end before they begin, and edits of one draft that overlap."""
    found = []
    for place, one in places(value, path):
        if isinstance(one, dict) and one.keys() == {"start", "end"}:
            if key(one["start"]) > key(one["end"]):
                found.append(f"{place}: ends before it begins")
        edits = [edit["range"] for edit in one if "newText" in edit and "range" in edit] if listed(one) else []
        edits.sort(key=lambda edit: (key(edit["start"]), key(edit["end"])))
        for before, after in zip(edits, edits[1:]):
            if key(before["end"]) > key(after["start"]):
                found.append(f"{place}: edits overlap")
    return found


def listed(value):
    return isinstance(value, list) and all(isinstance(one, dict) for one in value)


def places(value, path):
    yield path, value
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for at, one in inner:
        yield from places(one, f"{path}.{at}")


def key(position):
    # An answer to a command has any form, so that what looks like a place may be none.
    numbers = (position.get("line"), position.get("character")) if isinstance(position, dict) else ()
    return numbers if len(numbers) == 2 and all(isinstance(one, int) for one in numbers) else (0, 0)
