"""What a server may send to an editor only if the editor said that it can take it."""


def can(client, path):
    """What the editor said of an ability; None where nothing."""
    for step in path.split("."):
        client = client.get(step) if isinstance(client, dict) else None
    return client


REQUESTS = {
    "workspace/diagnostic/refresh": "workspace.diagnostics.refreshSupport",
    "workspace/inlayHint/refresh": "workspace.inlayHint.refreshSupport",
    "workspace/codeLens/refresh": "workspace.codeLens.refreshSupport",
    "workspace/configuration": "workspace.configuration",
    "workspace/applyEdit": "workspace.applyEdit",
    "workspace/workspaceFolders": "workspace.workspaceFolders",
    "window/showDocument": "window.showDocument.support",
    "window/workDoneProgress/create": "window.workDoneProgress",
}

REGISTRATIONS = {
    "workspace/didChangeWatchedFiles": "workspace.didChangeWatchedFiles.dynamicRegistration",
    "workspace/didChangeConfiguration": "workspace.didChangeConfiguration.dynamicRegistration",
}


def of_message(client, method, params):
    """What a message of the server asks too much of the editor."""
    needed = REQUESTS.get(method)
    found = [f"the editor did not offer {needed}"] if needed and not can(client, needed) else []
    if method == "client/registerCapability":
        for one in params["registrations"]:
            needed = REGISTRATIONS.get(one["method"])
            if needed is None or not can(client, needed):
                found.append(f"the editor takes no registration of {one['method']}")
    if method == "textDocument/publishDiagnostics":
        found += diagnostics(client, "publishDiagnostics", params["diagnostics"])
        is_draft = not params["uri"].endswith(".toml")
        if is_draft and can(client, "textDocument.diagnostic") is not None and params["diagnostics"]:
            found.append("the editor asks for the diagnostics of drafts: they are not sent to it")
    if method == "workspace/applyEdit":
        found += edit(client, params["edit"])
    return found


def of_answer(client, method, result):
    """What an answer asks too much of the editor."""
    if not result:
        return []
    if method == "textDocument/diagnostic":
        return diagnostics(client, "diagnostic", result.get("items", []))
    if method == "textDocument/rename":
        return edit(client, result)
    if method == "textDocument/codeAction":
        return [error for one in result for error in action(client, one)]
    if method == "codeAction/resolve":
        return edit(client, result.get("edit") or {})
    if method == "textDocument/completion":
        items = result["items"] if isinstance(result, dict) else result
        snippets = any(item.get("insertTextFormat") == 2 for item in items)
        offered = can(client, "textDocument.completion.completionItem.snippetSupport")
        return ["the editor takes no snippets"] if snippets and not offered else []
    if method == "textDocument/documentSymbol":
        nested = any("selectionRange" in one for one in result)
        offered = can(client, "textDocument.documentSymbol.hierarchicalDocumentSymbolSupport")
        return ["the editor takes a flat list of symbols only"] if nested and not offered else []
    if method == "textDocument/hover":
        contents = result["contents"]
        kind = contents.get("kind") if isinstance(contents, dict) else None
        formats = can(client, "textDocument.hover.contentFormat")
        return [f"the editor does not take {kind}"] if kind and formats is not None and kind not in formats else []
    if method in ("textDocument/definition", "textDocument/declaration"):
        links = isinstance(result, list) and any("targetUri" in one for one in result)
        return ["the editor takes no links"] if links and not can(client, f"{method.replace('/', '.')}.linkSupport") else []
    return []


def diagnostics(client, way, shown):
    # Since 3.18 an editor that asks says its abilities there too; before, there was only one place for them.
    offered = {**(can(client, "textDocument.publishDiagnostics") or {}), **(can(client, f"textDocument.{way}") or {})}
    needs = {"relatedInformation": "relatedInformation", "codeDescription": "codeDescriptionSupport", "tags": "tagSupport", "data": "dataSupport"}
    # An editor that says nothing about a way says nothing about its parts.
    if not offered:
        return []
    return sorted(
        {f"the editor takes no “{key}” of diagnostics" for one in shown for key, need in needs.items() if key in one and not offered.get(need)}
    )


def edit(client, made):
    offered = can(client, "workspace.workspaceEdit") or {}
    found = []
    if "documentChanges" in made and not offered.get("documentChanges"):
        found.append("the editor takes no documentChanges")
    for change in made.get("documentChanges", []):
        if "kind" in change and change["kind"] not in offered.get("resourceOperations", []):
            found.append(f"the editor does not {change['kind']} files")
        if any("snippet" in one for one in change.get("edits", [])) and not offered.get("snippetEditSupport"):
            found.append("the editor takes no snippets in edits")
    return found


def action(client, one):
    offered = can(client, "textDocument.codeAction") or {}
    if isinstance(one.get("command"), str):
        return []
    found = edit(client, one.get("edit") or {})
    # Editors of before 2018 take commands alone; the one that is driven here says nothing, and takes both.
    if offered and "codeActionLiteralSupport" not in offered:
        found.append("the editor takes commands only")
    late = "edit" not in one and "command" not in one and "disabled" not in one
    if late and "edit" not in (can(offered, "resolveSupport.properties") or []):
        found.append("the editor asks for no edit later")
    if "disabled" in one and not offered.get("disabledSupport"):
        found.append("the editor takes no offers that cannot be taken")
    if "data" in one and not offered.get("dataSupport") and late:
        found.append("the editor does not give “data” back")
    return found


def commands(method, result):
    """The commands that an answer has the editor run."""
    if method == "textDocument/codeLens":
        return [one["command"]["command"] for one in result or [] if "command" in one]
    if method == "codeLens/resolve":
        return [result["command"]["command"]] if result.get("command") else []
    if method != "textDocument/codeAction":
        return []
    held = [one["command"] for one in result or [] if "command" in one]
    return [one["command"] if isinstance(one, dict) else one for one in held]
