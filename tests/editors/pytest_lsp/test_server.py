"""A client that we did not write (pytest-lsp) uses the built server as three editors would."""

import asyncio
import os

import pytest
import pytest_lsp
from lsprotocol import types
from pytest_lsp import ClientServerConfig, LanguageClient, client_capabilities

PROGRAM = os.environ["SITLINT"]
URI = "file:///drafts/draft.md"
UNSOURCED = "On 4 May 2019, 46 people were killed in Dalim.\n"
RULE = "unsourced-casualty-figure"


@pytest_lsp.fixture(
    params=["neovim", "visual-studio-code", "emacs"],
    config=ClientServerConfig(server_command=[PROGRAM, "server"]),
)
async def client(request, lsp_client: LanguageClient):
    capabilities = client_capabilities(request.param)

    # The profiles say that the editor takes registrations; pytest-lsp leaves the answer to the test.
    @lsp_client.feature(types.CLIENT_REGISTER_CAPABILITY)
    def register(params: types.RegistrationParams):
        return None

    await lsp_client.initialize_session(
        types.InitializeParams(capabilities=capabilities, workspace_folders=[])
    )
    yield lsp_client
    await lsp_client.shutdown_session()


def open_draft(client, text):
    draft = types.TextDocumentItem(uri=URI, language_id="markdown", version=1, text=text)
    client.text_document_did_open(types.DidOpenTextDocumentParams(text_document=draft))


def change(client, version, text, start=None, end=None):
    if start is None:
        edit = types.TextDocumentContentChangeWholeDocument(text=text)
    else:
        edit = types.TextDocumentContentChangePartial(range=types.Range(start=start, end=end or start), text=text)
    draft = types.VersionedTextDocumentIdentifier(uri=URI, version=version)
    client.text_document_did_change(
        types.DidChangeTextDocumentParams(text_document=draft, content_changes=[edit])
    )


async def questions(client):
    """The questions about the draft as it is now: asked for where the client can, else waited for."""
    if client.capabilities.text_document.diagnostic is not None:
        report = await client.text_document_diagnostic_async(
            types.DocumentDiagnosticParams(text_document=types.TextDocumentIdentifier(uri=URI))
        )
        return report.items
    # A hover is answered after everything that was said before it; what is published then takes another way to the
    # client, and may come a moment later.
    await hover(client, 0, 0)
    await asyncio.sleep(0.2)
    return client.diagnostics.get(URI, [])


async def come_to(client, rule, count):
    """The questions of a rule once there are so many: those about other drafts follow when the edited one is told."""
    for _ in range(50):
        found = of_rule(await questions(client), rule)
        if len(found) == count:
            break
        await asyncio.sleep(0.1)
    return found


async def hover(client, line, character):
    return await client.text_document_hover_async(
        types.HoverParams(
            text_document=types.TextDocumentIdentifier(uri=URI),
            position=types.Position(line=line, character=character),
        )
    )


def of_rule(shown, rule=RULE):
    return [one for one in shown if one.code == rule]


@pytest.mark.asyncio
async def test_a_question_comes_and_goes(client):
    open_draft(client, UNSOURCED)
    (shown,) = of_rule(await questions(client))
    assert (shown.range.start.line, shown.range.start.character) == (0, 15)
    assert shown.range.end.character == 24
    assert shown.source == "sitlint"
    change(client, 2, "Nothing is known yet.\n")
    assert not of_rule(await questions(client))


@pytest.mark.asyncio
async def test_three_hundred_edits_end_where_they_should(client):
    open_draft(client, UNSOURCED)
    start = types.Position(line=0, character=0)
    for version in range(2, 302):
        change(client, version, "x", start)
    (shown,) = of_rule(await questions(client))
    assert shown.range.start.character == 315


@pytest.mark.asyncio
async def test_hover_tells_how_a_figure_was_read(client):
    open_draft(client, UNSOURCED)
    shown = await hover(client, 0, 16)
    assert "46 killed or dead" in shown.contents.value
    assert RULE in shown.contents.value


MISSPELT = "UN envoy Stefan de Mistura spoke in Geneva on 4 May 2019.\n"


