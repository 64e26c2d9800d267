using System.Xml;
using System.Xml.Linq;
using System.Xml.XPath;
using Microsoft.AspNetCore.Mvc;

namespace Users;

public sealed class LoginController : ControllerBase
{
    public IActionResult Login(string user, string secret, int id)
    {
        var document = new XmlDocument();
        document.Load("users.xml");
        // expect: xpath-injection
        var node = document.SelectSingleNode("//user[name='" + user + "' and secret='" + secret + "']");
        // ok: xpath-injection
        document.SelectNodes("//user");
        // ok: xpath-injection
        document.SelectNodes("//user[" + id + "]");
        var navigator = new XPathDocument("users.xml").CreateNavigator();
        // expect: xpath-injection
        navigator.Evaluate(string.Concat("count(//user[name='", user, "'])"));
        // ok: xpath-injection
        var found = XDocument.Load("users.xml").Descendants("user").Where(u => (string?)u.Element("name") == user);
        return Ok(node);
    }
}
