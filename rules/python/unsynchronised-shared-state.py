import threading

counter = 0
total = 0
settings = None
lock = threading.Lock()


def worker(rounds):
    # expect: unsynchronised-shared-state
    global counter
    for _ in range(rounds):
        counter += 1


def careful_worker(rounds):
    # ok: unsynchronised-shared-state
    global total
    for _ in range(rounds):
        with lock:
            total += 1


def configure(value):
    # ok: unsynchronised-shared-state
    global settings
    settings = value


threads = [threading.Thread(target=worker, args=(1000,)) for _ in range(4)]
