"""Drives the ledger's page in a real browser: sorts, searches, filters, follows a link, prints.

    tests/ledger/chromium.py PROGRAM BROWSER

Speaks the DevTools protocol over a pipe, so that nothing but Python and the browser is needed.
"""

import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time


class Leaving(Exception):
    """A question came while the page was being left: it went to nobody."""


class Browser:
    def __init__(self, program, folder):
        # The browser reads from its file descriptor 3 and writes to 4; messages end with a zero byte.
        to_read, self.to = os.pipe()
        self.back, to_write = os.pipe()
        high = os.dup(to_read), os.dup(to_write)

        def wire():
            os.dup2(high[0], 30), os.dup2(high[1], 31)
            os.dup2(30, 3), os.dup2(31, 4)

        arguments = ["--headless", "--no-sandbox", "--disable-gpu", "--remote-debugging-pipe", "--window-size=1000,500"]
        arguments += [f"--user-data-dir={folder}/profile", "about:blank"]
        self.process = subprocess.Popen(
            [program, *arguments], preexec_fn=wire, close_fds=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        for descriptor in (to_read, to_write, *high):
            os.close(descriptor)
        self.rest, self.number, self.events = b"", 0, []
        target = self.ask("Target.createTarget", url="about:blank")["targetId"]
        self.session = None
        self.session = self.ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.ask(domain + ".enable")

    def read(self):
        while b"\0" not in self.rest:
            part = os.read(self.back, 1 << 16)
            assert part, "the browser went away"
            self.rest += part
        message, self.rest = self.rest.split(b"\0", 1)
        return json.loads(message)

    def ask(self, method, **parameters):
        self.number += 1
        message = {"id": self.number, "method": method, "params": parameters}
        if getattr(self, "session", None):
            message["sessionId"] = self.session
        os.write(self.to, json.dumps(message).encode() + b"\0")
        while True:
            answer = self.read()
            if answer.get("id") == self.number:
                if "navigated" in answer.get("error", {}).get("message", ""):
                    raise Leaving
                assert "error" not in answer, (method, answer)
                return answer["result"]
            self.events.append(answer)

    def open(self, address):
        self.ask("Page.navigate", url=address)
        self.until(f"location.href === {json.dumps(address)} && document.readyState === 'complete'")

    def run(self, script):
        answer = self.ask("Runtime.evaluate", expression=script, returnByValue=True, userGesture=True)
        assert "exceptionDetails" not in answer, answer
        return answer["result"].get("value")

    def until(self, script, seconds=120):
        end = time.monotonic() + seconds
        while not self.holds(script):
            assert time.monotonic() < end, script
            time.sleep(0.05)

    def holds(self, script):
        """Whether it holds; not yet, while the page is being left for another."""
        try:
            return self.run(script)
        except Leaving:
            return False

    def key(self, key, code):
        for kind in ("keyDown", "keyUp"):
            text = "\r" if key == "Enter" and kind == "keyDown" else ""
            self.ask("Input.dispatchKeyEvent", type=kind, key=key, code=key, windowsVirtualKeyCode=code, text=text)


SHOWN = "Array.from(document.querySelectorAll('tbody tr')).filter((row) => row.offsetHeight)"
COUNTS = SHOWN + ".map((row) => row.dataset.count)"


def heading(name):
    return f"document.querySelector('th[data-key={name}]')"


def enter(name, value):
    return f"(() => {{ const field = document.forms[0].elements.{name}; field.value = {json.dumps(value)};" \
        "field.dispatchEvent(new Event('input', {bubbles: true})); })()"


def drive(program, browser):
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        folder = pathlib.Path(folder)
        filler = "".join(f"The school of ward {ward} opened again.\n\n" for ward in range(200))
        (folder / "a.txt").write_text(
            "By 3 May 2024 the Health Directorate counted 9 people killed by the cold. Another 100 people were injured.\n\n"
            + filler + "Activists said 46 people were killed in Nájera on 2 May 2024.\n"
        )
        subprocess.run([program, "ledger", "--format", "html", "--output", "l.html", "a.txt"], cwd=folder, check=True)
        page = (folder / "l.html").as_uri()
        chrome = Browser(browser, folder)
        try:
            chrome.open(page)
            told = [event for event in chrome.events if event["method"] in ("Log.entryAdded", "Runtime.exceptionThrown")]
            assert not told, told
            asked = [event["params"]["request"]["url"] for event in chrome.events
                     if event["method"] == "Network.requestWillBeSent"]
            assert all(url == page for url in asked), asked

            # The policy lets the page's own script run and no other.
            assert not chrome.run("document.forms[0].hidden")
            chrome.run("(() => { const other = document.createElement('script'); other.textContent = 'window.got = 1';"
                       "document.body.append(other); })()")
            assert chrome.run("typeof got") == "undefined"

            # Sorting by click: numbers by size, and both ways.
            assert chrome.run(COUNTS) == ["9", "100", "46"]
            chrome.run(heading("count") + ".querySelector('button').click()")
            assert chrome.run(COUNTS) == ["100", "46", "9"]
            assert chrome.run(heading("count") + ".getAttribute('aria-sort')") == "descending"
            assert chrome.run(heading("place") + ".getAttribute('aria-sort')") == "none"
            # Sorting by key.
            chrome.run(heading("count") + ".querySelector('button').focus()")
            chrome.key("Enter", 13)
            assert chrome.run(COUNTS) == ["9", "46", "100"]
            chrome.run(heading("time") + ".querySelector('button').focus()")
            chrome.key("Enter", 13)
            assert chrome.run(COUNTS)[0] == "46"

            # A page that was sorted when it was made says so, and still knows the places.
            made = ["--sort", "count", "--format", "html", "--output", "s.html", "a.txt"]
            subprocess.run([program, "ledger", *made], cwd=folder, check=True)
            chrome.open((folder / "s.html").as_uri())
            assert chrome.run(heading("count") + ".getAttribute('aria-sort')") == "descending"
            assert chrome.run(COUNTS) == ["100", "46", "9"]
            chrome.run(heading("place") + ".querySelector('button').click()")
            assert chrome.run(COUNTS) == ["9", "100", "46"]
            chrome.open(page)

            # Searching, without accents and in any case, and the count of what is shown.
            chrome.run(enter("find", "ACTIVISTS 46"))
            assert chrome.run(COUNTS) == ["46"]
            assert chrome.run("document.getElementById('count').textContent") == "1 of 3 rows"
            chrome.run(enter("find", ""))
            chrome.run(enter("grade", "named"))
            chrome.run(enter("harm", "death"))
            assert chrome.run(COUNTS) == ["9"]
            chrome.run(enter("harm", ""))
            chrome.run(enter("grade", ""))
            assert chrome.run("document.getElementById('count').textContent") == "3 rows"

            # Printing: the controls are gone, and the head is one that repeats on each page.
            chrome.ask("Emulation.setEmulatedMedia", media="print")
            assert chrome.run("getComputedStyle(document.forms[0]).display") == "none"
            assert chrome.run("getComputedStyle(document.querySelector('thead')).display") == "table-header-group"
            chrome.ask("Emulation.setEmulatedMedia", media="")

            # A row leads to its place: the browser finds the words far down in a draft of plain text.
            chrome.run(SHOWN + ".find((row) => row.dataset.count === '46').querySelector('a').click()")
            chrome.until("location.pathname.endsWith('a.txt') && document.readyState === 'complete'")
            chrome.until("scrollY > 1000")

            # Twenty thousand rows are sorted and searched in a moment.
            lines = (f"By 3 May 2024 the Health Directorate counted {count} people killed by the cold." for count in range(20000))
            (folder / "b.txt").write_text("\n\n".join(lines))
            subprocess.run([program, "ledger", "--format", "html", "--output", "b.html", "b.txt"], cwd=folder, check=True)
            chrome.open((folder / "b.html").as_uri())
            rows = chrome.run("document.querySelectorAll('tbody tr').length")
            assert rows >= 19990, rows
            took = chrome.run("(() => { const from = performance.now();" + heading("count")
                              + ".querySelector('button').click();" + enter("find", "1999") + ";"
                              "document.body.offsetHeight; return performance.now() - from; })()")
            print(f"{rows} rows sorted and searched in {took:.0f} ms")
            assert took < 20000, took
            assert chrome.run(COUNTS)[0] == "19999"
        finally:
            chrome.process.kill()
            chrome.process.wait()


if __name__ == "__main__":
    drive(os.path.abspath(sys.argv[1]), sys.argv[2])
    print("the page sorts, searches, filters, links and prints")
