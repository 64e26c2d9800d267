using System.DirectoryServices;
using Microsoft.AspNetCore.Mvc;

namespace People;

public sealed class PeopleController : ControllerBase
{
    public IActionResult Find(string name)
    {
        using var root = new DirectoryEntry("LDAP://example.org");
        // expect: ldap-injection
        using var searcher = new DirectorySearcher(root, "(&(objectClass=user)(cn=" + name + "))");
        // expect: ldap-injection
        searcher.Filter = $"(cn={name})";
        // ok: ldap-injection
        searcher.Filter = "(cn=" + Encoder.LdapFilterEncode(name) + ")";
        // ok: ldap-injection
        searcher.Filter = "(objectClass=user)";
        // expect: ldap-injection
        using var entry = new DirectoryEntry("LDAP://example.org/CN=" + name);
        if (!name.All(char.IsLetterOrDigit))
        {
            return BadRequest();
        }
        // ok: ldap-injection
        searcher.Filter = "(cn=" + name + ")";
        return Ok(searcher.FindOne());
    }
}