async def quick_fixes(client, line, character):
    """What writes a name anew at a place, with its edits: a client that takes them later asks for them."""
    place = types.Position(line=line, character=character)
    offered = await client.text_document_code_action_async(
        types.CodeActionParams(
            text_document=types.TextDocumentIdentifier(uri=URI),
            range=types.Range(start=place, end=place),
            context=types.CodeActionContext(diagnostics=[]),
        )
    )
    wanted = [action for action in offered if action.title.startswith("Write ")]
    return [action if action.edit else await client.code_action_resolve_async(action) for action in wanted]


def edits(action):
    """The edits of an action, in the one of two ways that the client understands."""
    if action.edit.document_changes:
        (change,) = action.edit.document_changes
        return change.edits
    return action.edit.changes[URI]


@pytest.mark.asyncio
async def test_a_misspelt_name_is_mended_by_a_keystroke(client):
    open_draft(client, MISSPELT)
    assert of_rule(await questions(client), "known-name-misspelling")
    (action,) = await quick_fixes(client, 0, 10)
    assert action.title == "Write “Staffan de Mistura”"
    assert action.is_preferred
    (edit,) = edits(action)
    assert (edit.range.start.character, edit.range.end.character) == (9, 26)
    assert edit.new_text == "Staffan de Mistura"


@pytest.mark.asyncio
async def test_a_name_misspelt_twice_is_mended_here_or_everywhere(client):
    open_draft(client, MISSPELT * 2)
    here, everywhere = await quick_fixes(client, 1, 10)
    assert [len(edits(here)), len(edits(everywhere))] == [1, 2]
    assert edits(here)[0].range.start.line == 1


@pytest.mark.asyncio
async def test_names_are_compared_across_open_drafts(client):
    other = "file:///drafts/other.md"
    rule = "name-variant-across-documents"
    open_draft(client, "Governor Karim Haddad spoke in Dalim on 4 May 2019.\n")
    assert not await come_to(client, rule, 0)
    text = "Governor Kareem Haddad spoke in Dalim on 5 May 2019.\n"
    draft = types.TextDocumentItem(uri=other, language_id="markdown", version=1, text=text)
    client.text_document_did_open(types.DidOpenTextDocumentParams(text_document=draft))
    (shown,) = await come_to(client, rule, 1)
    if client.capabilities.text_document.publish_diagnostics.related_information:
        assert shown.related_information[0].location.uri == other
    else:
        assert shown.related_information is None
    client.text_document_did_close(
        types.DidCloseTextDocumentParams(text_document=types.TextDocumentIdentifier(uri=other))
    )
    assert not await come_to(client, rule, 0)


@pytest.mark.asyncio
async def test_a_person_is_renamed_found_and_lit_up(client):
    open_draft(client, "Governor Karim Haddad spoke.\n\nHaddad left; Karim Haddad stayed.\n")
    draft = types.TextDocumentIdentifier(uri=URI)
    place = types.Position(line=0, character=12)
    stands = await client.text_document_prepare_rename_async(
        types.PrepareRenameParams(text_document=draft, position=place)
    )
    assert stands.placeholder == "Karim Haddad"
    edit = await client.text_document_rename_async(
        types.RenameParams(text_document=draft, position=place, new_name="Kareem Hadad")
    )
    changes = edit.document_changes[0].edits if edit.document_changes else edit.changes[URI]
    assert [change.new_text for change in changes] == ["Kareem Hadad", "Hadad", "Kareem Hadad"]
    found = await client.text_document_references_async(
        types.ReferenceParams(
            text_document=draft, position=place, context=types.ReferenceContext(include_declaration=True)
        )
    )
    lit = await client.text_document_document_highlight_async(
        types.DocumentHighlightParams(text_document=draft, position=place)
    )
    assert [one.range for one in found] == [one.range for one in lit] == [change.range for change in changes]
    (symbol,) = await client.workspace_symbol_async(types.WorkspaceSymbolParams(query="haddad"))
    assert (symbol.name, symbol.container_name) == ("Karim Haddad", "draft.md")


@pytest.mark.asyncio
async def test_a_registered_name_is_offered_while_it_is_typed(client):
    open_draft(client, "UN envoy Staffan de Mi\n")
    offered = await client.text_document_completion_async(
        types.CompletionParams(
            text_document=types.TextDocumentIdentifier(uri=URI), position=types.Position(line=0, character=22)
        )
    )
    assert offered.items[0].label == "Staffan de Mistura"
    assert offered.items[0].text_edit.new_text == "Staffan de Mistura"
