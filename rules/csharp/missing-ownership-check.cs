using System.Linq;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Orders;

[Authorize]
public sealed class OrdersController(Store db) : ControllerBase
{
    [HttpGet("{id}")]
    public IActionResult Show(int id)
    {
        var userId = User.Identity!.Name;
        // ok: missing-ownership-check
        return Ok(db.Orders.Single(o => o.Id == id && o.OwnerId == userId));
    }

    [HttpGet("{id}/bill")]
    public async Task<IActionResult> Bill([FromRoute] int id)
    {
        // expect: missing-ownership-check
        var order = await db.Orders.FindAsync(id);
        return Ok(order.Bill);
    }

    [HttpDelete("{id}")]
    public IActionResult Remove([FromRoute] int id)
    {
        // expect: missing-ownership-check
        db.Remove(db.Orders.Find(id));
        return NoContent();
    }

    [HttpGet("{id}/title")]
    public async Task<IActionResult> Title([FromRoute] int id)
    {
        // ok: missing-ownership-check
        var order = await db.Orders.FindAsync(id);
        if (order.OwnerId != User.Identity!.Name)
        {
            return NotFound();
        }
        return Ok(order.Title);
    }
}
