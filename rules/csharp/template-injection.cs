using HandlebarsDotNet;
using Microsoft.AspNetCore.Mvc;
using RazorEngine;
using RazorEngine.Templating;

namespace Mail;

public sealed class PreviewController : Controller
{
    [HttpPost]
    public IActionResult Preview(string template, string name)
    {
        // expect: template-injection
        var html = Engine.Razor.RunCompile(template, "key", null, new { name });
        // ok: template-injection
        Engine.Razor.RunCompile("Hello @Model.name", "hello", null, new { name });
        // expect: template-injection
        var compiled = Handlebars.Compile("Hello {{name}} " + template);
        // ok: template-injection
        var fixedTemplate = Handlebars.Compile("Hello {{name}}");
        return Content(fixedTemplate(new { name }) + compiled(new { name }) + html);
    }
}
