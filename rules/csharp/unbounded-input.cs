using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;

namespace Sizes;

public sealed class BufferController : ControllerBase
{
    public IActionResult Make(int size, int wait)
    {
        // expect: unbounded-input
        var buffer = new byte[size];
        // expect: unbounded-input
        Thread.Sleep(wait);
        var count = int.Parse(Request.Query["count"]);
        // expect: unbounded-input
        var numbers = Enumerable.Range(0, count).ToList();
        if (size > 4096)
        {
            return BadRequest();
        }
        // ok: unbounded-input
        var bounded = new byte[size];
        // ok: unbounded-input
        var constant = new byte[4096];
        return Ok(new { buffer, numbers, bounded, constant });
    }

    // expect: unbounded-input
    [DisableRequestSizeLimit]
    public void Upload(FormOptions options)
    {
        // expect: unbounded-input
        options.MultipartBodyLengthLimit = long.MaxValue;
        // ok: unbounded-input
        options.ValueLengthLimit = 1_000_000;
    }
}
