using Pawl.Analysis.Rules;
using Pawl.Cli;
using Pawl.Cli.Commands;
using Pawl.Engine;

try
{
    var parsed = PawlCommand.Create().Parse(args);
    if (parsed.Errors.Count > 0 && args is not [['[', ..], ..])
    {
        throw new UserError(parsed.Errors[0].Message, $"`{CommandPath.Of(parsed.CommandResult)} --help` shows what it takes.");
    }
    return await parsed.InvokeAsync(new() { EnableDefaultExceptionHandler = false });
}
catch (UserError e)
{
    Console.Error.WriteLine($"pawl: {e.Message}");
    Console.Error.WriteLine($"      {e.Hint}");
}
catch (RuleError e)
{
    Console.Error.WriteLine($"pawl: {e.Message}");
    Console.Error.WriteLine("      Mend the rule; docs/new-rule.md describes the format, and `pawl rules test` checks it.");
}
catch (OperationCanceledException)
{
    Console.Error.WriteLine("pawl: interrupted");
    return ExitCodes.Interrupted;
}
return ExitCodes.CouldNotFinish;
