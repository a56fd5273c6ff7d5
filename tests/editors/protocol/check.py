"""Holds recorded sessions against the protocol's model: check.py RECORD…

What the server says wrong fails; what an editor says wrong is told, since it is not ours to mend.
"""

import collections
import json
import sys

import order


def session(lines):
    held = order.Session()
    for line in lines:
        entry = json.loads(line)
        if "broken" in entry:
            held.say(entry["side"], "frame", entry["broken"])
        else:
            held.take(entry["side"], entry["message"])
    held.end()
    return held


def main(records):
    said, wrong, counts = 0, collections.Counter(), collections.Counter()
    for record in records:
        with open(record, encoding="utf-8") as lines:
            held = session(lines)
        counts.update(held.counts)
        said += sum(held.counts.values())
        name = record.rsplit("/", 1)[-1].rsplit("-", 1)[0]
        wrong.update((side, name, about, error) for side, about, error in held.wrong)
    for (side, name, about, error), count in sorted(wrong.items()):
        whose = "FAIL  the server" if side == "server" else "note  the editor"
        print(f"{whose}, {name}, {about}: {error}" + (f" ({count} times)" if count > 1 else ""))
    methods = sorted({method for _, method in counts})
    print(f"{len(records)} sessions, {said} requests and notifications, {len(methods)} methods: {', '.join(methods)}")
    return 1 if not records or any(side == "server" for side, *_ in wrong) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
