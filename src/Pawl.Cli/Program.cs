using Pawl.Cli;
using Pawl.Cli.Commands;
using Pawl.Engine;

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
    return exitCode == ExitCodes.Interrupted ? Complaint.Interrupted() : exitCode;
}
catch (OperationCanceledException)
{
    return Complaint.Interrupted();
}
catch (Exception e) when (Complaint.HintFor(e) is { } hint)
{
    return Complaint.Say(e.Message, hint);
}
