"""The checker finds what is wrong: a session without a fault is clean, and each planted fault is told."""

import copy

import pytest

import order

DRAFT = {"uri": "file:///drafts/one.md"}
SPAN = {"start": {"line": 0, "character": 15}, "end": {"line": 0, "character": 24}}
ABILITIES = {
    "general": {"positionEncodings": ["utf-16"]},
    "window": {"workDoneProgress": True},
    "workspace": {"workspaceEdit": {"documentChanges": True}, "didChangeWatchedFiles": {"dynamicRegistration": True}},
    "textDocument": {
        "publishDiagnostics": {"relatedInformation": True},
        "hover": {"contentFormat": ["markdown", "plaintext"]},
        "codeAction": {"codeActionLiteralSupport": {"codeActionKind": {"valueSet": ["quickfix"]}}},
    },
}
OFFERED = {"positionEncoding": "utf-16", "hoverProvider": True, "executeCommandProvider": {"commands": ["sitlint.ledger"]}}
QUESTION = {"range": SPAN, "severity": 1, "code": "unsourced-casualty-figure", "source": "sitlint", "message": "Who reported it?"}
EDIT = {"documentChanges": [{"textDocument": {**DRAFT, "version": None}, "edits": [{"range": SPAN, "newText": "x"}]}]}


def ask(side, id, method, params):
    return side, {"jsonrpc": "2.0", "id": id, "method": method, "params": params}


def tell(side, method, params):
    return side, {"jsonrpc": "2.0", "method": method, "params": params}


def answer(side, id, result):
    return side, {"jsonrpc": "2.0", "id": id, "result": result}


SESSION = {
    "greeting": ask("client", 1, "initialize", {"processId": None, "rootUri": None, "capabilities": ABILITIES}),
    "welcome": answer("server", 1, {"capabilities": OFFERED, "serverInfo": {"name": "sitlint", "version": "1"}}),
    "ready": tell("client", "initialized", {}),
    "watch": ask("server", 1, "client/registerCapability", {"registrations": [{"id": "a", "method": "workspace/didChangeWatchedFiles"}]}),
    "watching": answer("client", 1, None),
    "work": ask("server", 2, "window/workDoneProgress/create", {"token": "t"}),
    "working": answer("client", 2, None),
    "begin": tell("server", "$/progress", {"token": "t", "value": {"kind": "begin", "title": "Reading drafts"}}),
    "finish": tell("server", "$/progress", {"token": "t", "value": {"kind": "end"}}),
    "open": tell("client", "textDocument/didOpen", {"textDocument": {**DRAFT, "languageId": "markdown", "version": 1, "text": "x"}}),
    "publish": tell("server", "textDocument/publishDiagnostics", {**DRAFT, "version": 1, "diagnostics": [QUESTION]}),
    "point": ask("client", 2, "textDocument/hover", {"textDocument": DRAFT, "position": SPAN["start"]}),
    "hover": answer("server", 2, {"contents": {"kind": "markdown", "value": "46"}, "range": SPAN}),
    "menu": ask("client", 3, "textDocument/codeAction", {"textDocument": DRAFT, "range": SPAN, "context": {"diagnostics": []}}),
    "offers": answer("server", 3, [{"title": "Write", "kind": "quickfix", "edit": EDIT}]),
    "farewell": ask("client", 4, "shutdown", None),
    "leave": answer("server", 4, None),
    "exit": tell("client", "exit", None),
}


def told(session):
    held = order.Session()
    for side, message in session.values():
        held.take(side, message)
    held.end()
    return held.wrong


def at(session, step, path):
    place = session[step][1]
    *before, last = path.split(".")
    for one in before:
        place = place[int(one) if one.isdigit() else one]
    return place, int(last) if last.isdigit() else last


def test_a_session_without_a_fault_is_clean():
    assert told(SESSION) == []


