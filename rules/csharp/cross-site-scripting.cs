using System.Net;
using System.Web;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Pages;

public sealed class GreetingController : Controller
{
    public IActionResult Hello(string name, int age)
    {
        // expect: cross-site-scripting
        var greeting = new HtmlString("<b>" + name + "</b>");
        // ok: cross-site-scripting
        var safe = new HtmlString("<b>" + WebUtility.HtmlEncode(name) + "</b>");
        // ok: cross-site-scripting
        var number = new HtmlString("<b>" + age + "</b>");
        // expect: cross-site-scripting
        return Content($"<p>{name}</p>", "text/html");
    }

    public IActionResult Text(string name)
    {
        // ok: cross-site-scripting
        return Content($"Hello {name}", "text/plain");
    }

    public async Task Raw()
    {
        // expect: cross-site-scripting
        await Response.WriteAsync("<p>" + Request.Query["q"] + "</p>");
        // ok: cross-site-scripting
        await Response.WriteAsync("<p>nothing found</p>");
    }

    public async Task Data()
    {
        Response.ContentType = "application/json";
        // ok: cross-site-scripting
        await Response.WriteAsync("{\"q\": \"" + Request.Query["q"] + "\"}");
    }
}

public sealed class SearchPage : System.Web.UI.Page
{
    protected void Page_Load(object sender, EventArgs e)
    {
        // expect: cross-site-scripting
        Response.Write("You searched for " + Request.QueryString["q"]);
        // ok: cross-site-scripting
        Response.Write("You searched for " + Server.HtmlEncode(Request.QueryString["q"]));
        // expect: cross-site-scripting
        lblResult.Text = Request.Form["comment"];
        // ok: cross-site-scripting
        lblResult.Text = HttpUtility.HtmlEncode(Request.Form["comment"]);
    }
}

public sealed class Handler
{
    public void ProcessRequest(System.Web.HttpContext context)
    {
        var cookie = context.Request.Cookies["name"].Value;
        // expect: cross-site-scripting
        context.Response.Write("<br>" + cookie);
        var list = new List<string> { "a", cookie };
        // ok: cross-site-scripting
        context.Response.Write("<br>" + list[0]);
    }
}
