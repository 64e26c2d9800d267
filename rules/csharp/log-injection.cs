using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Logging;

namespace Audit;

public sealed class AuditController(ILogger<AuditController> logger) : ControllerBase
{
    public IActionResult Login(string user, int attempt)
    {
        // expect: log-injection
        logger.LogInformation("Login of " + user);
        // expect: log-injection
        logger.LogWarning($"Login of {user} failed");
        // ok: log-injection
        logger.LogInformation("Login of {User}", user);
        // ok: log-injection
        logger.LogInformation("Attempt " + attempt);
        // ok: log-injection
        logger.LogInformation("Login of " + user.ReplaceLineEndings(" "));
        return Ok();
    }
}

public sealed class OldController : System.Web.Mvc.Controller
{
    private static readonly log4net.ILog Log = log4net.LogManager.GetLogger(typeof(OldController));

    public void Index()
    {
        // expect: log-injection
        Log.Info("Search for " + Request.QueryString["q"]);
        // ok: log-injection
        Log.Info("Search for " + Request.QueryString["q"].Replace("\n", "").Replace("\r", ""));
    }
}
