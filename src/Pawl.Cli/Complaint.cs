using Pawl.Analysis.Rules;
using Pawl.Engine;
using Pawl.Engine.Git;
using Pawl.Engine.Reports;

namespace Pawl.Cli;

/// <summary>What the program says when it cannot finish: what is wrong, and how to mend it.</summary>
internal static class Complaint
{
    /// <returns>Null for an error that only the program itself can be to blame for.</returns>
    internal static string? HintFor(Exception error) =>
        error switch
        {
            UserError e => e.Hint,
            RuleError => "Mend the rule; docs/new-rule.md describes the format, and `pawl rules test` checks it.",
            GitException => "The repository or its configuration may be damaged: `git fsck` and `git config --list` tell more.",
            TypeLoadException or BadImageFormatException =>
                "The tree-sitter core or a grammar beside the program is missing or of another version: install again, then `pawl doctor`.",
            IOException or UnauthorizedAccessException =>
                "See that files can be read and output can be written, and that the disk has room.",
            _ => null,
        };

    internal static int Interrupted()
    {
        Console.Error.WriteLine("pawl: interrupted");
        return ExitCodes.Interrupted;
    }

    // Messages name paths and carry git's words: they may hold anything.
    internal static int Say(string message, string hint)
    {
        Console.Error.WriteLine($"pawl: {VisibleText.Line(message)}");
        Console.Error.WriteLine($"      {VisibleText.Line(hint)}");
        return ExitCodes.CouldNotFinish;
    }
}
