import asyncio
import os
import shlex
import subprocess
import sys

from flask import Flask, request
from mcp.server.fastmcp import FastMCP

app = Flask(__name__)
mcp = FastMCP("tools")
TOOLS = {"disk": "df", "memory": "free"}


@app.route("/ping")
def ping():
    host = request.args.get("host", "localhost")
    # expect: command-injection
    os.system("ping -c 1 " + host)
    # expect: command-injection
    subprocess.run(f"ping -c 1 {host}", shell=True)
    # expect: command-injection
    subprocess.check_output("ping -c 1 %s" % host, shell=True)
    # expect: command-injection
    subprocess.Popen(["sh", "-c", f"ping -c 1 {host}"])
    # expect: command-injection
    output = os.popen("ping -c 1 " + host).read()
    # ok: command-injection
    subprocess.run(["ping", "-c", "1", host], check=True)
    # ok: command-injection
    subprocess.run("ping -c 1 " + shlex.quote(host), shell=True)
    # ok: command-injection
    subprocess.run("uptime", shell=True)
    return output


@app.route("/tool")
def tool():
    name = request.args["name"]
    # expect: command-injection
    subprocess.run([name, "--version"])
    # expect: command-injection
    subprocess.run(shlex.split(name))
    # ok: command-injection
    subprocess.run([TOOLS[name], "--version"])
    if name in ("df", "free"):
        # ok: command-injection
        os.system(name + " -h")
    if not name.isalnum():
        return "bad name", 400
    # ok: command-injection
    os.system("systemctl status " + name)


@app.route("/dead")
def dead():
    value = request.args["value"]
    number = 86
    chosen = "echo nothing" if 7 * 42 - number > 200 else value
    # ok: command-injection
    os.system(chosen)
    if 7 * 18 + number > 200:
        command = value
    else:
        command = "true"
    # expect: command-injection
    os.system(command)


@mcp.tool()
async def grep(pattern: str, folder: str) -> str:
    # expect: command-injection
    process = await asyncio.create_subprocess_shell(f"grep -r '{pattern}' {folder}", stdout=-1)
    # ok: command-injection
    await asyncio.create_subprocess_exec("grep", "-r", "--", pattern, folder)
    return str(await process.communicate())


def convert(source, target):
    # expect: command-injection
    os.system(f"convert {source} {target}")
    # ok: command-injection
    subprocess.run(["convert", source, target])


def run(command):
    # ok: command-injection
    return subprocess.run(command, shell=True)


def main():
    # expect: command-injection
    os.system("tail " + sys.argv[1])


def checked(host):
    if not is_hostname(host):
        raise ValueError(host)


def is_hostname(host):
    return host.replace(".", "").isalnum()


@app.route("/trace")
def trace():
    host = request.args["host"]
    # expect: command-injection
    os.system("traceroute " + host)
    sure = request.args["sure"]
    if not sure.isalnum():
        raise ValueError(sure)
    # ok: command-injection
    os.system("traceroute " + sure)


def editor(path):
    # ok: command-injection
    subprocess.run([os.environ["EDITOR"], path], check=True)


@app.get("/through-a-list")
def through_a_list():
    command = []
    if os.path.exists("/bin/bash"):
        command.append("bash")
    else:
        command.append("sh")
    command.append("-c")
    command.append("echo " + request.args["text"])
    # expect: command-injection
    return subprocess.run(command, capture_output=True).stdout


def assistant(client, question):
    answer = client.chat.completions.create(model="gpt-5", messages=[{"role": "user", "content": question}])
    command = answer.choices[0].message.content
    # expect: command-injection
    subprocess.run(command, shell=True)
    # ok: command-injection
    subprocess.run(["echo", "--", command])
