using System.Reflection;
using Microsoft.AspNetCore.Mvc;

namespace Handlers;

public sealed class HandlerController : ControllerBase
{
    private static readonly Dictionary<string, Type> Handlers = new() { ["mail"] = typeof(MailHandler) };

    public IActionResult Run(string handler, string action)
    {
        // expect: unsafe-reflection
        var type = Type.GetType(handler);
        // expect: unsafe-reflection
        var instance = Activator.CreateInstance(type!);
        // expect: unsafe-reflection
        instance!.GetType().GetMethod(action)!.Invoke(instance, null);
        if (!Handlers.TryGetValue(handler, out var known))
        {
            return NotFound();
        }
        // ok: unsafe-reflection
        Activator.CreateInstance(known);
        // ok: unsafe-reflection
        Type.GetType("Handlers.MailHandler");
        return Ok();
    }

    private sealed class MailHandler { }
}
