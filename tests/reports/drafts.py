"""Drafts with everything that is hard to report on, in a folder."""

import pathlib
import shutil

# What no report may say: protection rules mark it.
SECRETS = ["Rana", "Tellim", "7946", "0958"]

UNSOURCED = "Gas in the coal store at Pit Two on 6 June 2022 killed 13 miners."
DRAFTS = {
    "plain.md": f"# Pit Two\n\n{UNSOURCED}\n\nThe the lamp went out.\n",
    "accents.md": f"Frühjahr à Čelákovice, “ça va”: {UNSOURCED} Ĳssel — 46 wounded.\n",
    "emoji.md": f"🌊🌊 Flood 👨‍👩‍👧‍👦 at the mill: {UNSOURCED} The the 🌊 end.\n",
    "arabic.md": f"قال الدفاع المدني: {UNSOURCED} The the عربية text.\n",
    "windows.md": f"# Pit\r\n\r\nFirst line.\r\n{UNSOURCED}\r\nThe the\r\nlamp.\r\n",
    "mark.md": f"\ufeffThe the lamp. {UNSOURCED}\n",
    "masked.md": f"Rana Tellim, 14, who was raped in the camp, spoke. Call Rana Tellim on +44 20 7946 0958. {UNSOURCED} The the end.\n",
    "names/one.md": "The envoy met Sergey Brakan in Dalim on 3 May 2024.\n",
    "names/two.md": "The envoy met Sergei Brakan in Dalim on 4 May 2024. Sergey Brakan left. Sergei Brakan stayed.\n",
    "names/three.md": "The envoy met Sergey Brakan in Dalim on 5 May 2024.\n",
    "names/four.md": "The envoy met Sergei Brakan in Dalim on 6 May 2024.\n",
    "commands.md": f"::error::x\n{UNSOURCED} ##[add-mask]13 miners ::warning::x\n\n::stop-commands::x the the\n",
    "percent.md": "Some 30% of 120 pupils (40) fled, reportedly, last week. The the %0A::error::x %3A end.\n",
    "page.html": f"<p>R &amp; D: <b>{UNSOURCED}</b> The the end.</p>\n",
    "long.md": "before " * 3000 + UNSOURCED + " after" * 3000 + "\n",
    "file names with spaces.md": UNSOURCED,
    "100%25 sure, [a] #1?.md": UNSOURCED,
    "colon: a::b,c=d.md": UNSOURCED,
    "::error::x.md": UNSOURCED,
    "quote\"s & 'ticks' <b>.md": UNSOURCED,
    "new\nline.md": UNSOURCED,
    "é 🌊 ملف.md": UNSOURCED,
}


def made(folder, root):
    """Writes them into a new folder; `root` is that of the project, whose Word drafts are taken too."""
    shutil.rmtree(folder, ignore_errors=True)
    for name, text in DRAFTS.items():
        path = pathlib.Path(folder, name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    for name in ("weekly.docx", "brief.odt"):
        shutil.copy(root / "tests/office" / name, folder)
