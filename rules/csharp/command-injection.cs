using System.Diagnostics;
using System.Management.Automation;
using Microsoft.AspNetCore.Mvc;

namespace Ops;

public sealed class ToolsController : Controller
{
    private static readonly string[] AllowedTools = ["ping", "traceroute"];

    [HttpPost]
    public IActionResult Ping(string host, int count)
    {
        // expect: command-injection
        Process.Start("cmd.exe", "/c ping " + host);
        // expect: command-injection
        Process.Start(host);
        // ok: command-injection
        Process.Start("ping", "-c " + count);
        var info = new ProcessStartInfo("ping") { UseShellExecute = false };
        // ok: command-injection
        info.ArgumentList.Add(host);
        // expect: command-injection
        info.Arguments = $"-c 3 {host}";
        // ok: command-injection
        Process.Start(new ProcessStartInfo("ping", "-c 3 localhost"));
        // expect: command-injection
        var shell = new ProcessStartInfo { FileName = "/bin/sh", Arguments = "-c \"ping " + host + "\"" };
        if (AllowedTools.Contains(host))
        {
            // ok: command-injection
            Process.Start(host);
        }
        if (!System.Text.RegularExpressions.Regex.IsMatch(host, "^[a-z0-9.]+$"))
        {
            return BadRequest();
        }
        // ok: command-injection
        Process.Start("ping", host);
        return View(shell);
    }

    public void Script([FromBody] string script)
    {
        using var shell = PowerShell.Create();
        // expect: command-injection
        shell.AddScript(script).Invoke();
        // ok: command-injection
        shell.AddScript("Get-Process").AddParameter("Name", script).Invoke();
    }
}

public static class Program
{
    public static void Main(string[] args)
    {
        using var process = new Process();
        process.StartInfo.FileName = "git";
        // expect: command-injection
        process.StartInfo.Arguments = "log " + args[0];
        // ok: command-injection
        process.StartInfo.Arguments = "log --oneline";
        process.Start();
    }
}
