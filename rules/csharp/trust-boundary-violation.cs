using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Roles;

public sealed class RoleController : Controller
{
    public IActionResult Become(string role, int id)
    {
        // expect: trust-boundary-violation
        HttpContext.Session.SetString("role", role);
        // ok: trust-boundary-violation
        HttpContext.Session.SetString("id", id.ToString());
        if (role is "reader" or "writer")
        {
            // ok: trust-boundary-violation
            HttpContext.Session.SetString("role", role);
        }
        return View();
    }
}

public sealed class OldController : System.Web.Mvc.Controller
{
    public void Index()
    {
        // expect: trust-boundary-violation
        Session["user"] = Request.QueryString["user"];
        // ok: trust-boundary-violation
        Session["visited"] = true;
    }
}
