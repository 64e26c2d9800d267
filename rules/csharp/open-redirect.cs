using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Account;

public sealed class AccountController : Controller
{
    private const string Home = "/home";

    public IActionResult Login(string returnUrl, int page)
    {
        // ok: open-redirect
        if (page > 0) return Redirect("/pages/" + page);
        if (page < 0) return LocalRedirect(returnUrl);
        // expect: open-redirect
        return Redirect(returnUrl);
    }

    public IActionResult Checked(string returnUrl)
    {
        if (Url.IsLocalUrl(returnUrl))
        {
            // ok: open-redirect
            return Redirect(returnUrl);
        }
        // ok: open-redirect
        return Redirect(Home);
    }

    public void Old()
    {
        // expect: open-redirect
        Response.Redirect(Request.Query["next"]);
        // ok: open-redirect
        Response.Redirect("https://www.example.org/search?q=" + Request.Query["next"]);
        var next = Request.Query["next"] == "shop" ? "https://shop.example.org" : "/";
        // ok: open-redirect
        Response.Redirect(next);
    }

    public IActionResult Page(string? next)
    {
        // expect: open-redirect
        var result = new RedirectResult(next ?? "/");
        // ok: open-redirect
        return new RedirectResult(Url.Action("Index", new { next })!);
    }
}

public static class Endpoints
{
    public static void Map(WebApplication app)
    {
        // expect: open-redirect
        app.MapGet("/out", (string to) => Results.Redirect(to));
        // ok: open-redirect
        app.MapGet("/in", (string to) => Results.LocalRedirect(to));
    }
}
