using System;
using System.IO;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Uploads;

public sealed class UploadsController : ControllerBase
{
    [HttpPost("any")]
    public IActionResult Any(IFormFile file)
    {
        // expect: unrestricted-upload
        using var stream = new FileStream(Path.Combine("uploads", Path.GetFileName(file.FileName)), FileMode.Create);
        file.CopyTo(stream);
        return Ok();
    }

    [HttpPost("images")]
    public IActionResult Images(IFormFile file)
    {
        if (Path.GetExtension(file.FileName) is not (".png" or ".jpg"))
        {
            return BadRequest();
        }
        // ok: unrestricted-upload
        using var stream = new FileStream(Path.Combine("uploads", Path.GetFileName(file.FileName)), FileMode.Create);
        file.CopyTo(stream);
        return Ok();
    }

    [HttpPost("own")]
    public IActionResult Own(IFormFile file)
    {
        // ok: unrestricted-upload
        using var stream = new FileStream(Path.Combine("uploads", Guid.NewGuid().ToString()), FileMode.Create);
        file.CopyTo(stream);
        return Ok();
    }
}
