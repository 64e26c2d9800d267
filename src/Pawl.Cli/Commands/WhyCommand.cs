using System.CommandLine;
using System.Globalization;
using Pawl.Cli.Screens;
using Pawl.Engine;
using Pawl.Engine.Audit;
using Pawl.Engine.Authorship;
using Pawl.Engine.Cache;
using Pawl.Engine.Lineage;

namespace Pawl.Cli.Commands;

/// <summary><c>pawl why FILE:LINE</c>: who wrote a line, in which position of a chain, what was found there.</summary>
internal static class WhyCommand
{
    internal static Command Create()
    {
        var place = new Argument<string>("place") { Description = "A file and a line in it: src/login.py:42", HelpName = "file:line" };
        var signals = new Option<string[]>("--signals")
        {
            Description = "More signals of authorship; rules/signals.yaml shows the form",
            HelpName = "file",
        };
        var noCache = new Option<bool>("--no-cache") { Description = "Neither read nor keep analyses" };
        var command = new Command("why", "Say who wrote a line, in which iteration, and what was found there") { place, signals, noCache };
        command.SetAction(
            async (parsed, cancel) =>
            {
                var (file, line) = Split(parsed.GetValue(place)!);
                var path = Path.GetFullPath(file);
                using var cache = ContentCache.Open(parsed.GetValue(noCache) ? null : Installation.CachePath);
                var history = new LineHistory(new AuditOptions(FolderOf(path)), Installation.Tools(Installation.Rules()), cache);
                var story = await history.Run(path, line, CommitAuthors.By(SignalTable.Load(parsed.GetValue(signals) ?? [])), cancel);
                WhyScreen.Write(Terminal.Output(), story);
                return ExitCodes.Clean;
            }
        );
        return command;
    }

    /// <summary>The nearest folder above the file that is there, so that a wrong name is told by the history, not by git.</summary>
    private static string FolderOf(string path)
    {
        var folder = Path.GetDirectoryName(path);
        while (folder is not null && !Directory.Exists(folder))
        {
            folder = Path.GetDirectoryName(folder);
        }
        return folder ?? Directory.GetCurrentDirectory();
    }

    private static (string File, int Line) Split(string place)
    {
        var colon = place.LastIndexOf(':');
        if (colon > 0 && int.TryParse(place[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var line) && line > 0)
        {
            return (place[..colon], line);
        }
        throw new UserError($"'{place}' is no file and line", "Write it as src/login.py:42; lines count from 1.");
    }
}
