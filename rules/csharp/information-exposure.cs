using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Logging;

namespace Errors;

public sealed class ErrorController(ILogger<ErrorController> logger) : ControllerBase
{
    public IActionResult Run(string password, string user)
    {
        try
        {
            // expect: information-exposure
            logger.LogInformation("Login of {User} with {Password}", user, password);
            // expect: information-exposure
            logger.LogInformation($"Login of {user} with {password}");
            // ok: information-exposure
            logger.LogInformation("Login of {User}", user);
            return Ok();
        }
        catch (InvalidOperationException e)
        {
            // expect: information-exposure
            return BadRequest(e.ToString());
        }
        catch (FormatException e)
        {
            logger.LogError(e, "could not read it");
            // ok: information-exposure
            return BadRequest("could not read it");
        }
        catch (Exception e)
        {
            // expect: information-exposure
            return StatusCode(500, new { e.Message, e.StackTrace });
        }
    }
}
