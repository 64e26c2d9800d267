import ftplib
import smtplib
import telnetlib

import requests


def send(user, password, message, token):
    # expect: cleartext-transmission
    ftplib.FTP("ftp.example.org", user, password)
    # expect: cleartext-transmission
    telnetlib.Telnet("host.example.org")
    # expect: cleartext-transmission
    requests.post("http://api.example.org/login", json={"name": user, "password": password}, timeout=5)
    # expect: cleartext-transmission
    requests.get("http://api.example.org/me", headers={"Authorization": token}, timeout=5)
    # ok: cleartext-transmission
    requests.post("https://api.example.org/login", json={"name": user, "password": password}, timeout=5)
    # ok: cleartext-transmission
    requests.get("http://localhost:8000/me", headers={"Authorization": token}, timeout=5)
    # ok: cleartext-transmission
    requests.get("http://example.org/news", timeout=5)
    # ok: cleartext-transmission
    ftplib.FTP("ftp.example.org").login()
    # ok: cleartext-transmission
    ftplib.FTP_TLS("ftp.example.org", user, password)


def plain(user, password, message):
    server = smtplib.SMTP("mail.example.org", timeout=10)
    # expect: cleartext-transmission
    server.login(user, password)
    server.send_message(message)


def encrypted(user, password, message):
    server = smtplib.SMTP("mail.example.org", timeout=10)
    server.starttls()
    # ok: cleartext-transmission
    server.login(user, password)
    server.send_message(message)
