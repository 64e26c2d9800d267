using Microsoft.AspNetCore.Mvc;

namespace Images;

public sealed class ImageController : ControllerBase
{
    public IActionResult Make(int width, int height)
    {
        // expect: integer-overflow
        var pixels = new byte[width * height * 4];
        if (width > 4096 || height > 4096)
        {
            return BadRequest();
        }
        // ok: integer-overflow
        var bounded = new byte[width * height * 4];
        // ok: integer-overflow
        var constant = new byte[16 * 16 * 4];
        return Ok(pixels.Length + bounded.Length + constant.Length);
    }
}
