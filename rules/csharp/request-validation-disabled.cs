using System.Web.Mvc;

namespace Editing;

public sealed class EditorController : Controller
{
    // expect: request-validation-disabled
    [ValidateInput(false)]
    public ActionResult Save(string text)
    {
        return View(model: text);
    }

    // ok: request-validation-disabled
    [ValidateInput(true)]
    public ActionResult Index()
    {
        // expect: request-validation-disabled
        var raw = Request.Unvalidated.Form["text"];
        // ok: request-validation-disabled
        var name = Request.Form["name"];
        return View(model: raw + name);
    }
}
