"""Types words and a Tab into a real, interactive zsh and prints what it lists.

    python tests/ship/zsh.py FOLDER WORDS
"""

import os
import pty
import re
import select
import subprocess
import sys
import time
from pathlib import Path

folder, words = Path(sys.argv[1]), sys.argv[2]
(folder / "zfunc").mkdir(exist_ok=True)
(folder / "zfunc/_sitlint").write_text(subprocess.run(["sitlint", "completions", "zsh"], capture_output=True, text=True).stdout)
(folder / ".zshrc").write_text(f"""
fpath+={folder}/zfunc
autoload -U compinit && compinit -u -d {folder}/zcompdump
setopt list_ambiguous no_beep
zstyle ':completion:*' list-prompt ''
LISTMAX=1000 PS1='ready> '
bindkey '^I' complete-word
bindkey '^D' list-choices
""")
pid, terminal = pty.fork()
if pid == 0:
    os.environ.update(TERM="dumb", COLUMNS="200", LINES="200")
    os.execvp("zsh", ["zsh", "-i"])


def until(enough, seconds):
    said, end = "", time.monotonic() + seconds
    while time.monotonic() < end and not enough(said):
        if select.select([terminal], [], [], 0.3)[0]:
            said += os.read(terminal, 65536).decode(errors="replace")
        elif said and enough is quiet:
            break
    return said


def quiet(said):
    return False


until(lambda said: "ready>" in said, 20)
os.write(terminal, f"{words}\x04".encode())
listed = until(quiet, 5)
os.write(terminal, b"\x09")
listed += until(quiet, 5)
os.write(terminal, b"\x03exit\n")
os.close(terminal)
print(re.sub(r"\x1b\[[0-9;?]*[A-Za-z]|\x1b.|\x08|\r", "\n", listed))
