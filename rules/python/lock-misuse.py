import threading

lock = threading.Lock()


class Account:
    def __init__(self):
        self.lock = threading.Lock()
        self.balance = 0

    def withdraw(self, amount):
        # expect: lock-misuse
        self.lock.acquire()
        if amount > self.balance:
            return False
        self.balance -= amount
        return True

    def deposit(self, amount):
        # expect: lock-misuse
        self.lock.acquire()
        self.balance += parse(amount)
        self.lock.release()

    def transfer(self, amount):
        # ok: lock-misuse
        self.lock.acquire()
        try:
            self.balance -= parse(amount)
        finally:
            self.lock.release()

    def close(self):
        # ok: lock-misuse
        with self.lock:
            self.balance = 0


def parse(amount):
    return int(amount)
