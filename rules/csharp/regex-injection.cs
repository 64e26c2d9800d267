using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc;

namespace Search;

public sealed class SearchController : ControllerBase
{
    public IActionResult Find(string pattern, string text)
    {
        // expect: regex-injection
        var expression = new Regex(pattern);
        // expect: regex-injection
        var found = Regex.IsMatch(text, "^" + pattern + "$");
        // ok: regex-injection
        var literal = new Regex(Regex.Escape(pattern));
        // ok: regex-injection
        var bounded = new Regex(pattern, RegexOptions.None, TimeSpan.FromSeconds(1));
        // ok: regex-injection
        var constant = Regex.IsMatch(text, "^[a-z]+$");
        return Ok(new { expression, found, literal, bounded, constant });
    }
}
