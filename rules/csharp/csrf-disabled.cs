using System.Web.Mvc;

namespace Settings;

public sealed class SettingsController : Controller
{
    // expect: csrf-disabled
    [HttpPost]
    public ActionResult Save(string name)
    {
        return View(name);
    }

    // ok: csrf-disabled
    [HttpPost, ValidateAntiForgeryToken]
    public ActionResult Rename(string name)
    {
        return View(name);
    }

    // ok: csrf-disabled
    public ActionResult Index()
    {
        return View();
    }
}

public sealed class UploadController
{
    // expect: csrf-disabled
    [IgnoreAntiforgeryToken]
    public void Upload()
    {
    }
}
