using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Orders;

[ApiController]
public sealed class OrdersController : ControllerBase
{
    [Authorize, HttpPost]
    public IActionResult Add(int id)
    {
        return Ok(id);
    }

    // expect: missing-authorisation
    [HttpDelete("{id}")]
    public IActionResult Delete(int id)
    {
        return Ok(id);
    }

    // ok: missing-authorisation
    [HttpPost("login"), AllowAnonymous]
    public IActionResult Login()
    {
        return Ok();
    }

    // ok: missing-authorisation
    [HttpGet]
    public IActionResult List()
    {
        return Ok();
    }
}

// ok: missing-authorisation
[Authorize]
public sealed class AdminController : ControllerBase
{
    // ok: missing-authorisation
    [HttpDelete]
    public IActionResult Clear()
    {
        return Ok();
    }

    // ok: missing-authorisation
    [HttpPost("forgot")]
    public IActionResult ForgotPassword(string address) => Ok(address);
}
