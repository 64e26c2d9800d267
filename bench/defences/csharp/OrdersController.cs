using System.ComponentModel.DataAnnotations;
using System.Data.SqlClient;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Logging;

namespace Shop;

public sealed class Draft
{
    // defence: validation Required
    [Required]
    // defence: validation StringLength
    [StringLength(200)]
    public string Note { get; set; } = "";

    // defence: validation Range
    [Range(1, 100)]
    public int Quantity { get; set; }
}

[ApiController]
[Route("orders")]
public sealed class OrdersController(Orders orders, ILogger<OrdersController> log) : ControllerBase
{
    private readonly object gate = new();
    private long count;

    [HttpGet("{id:long}")]
    // defence: authentication Authorize
    [Authorize]
    public IActionResult Show(long id)
    {
        var order = orders.Find(id);
        // defence: null-check
        if (order is null)
        {
            return NotFound();
        }
        // defence: authorisation
        if (!IsOwner(order))
        {
            // defence: logging
            log.LogWarning("order {Order} is not of {User}", id, User.Identity!.Name);
            return Forbid();
        }
        // defence: escaping Encode
        return Content("<h1>" + HtmlEncoder.Default.Encode(order.Title) + "</h1>", "text/html");
    }

    private bool IsOwner(Order order) => order.Owner == User.Identity!.Name;

    [HttpPost]
    // defence: authorisation Authorize
    [Authorize(Roles = "Buyer")]
    // defence: csrf ValidateAntiForgeryToken
    [ValidateAntiForgeryToken]
    // defence: rate-limit EnableRateLimiting
    [EnableRateLimiting("orders")]
    public IActionResult Create(Draft draft)
    {
        // defence: validation
        if (!ModelState.IsValid)
        {
            return BadRequest(ModelState);
        }
        // defence: bounds-check
        if (draft.Quantity < 1 || draft.Quantity > 100)
        {
            return BadRequest();
        }
        // defence: lock
        lock (gate)
        {
            count++;
        }
        // defence: error-handling
        try
        {
            orders.Add(draft);
        }
        catch (SqlException error)
        {
            log.LogError(error, "order was not kept");
            return StatusCode(500);
        }
        return Ok();
    }

    [HttpDelete("{id:long}")]
    // defence: authorisation Authorize
    [Authorize(Roles = "Admin")]
    public IActionResult Remove(long id)
    {
        var order = orders.Find(id) ?? throw new KeyNotFoundException();
        // defence: validation
        if (order.IsPaid)
        {
            throw new InvalidOperationException("it is paid");
        }
        orders.Remove(id);
        // defence: logging
        log.LogInformation("order {Order} was deleted by {User}", id, User.Identity!.Name);
        return NoContent();
    }
}