# Where a fault is planted, what stands there then, and what the checker says of it.
SET = [
    ("publish", "params.diagnostics.0.severity", 5, "is no DiagnosticSeverity"),
    ("publish", "params.diagnostics.0.severity", "1", "is no DiagnosticSeverity"),
    ("publish", "params.diagnostics.0.message", None, "diagnostics[0].message"),
    ("publish", "params.diagnostics.0.colour", "red", "has no “colour”"),
    ("publish", "params.diagnostics.0.codeDescription", {"href": "https://example.org"}, "takes no “codeDescription”"),
    ("publish", "params.diagnostics.0.code", True, "code"),
    ("publish", "params.diagnostics.0.range.start.line", -1, "line"),
    ("publish", "params.diagnostics.0.range.start.line", 1.5, "is not an integer"),
    ("publish", "params.diagnostics.0.range.start.line", True, "is not an integer"),
    ("publish", "params.diagnostics.0.range.end.character", 14, "ends before it begins"),
    ("publish", "params.version", "1", "params.version"),
    ("publish", "params.version", None, "may only be left out"),
    ("publish", "jsonrpc", "1.0", "JSON-RPC 2.0"),
    ("publish", "method", "textDocument/publishDiagnosis", "the model does not know it"),
    ("publish", "method", "textDocument/didSave", "is said by the other side"),
    ("publish", "id", 7, "is a notification"),
    ("publish", "extra", 7, "a message has no “extra”"),
    ("hover", "result.contents.kind", "html", "result.contents"),
    ("hover", "result.contents", None, "result.contents"),
    ("hover", "result.Range", SPAN, "has no “Range”"),
    ("hover", "id", 9, "which nobody asked"),
    ("hover", "id", 1, "which nobody asked"),
    ("hover", "error", {"code": 1, "message": "no"}, "has not either a result or an error"),
    ("welcome", "result.capabilities.hoverProvider", 1, "hoverProvider"),
    ("welcome", "result.capabilities.hoversProvider", True, "has no “hoversProvider”"),
    ("welcome", "result.capabilities.textDocumentSync", 3, "textDocumentSync"),
    ("offers", "result.0.kind", 3, "kind"),
    ("offers", "result.0.edit.documentChanges.0.textDocument.version", "x", "version"),
    ("offers", "result.0.edit.documentChanges.0.edits", [EDIT["documentChanges"][0]["edits"][0]] * 2, "edits overlap"),
    ("offers", "result.0.command", {"title": "Ledger", "command": "sitlint.leger"}, "a command of nobody"),
    ("watch", "params.registrations.0.method", "workspace/didChangeConfiguration", "takes no registration"),
    ("watch", "params.registrations.0.id", 1, "id"),
    ("begin", "params.value.title", 1, "title"),
    ("begin", "params.token", "u", "a work that is unknown"),
    ("finish", "params.value.kind", "begin", "a work that is begun"),
    ("point", "params.position.character", None, "character"),
    ("open", "params.textDocument.version", None, "version"),
    ("menu", "params.context.triggerKind", 3, "triggerKind"),
    ("greeting", "params.capabilities.window.workDoneProgress", False, "did not offer window.workDoneProgress"),
    ("greeting", "params.capabilities.workspace.workspaceEdit.documentChanges", False, "takes no documentChanges"),
    ("greeting", "params.capabilities.textDocument.hover.contentFormat", ["plaintext"], "does not take markdown"),
    ("greeting", "params.capabilities.textDocument.codeAction", {"dynamicRegistration": False}, "takes commands only"),
    ("greeting", "params.capabilities.textDocument.diagnostic", {}, "are not sent to it"),
]


@pytest.mark.parametrize("step, path, value, expected", SET, ids=[f"{step}.{path}={value}"[:60] for step, path, value, _ in SET])
def test_a_planted_value_is_told(step, path, value, expected):
    session = copy.deepcopy(SESSION)
    place, last = at(session, step, path)
    place[last] = value
    assert any(expected in error for _, _, error in told(session)), told(session)


LEFT_OUT = [
    ("publish", "params.diagnostics.0.range", "lacks “range”"),
    ("publish", "params.diagnostics.0.range.end", "lacks “end”"),
    ("publish", "params", "params"),
    ("hover", "result", "has not either a result or an error"),
    ("offers", "result.0.title", "lacks “title”"),
    ("offers", "result.0.edit", "asks for no edit later"),
    ("welcome", "result.capabilities", "lacks “capabilities”"),
    ("begin", "params.value.title", "lacks “title”"),
]


@pytest.mark.parametrize("step, path, expected", LEFT_OUT, ids=[f"{step}.{path}" for step, path, _ in LEFT_OUT])
def test_what_is_left_out_is_told(step, path, expected):
    session = copy.deepcopy(SESSION)
    place, last = at(session, step, path)
    del place[last]
    assert any(expected in error for _, _, error in told(session)), told(session)


@pytest.mark.parametrize(
    "step, expected",
    [("hover", "was never answered"), ("welcome", "before the answer to the greeting"), ("greeting", "before the greeting"), ("begin", "a work that is new")],
)
def test_a_missing_message_is_told(step, expected):
    session = {name: message for name, message in SESSION.items() if name != step}
    assert any(expected in error for _, _, error in told(session)), told(session)


def test_a_message_said_twice_or_too_late_is_told():
    twice = {**SESSION, "again": SESSION["hover"]}
    assert any("was answered" in error for _, _, error in told(twice))
    late = {**SESSION, "late": SESSION["publish"]}
    assert any("comes after exit" in error for _, _, error in told(late))
    reused = dict(list(SESSION.items())[:-3]) | {"reused": ask("client", 3, "textDocument/hover", SESSION["point"][1]["params"])}
    assert any("was used before" in error for _, _, error in told(reused))
