using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Cookies;

public sealed class CookieController : Controller
{
    public void Set(string value)
    {
        // expect: insecure-cookie
        Response.Cookies.Append("theme", value);
        // expect: insecure-cookie
        Response.Cookies.Append("session", value, new CookieOptions { Secure = false, HttpOnly = true });
        // expect: insecure-cookie
        var open = new CookieOptions { HttpOnly = false, Secure = true };
        // ok: insecure-cookie
        Response.Cookies.Append("session", value, new CookieOptions { Secure = true, HttpOnly = true, SameSite = SameSiteMode.Strict });
        // ok: insecure-cookie
        var request = new CookieOptions { Secure = Request.IsHttps, HttpOnly = true };
    }
}

public sealed class OldPage
{
    public void Unsafe(System.Web.HttpResponse response)
    {
        // expect: insecure-cookie
        var cookie = new System.Web.HttpCookie("session", "x");
        response.Cookies.Add(cookie);
    }

    public void Safe(System.Web.HttpResponse response)
    {
        // ok: insecure-cookie
        var cookie = new System.Web.HttpCookie("session", "x");
        cookie.Secure = true;
        cookie.HttpOnly = true;
        response.Cookies.Add(cookie);
    }
}
