using System.Web;
using System.Web.Mvc;

namespace Languages;

public sealed class LanguageController : Controller
{
    public ActionResult Choose(string language, int size)
    {
        // expect: header-injection
        Response.AddHeader("X-Language", language);
        // ok: header-injection
        Response.AddHeader("X-Size", size.ToString());
        // ok: header-injection
        Response.AddHeader("X-Language", language.Replace("\r", "").Replace("\n", ""));
        // expect: header-injection
        Response.Cookies.Add(new HttpCookie("language", Request.QueryString["language"]));
        // ok: header-injection
        Response.Cookies.Add(new HttpCookie("language", HttpUtility.UrlEncode(language)));
        // ok: header-injection
        Response.AppendHeader("Cache-Control", "no-store");
        return View();
    }
}
