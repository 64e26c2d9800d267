import ldap3
from flask import Flask, request
from ldap3.utils.conv import escape_filter_chars

app = Flask(__name__)


@app.route("/people")
def people():
    name = request.args["name"]
    connection = ldap3.Connection("ldap.example.org")
    # expect: ldap-injection
    connection.search("dc=example", "(uid=" + name + ")")
    # expect: ldap-injection
    connection.search(search_base="dc=example", search_filter=f"(&(objectClass=person)(uid={name}))")
    # expect: ldap-injection
    connection.search(f"ou={name},dc=example", "(objectClass=person)")
    # ok: ldap-injection
    connection.search("dc=example", f"(uid={escape_filter_chars(name)})")
    # ok: ldap-injection
    connection.search("dc=example", "(objectClass=person)")
    if not name.isalnum():
        raise ValueError(name)
    # ok: ldap-injection
    connection.search("dc=example", f"(uid={name})")
