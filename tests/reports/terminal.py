"""Runs the program on a terminal: how far it has come is shown and taken away, a watch draws the screen anew."""

import os
import pathlib
import pty
import re
import select
import subprocess
import sys
import tempfile
import time

program = sys.argv[1]
CLEAR, BAR = b"\x1b[2J\x1b[H", b"Reading drafts ["
UNSOURCED = "Gas in the coal store at Pit Two on 6 June 2022 killed 13 miners.\n"
QUIET = "The school opened again on 3 May 2024.\n"


class Terminal:
    """A program on a terminal of its own."""

    def __init__(self, folder, *arguments, **environment):
        self.main, side = pty.openpty()
        kept = {name: value for name, value in os.environ.items() if name not in ("CI", "NO_COLOR", "CLICOLOR_FORCE")}
        self.child = subprocess.Popen(
            [program, *arguments], cwd=folder, stdin=side, stdout=side, stderr=side, start_new_session=True,
            env={**kept, "TERM": "xterm", **environment},
            preexec_fn=lambda: __import__("fcntl").ioctl(0, __import__("termios").TIOCSCTTY, 0),
        )
        os.close(side)
        self.said = b""

    def read(self, seconds):
        ready, _, _ = select.select([self.main], [], [], seconds)
        try:
            piece = os.read(self.main, 65536) if ready else None
        except OSError:
            piece = b""
        self.said += piece or b""
        return piece

    def until(self, words):
        """What is said up to these words; they are taken out."""
        end = time.monotonic() + 60
        while words not in self.said:
            assert time.monotonic() < end and self.read(1) != b"", f"{words} is awaited after {self.said}"
        said, self.said = self.said.split(words, 1)
        return said

    def ended(self):
        while self.read(60):
            pass
        return self.child.wait()


def many(folder, count):
    text = "".join(f"{UNSOURCED}\nThe the lamp {line} went out.\n\n" for line in range(40))
    for number in range(count):
        (folder / f"{number:04}.md").write_text(text)


place = tempfile.TemporaryDirectory(prefix="terminal-")
folder = pathlib.Path(place.name)
(folder / "a.md").write_text(UNSOURCED)
(folder / "b.md").write_text(QUIET)

# Colours, unless they are not wanted; short work shows no bar.
shown = Terminal(folder, "check", "b.md")
assert shown.ended() == 0 and BAR not in shown.said and b"No questions raised." in shown.said, shown.said
shown = Terminal(folder, "check")
assert shown.ended() == 1 and b"\x1b[" in shown.said, shown.said
for plain in (Terminal(folder, "check", NO_COLOR="1"), Terminal(folder, "check", "--color", "never")):
    assert plain.ended() == 1 and b"\x1b[" not in plain.said.replace(b"\r\x1b[K", b""), plain.said

# A watch draws the screen anew, and Ctrl-C ends it as the last report did.
watch = Terminal(folder, "check", "--watch", "--color", "never")
watch.until(CLEAR)
assert b"unsourced-casualty-figure" in watch.until(b"Ctrl-C")
(folder / "a.md").write_text(QUIET)
watch.until(CLEAR)
assert b"No questions raised." in watch.until(b"Ctrl-C")
os.write(watch.main, b"\x03")
assert watch.ended() == 0
(folder / "a.md").write_text(UNSOURCED)
watch = Terminal(folder, "check", "--watch")
watch.until(b"Ctrl-C")
os.write(watch.main, b"\x03")
assert watch.ended() == 1

# Long work shows how far it has come, until the report begins.
drafts, took = 30, 0
while took < 1.2:
    drafts *= 2
    many(folder, drafts)
    began = time.monotonic()
    subprocess.run([program, "check"], cwd=folder, capture_output=True)
    took = time.monotonic() - began
long = Terminal(folder, "check", "--color", "never")
assert long.ended() == 1
before, _, report = long.said.partition(b"error[")
assert BAR in before and before.endswith(b"\r\x1b[K"), before[-300:]
assert BAR not in report and b"\x1b" not in report, report[:300]
percents = [int(number) for number in re.findall(rb"\] (\d+) %", before)]
assert percents == sorted(percents) and percents[-1] <= 100, percents
for hidden in (Terminal(folder, "check", CI="true"), Terminal(folder, "check", "--quiet"), Terminal(folder, "check", TERM="dumb")):
    assert hidden.ended() == 1 and BAR not in hidden.said
piped = subprocess.run([program, "check"], cwd=folder, capture_output=True)
assert BAR not in piped.stdout + piped.stderr and b"\x1b" not in piped.stdout + piped.stderr
print("On a terminal it shows how far it has come, and a watch draws anew.")
