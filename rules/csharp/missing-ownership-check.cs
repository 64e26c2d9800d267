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

    [HttpGet("{id}/notes")]
    public async Task<IActionResult> Notes([FromRoute] int id)
    {
        // expect: missing-ownership-check
        var order = await db.Orders.SingleOrDefaultAsync(o => o.Id == id);
        return Ok(order.Notes);
    }

    [HttpGet("{id}/lines")]
    public IActionResult Lines([FromRoute] int id)
    {
        // expect: missing-ownership-check
        return Ok(db.Orders.Where(o => o.Id == id).First().Lines);
    }

    [HttpGet("{id}/state")]
    public IActionResult State([FromRoute] int id)
    {
        // ok: missing-ownership-check
        return Ok(db.Orders.FirstOrDefault(o => id == o.Id && o.OwnerId == User.Identity!.Name).State);
    }

    [HttpGet("{id}/price")]
    public IActionResult Price([FromRoute] int id)
    {
        // ok: missing-ownership-check
        var order = db.Orders.First(o => o.Id == id);
        if (order.OwnerId != User.Identity!.Name)
        {
            return NotFound();
        }
        return Ok(order.Price);
    }

    [HttpGet("kinds/{name}")]
    public IActionResult Kind([FromRoute] string name)
    {
        // ok: missing-ownership-check
        return Ok(db.Kinds.First(k => k.Name == name));
    }
}
