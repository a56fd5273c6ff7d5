"""A client that we did not write (pytest-lsp) opens a folder of drafts as three editors would, with settings of its own."""

import asyncio
import os

import pytest
import pytest_lsp
from lsprotocol import types
from pytest_lsp import ClientServerConfig, LanguageClient, client_capabilities

SOURCED = "Date: 6 May 2019\n\nOn Friday, 46 people were killed in Dalim, the Health Directorate said.\n"
# How an encoding is called in Python, without a mark of the order of its bytes.
ENCODINGS = {"utf-8": "utf-8", "utf-16": "utf-16-le"}
CLOSED = "Governor Karim Haddad spoke in Dalim on 4 May 2019.\n"


@pytest_lsp.fixture(
    params=["neovim", "visual-studio-code", "emacs"],
    config=ClientServerConfig(server_command=[os.environ["SITLINT"], "server"]),
)
async def client(request, lsp_client: LanguageClient, tmp_path_factory):
    folder = tmp_path_factory.mktemp("drafts")
    (folder / "two.md").write_text(CLOSED, encoding="utf-8")
    lsp_client.folder = folder

    @lsp_client.feature(types.CLIENT_REGISTER_CAPABILITY)
    def register(params: types.RegistrationParams):
        return None

    lsp_client.set_configuration({"sitlint": {"inlayHints": True}})

    # The profiles say that the editor can be told to ask again.
    @lsp_client.feature(types.WORKSPACE_INLAY_HINT_REFRESH)
    @lsp_client.feature(types.WORKSPACE_CODE_LENS_REFRESH)
    def refresh(params):
        return None

    lsp_client.welcome = await lsp_client.initialize_session(
        types.InitializeParams(
            capabilities=client_capabilities(request.param),
            initialization_options={"inlayHints": True},
            workspace_folders=[types.WorkspaceFolder(uri=folder.as_uri(), name="drafts")],
        )
    )
    yield lsp_client
    await lsp_client.shutdown_session()


def uri(client, name="one.md"):
    return (client.folder / name).as_uri()


def draft(client):
    return types.TextDocumentIdentifier(uri=uri(client))


def open_draft(client, text):
    item = types.TextDocumentItem(uri=uri(client), language_id="markdown", version=1, text=text)
    client.text_document_did_open(types.DidOpenTextDocumentParams(text_document=item))


async def until(answer, holds):
    """What is answered once it is as it should be: settings and closed drafts are read beside the typing."""
    for _ in range(100):
        found = await answer()
        if holds(found):
            break
        await asyncio.sleep(0.1)
    return found


async def command(client, name, *arguments):
    return await client.workspace_execute_command_async(
        types.ExecuteCommandParams(command=name, arguments=list(arguments))
    )


async def hints(client):
    whole = types.Range(start=types.Position(line=0, character=0), end=types.Position(line=9, character=0))
    return await client.text_document_inlay_hint_async(types.InlayHintParams(text_document=draft(client), range=whole))


@pytest.mark.asyncio
async def test_a_person_is_renamed_in_the_closed_draft_too(client):
    before = "Zoë 😀 سلام: Governor "
    open_draft(client, before + "Karim Haddad left.\n")
    column = len(before.encode(ENCODINGS[client.welcome.capabilities.position_encoding]))
    column //= 2 if client.welcome.capabilities.position_encoding == "utf-16" else 1
    place = types.Position(line=0, character=column)
    rename = types.RenameParams(text_document=draft(client), position=place, new_name="Kareem Hadad")

    def changes(edit):
        if edit.document_changes:
            return {change.text_document.uri: change.edits for change in edit.document_changes}
        return edit.changes

    edit = await until(lambda: client.text_document_rename_async(rename), lambda edit: len(changes(edit)) == 2)
    (here,), (there,) = changes(edit)[uri(client)], changes(edit)[uri(client, "two.md")]
    assert (here.range.start.character, here.new_text) == (column, "Kareem Hadad")
    assert (there.range.start.character, there.new_text) == (9, "Kareem Hadad")


@pytest.mark.asyncio
async def test_the_ledger_is_a_command(client):
    open_draft(client, SOURCED)
    ledger = await command(client, "sitlint.ledger", uri(client))
    (claim,) = ledger["claims"]
    assert (claim["text"], claim["source"]["grade"], claim["time"]["from"]) == ("46 people", "named", "2019-05-03")
    assert ledger["summary"].startswith("1 figure of harm: 1 named")


@pytest.mark.asyncio
async def test_rules_are_listed_and_explained(client):
    rules = await command(client, "sitlint.rules")
    page = await command(client, "sitlint.explain", "unsourced-casualty-figure")
    assert "unsourced-casualty-figure" in [rule["name"] for rule in rules]
    assert "source" in page
    assert await command(client, "sitlint.explain", "no-such-rule") is None


@pytest.mark.asyncio
async def test_all_drafts_are_counted(client):
    open_draft(client, SOURCED)
    counted = await until(
        lambda: command(client, "sitlint.checkWorkspace"), lambda counted: counted["drafts"] == 2
    )
    assert counted["errors"] == 0


@pytest.mark.asyncio
async def test_a_line_above_the_draft_counts_its_figures(client):
    if client.capabilities.text_document.code_lens is None:
        pytest.skip("this editor shows no such lines")
    open_draft(client, SOURCED)
    (lens,) = await client.text_document_code_lens_async(types.CodeLensParams(text_document=draft(client)))
    assert lens.command.title.startswith("1 figure of harm: 1 named")
    assert lens.command.command == "sitlint.openLedger"


@pytest.mark.asyncio
async def test_days_stand_between_the_words_until_the_settings_say_otherwise(client):
    open_draft(client, SOURCED)
    (hint,) = await hints(client)
    assert (hint.position.line, hint.position.character) == (2, 9)
    settings = {"sitlint": {"inlayHints": False}}
    client.set_configuration(settings)
    client.workspace_did_change_configuration(types.DidChangeConfigurationParams(settings=settings))
    assert not await until(lambda: hints(client), lambda found: not found)


@pytest.mark.asyncio
async def test_the_first_reading_of_a_folder_tells_how_far_it_is(client):
    if not (client.capabilities.window and client.capabilities.window.work_done_progress):
        pytest.skip("this editor shows no progress")
    await until(lambda: asyncio.sleep(0, client.progress_reports), lambda told: any(len(steps) > 1 for steps in told.values()))
    (steps,) = client.progress_reports.values()
    assert isinstance(steps[0], types.WorkDoneProgressBegin)
    assert isinstance(steps[-1], types.WorkDoneProgressEnd)


@pytest.mark.asyncio
async def test_a_question_that_is_taken_back_and_a_trace_are_borne(client):
    open_draft(client, SOURCED)
    client.set_trace(types.SetTraceParams(value=types.TraceValue.Verbose))
    client.cancel_request(types.CancelParams(id="never asked"))
    assert await command(client, "sitlint.ledger", uri(client))
