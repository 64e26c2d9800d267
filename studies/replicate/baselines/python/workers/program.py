"""Jobs that several workers do, with results that are shared.

Commands on standard input: job NAME NUMBER (counts divisors), slow NAME, go, result NAME, total.
"""

import queue
import re
import sys
import threading

WORKERS = 4
MAX_JOBS = 200
MAX_NUMBER = 100_000
PATIENCE = 2.0
NAME = re.compile(r"[a-z][a-z0-9]{0,15}")
NUMBER = re.compile(r"[0-9]{1,6}")


class Refused(Exception):
    """Said to the user as it is."""


class Results:
    """What the workers found; all of them write here."""

    def __init__(self):
        self._lock = threading.Lock()
        self._found = {}

    def add(self, name, value):
        with self._lock:
            self._found[name] = value

    def get(self, name):
        with self._lock:
            if name not in self._found:
                raise Refused("no result")
            return self._found[name]

    def total(self):
        with self._lock:
            return sum(value for value in self._found.values() if isinstance(value, int))


class Workers:
    def __init__(self):
        self._jobs = queue.Queue(maxsize=MAX_JOBS)
        self.results = Results()
        self._stop = threading.Event()
        self._release = threading.Event()
        self._threads = [threading.Thread(target=self._work, name=f"worker {n}", daemon=True) for n in range(WORKERS)]
        self._started = False
        self._waiting = 0

    def add(self, name, work):
        if not NAME.fullmatch(name):
            raise Refused("bad name")
        try:
            self._jobs.put_nowait((name, work))
        except queue.Full:
            raise Refused("full") from None
        self._waiting += 1
        return "taken"

    def go(self):
        if not self._started:
            self._started = True
            for thread in self._threads:
                thread.start()
        done, self._waiting = self._waiting, 0
        self._release.set()
        self._jobs.join()
        self._release.clear()
        return f"{done} done"

    def close(self):
        self._stop.set()
        self._release.set()
        for thread in self._threads:
            if thread.is_alive():
                thread.join(PATIENCE)

    def slow(self):
        return "patient" if self._release.wait(PATIENCE) else "tired"

    def _work(self):
        while not self._stop.is_set():
            try:
                name, work = self._jobs.get(timeout=0.05)
            except queue.Empty:
                continue
            try:
                self.results.add(name, work())
            except ValueError as error:
                self.results.add(name, f"failed: {error}")
            finally:
                self._jobs.task_done()


def divisors(number):
    if number == 0:
        raise ValueError("every number divides 0")
    return sum(1 for candidate in range(1, number + 1) if number % candidate == 0)


def parse_number(text):
    if not NUMBER.fullmatch(text) or int(text) > MAX_NUMBER:
        raise Refused("bad number")
    return int(text)


def answer(workers, words):
    if len(words) == 3 and words[0] == "job":
        number = parse_number(words[2])
        return workers.add(words[1], lambda: divisors(number))
    if len(words) == 2 and words[0] == "slow":
        return workers.add(words[1], workers.slow)
    if words == ["go"]:
        return workers.go()
    if len(words) == 2 and words[0] == "result":
        return workers.results.get(words[1])
    if words == ["total"]:
        return workers.results.total()
    raise Refused("what?")


def main():
    workers = Workers()
    try:
        for line in sys.stdin:
            try:
                print(answer(workers, line.split()))
            except Refused as refusal:
                print(refusal)
    finally:
        workers.close()


if __name__ == "__main__":
    main()
