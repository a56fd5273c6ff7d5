"""Stands between an editor and the server and writes down what they say, a message a line, with its side.

    record.py LOG PROGRAM [ARGUMENT…]

Bytes are passed on as they come, before they are understood. LOG is written anew; each line is
{"side": "client" or "server", "message": …}, and a frame that cannot be read is {"side": …, "broken": why}.
"""

import json
import os
import subprocess
import sys
import threading


class Ear:
    """Takes the bytes of one side and writes its messages down."""

    def __init__(self, side, note):
        self.side, self.note, self.kept = side, note, b""

    def hear(self, chunk):
        self.kept += chunk
        while (end := self.kept.find(b"\r\n\r\n")) >= 0:
            head, rest = self.kept[:end], self.kept[end + 4 :]
            fields = dict(line.split(b": ", 1) for line in head.split(b"\r\n") if b": " in line)
            if not fields.get(b"Content-Length", b"").isdigit():
                self.note({"side": self.side, "broken": f"a head without a length: {head!r}"})
                self.kept = rest
                continue
            length = int(fields[b"Content-Length"])
            if len(rest) < length:
                return
            body, self.kept = rest[:length], rest[length:]
            try:
                self.note({"side": self.side, "message": json.loads(body.decode())})
            except ValueError as error:
                self.note({"side": self.side, "broken": str(error)})

    def end(self):
        if self.kept:
            self.note({"side": self.side, "broken": f"{len(self.kept)} bytes that are no whole message"})


def passed_on(source, target, ear):
    gone = False
    while chunk := os.read(source, 1 << 16):
        ear.hear(chunk)
        try:
            if not gone:
                target.write(chunk)
                target.flush()
        except OSError:
            # Who has left reads no more, but what is said to them is whole all the same.
            gone = True
    ear.end()
    try:
        target.close()
    except OSError:
        pass


def main():
    log = open(sys.argv[1], "w", encoding="utf-8", buffering=1)
    lock = threading.Lock()

    def note(entry):
        with lock:
            log.write(json.dumps(entry, ensure_ascii=False) + "\n")

    server = subprocess.Popen(sys.argv[2:], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    said = threading.Thread(
        target=passed_on, args=(sys.stdin.fileno(), server.stdin, Ear("client", note)), daemon=True
    )
    said.start()
    passed_on(server.stdout.fileno(), sys.stdout.buffer, Ear("server", note))
    code = server.wait()
    # The editor may have gone with the server: nobody is left to read the rest of what it says.
    with lock:
        os._exit(code)


main()
