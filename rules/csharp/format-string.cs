using System.Globalization;
using Microsoft.AspNetCore.Mvc;

namespace Formats;

public sealed class FormatController : ControllerBase
{
    public IActionResult Show(string format, string name)
    {
        // expect: format-string
        var text = string.Format(format, name);
        // expect: format-string
        var other = string.Format(CultureInfo.InvariantCulture, "Hello " + format, name);
        // ok: format-string
        var good = string.Format("Hello {0}", name);
        // ok: format-string
        var culture = string.Format(CultureInfo.InvariantCulture, "Hello {0} {1}", name, format);
        // expect: format-string
        Console.WriteLine(format, name);
        // ok: format-string
        Console.WriteLine("{0}", name);
        return Ok(text + other + good + culture);
    }
}
