using System.CodeDom.Compiler;
using System.Reflection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CSharp;
using Microsoft.Extensions.AI;

namespace Formulas;

public sealed class FormulaController : ControllerBase
{
    [HttpPost]
    public async Task<IActionResult> Evaluate([FromBody] string formula, string plugin)
    {
        // expect: code-injection
        var result = await CSharpScript.EvaluateAsync(formula);
        // ok: code-injection
        await CSharpScript.EvaluateAsync("1 + 2");
        // expect: code-injection
        Assembly.LoadFrom("/plugins/" + plugin);
        // ok: code-injection
        Assembly.Load("System.Text.Json");
        var provider = new CSharpCodeProvider();
        var source = "class X { public int F() => " + formula + "; }";
        // expect: code-injection
        provider.CompileAssemblyFromSource(new CompilerParameters(), source);
        var chosen = formula == "double" ? "x * 2" : "x";
        // ok: code-injection
        provider.CompileAssemblyFromSource(new CompilerParameters(), "class Y { int F(int x) => " + chosen + "; }");
        int? number = null;
        try
        {
            number = int.Parse(plugin);
        }
        catch (FormatException)
        {
            Console.WriteLine("no number");
        }
        if (number != null)
        {
            // ok: code-injection
            provider.CompileAssemblyFromSource(new CompilerParameters(), "class Z { int F() => " + plugin + "; }");
        }
        return Ok(result);
    }
}

public sealed class Assistant(IChatClient model)
{
    public async Task<object> Calculate(string question)
    {
        var answer = await model.GetResponseAsync("Write C# for: " + question);
        // expect: code-injection
        var value = await CSharpScript.EvaluateAsync(answer.Text);
        // ok: code-injection
        var number = await CSharpScript.EvaluateAsync("2 * " + int.Parse(answer.Text));
        return (value, number);
    }
}
