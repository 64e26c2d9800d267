using Pawl.Analysis.Rules;
using Pawl.Cli;
using Pawl.Cli.Commands;
using Pawl.Engine;

try
{
    return await PawlCommand.Create().Parse(args).InvokeAsync(new() { EnableDefaultExceptionHandler = false });
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
