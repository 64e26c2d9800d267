using Pawl.Analysis.Rules;
using Pawl.Cli;
using Pawl.Cli.Commands;
using Pawl.Engine;
using Pawl.Engine.Git;
using Pawl.Engine.Reports;

try
{
    var isCompletion = args is [['[', ..], ..];
    if (!isCompletion && args.Contains(""))
    {
        throw new UserError("an argument is empty", "Leave it out, or give it a value.");
    }
    var parsed = PawlCommand.Create().Parse(args);
    if (parsed.Errors.Count > 0 && !isCompletion)
    {
        throw new UserError(parsed.Errors[0].Message, $"`{CommandPath.Of(parsed.CommandResult)} --help` shows what it takes.");
    }
    var exitCode = await parsed.InvokeAsync(
        new() { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = TimeSpan.FromSeconds(10) }
    );
    if (exitCode == ExitCodes.Interrupted)
    {
        Interrupted();
    }
    return exitCode;
}
catch (UserError e)
{
    Complain(e.Message, e.Hint);
}
catch (RuleError e)
{
    Complain(e.Message, "Mend the rule; docs/new-rule.md describes the format, and `pawl rules test` checks it.");
}
catch (GitException e)
{
    Complain(e.Message, "The repository or its configuration may be damaged: `git fsck` and `git config --list` tell more.");
}
catch (Exception e) when (e is TypeLoadException or BadImageFormatException)
{
    Complain(
        e.Message,
        "The tree-sitter core or a grammar beside the program is missing or of another version: install again, then `pawl doctor`."
    );
}
catch (Exception e) when (e is IOException or UnauthorizedAccessException)
{
    Complain(e.Message, "See that files can be read and output can be written, and that the disk has room.");
}
catch (OperationCanceledException)
{
    Interrupted();
    return ExitCodes.Interrupted;
}
return ExitCodes.CouldNotFinish;

static void Interrupted() => Console.Error.WriteLine("pawl: interrupted");

// Messages name paths and carry git's words: they may hold anything.
static void Complain(string message, string hint)
{
    Console.Error.WriteLine($"pawl: {VisibleText.Line(message)}");
    Console.Error.WriteLine($"      {VisibleText.Line(hint)}");
}
